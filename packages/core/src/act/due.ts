import { daysBetween } from '../calendar.ts';
import { isUnresolved, type ThemeStatus } from './theme-status.ts';

export const dueStates = ['late', 'soon', 'on_track'] as const;
export type DueState = (typeof dueStates)[number];

/** Due soon means within so many days, today included. */
export const soonDays = 7;

/** How a theme stands against its deadline: late once the day has passed unanswered, soon within 7 days, else on track. */
export function dueOf(theme: { readonly status: ThemeStatus; readonly deadlineOn: string | null }, today: string): { state: DueState; daysLate: number } {
  if (theme.deadlineOn === null || !isUnresolved(theme.status)) return { state: 'on_track', daysLate: 0 };
  const left = daysBetween(today, theme.deadlineOn);
  if (left < 0) return { state: 'late', daysLate: -left };
  return { state: left <= soonDays ? 'soon' : 'on_track', daysLate: 0 };
}
