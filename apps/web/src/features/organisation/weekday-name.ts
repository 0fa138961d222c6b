import type { Weekday } from '@kept/core/act/working-calendar.ts';

/** The week as people read it, from Monday on. */
export const weekFromMonday = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const satisfies readonly Weekday[];

/** A day of the week, written out: "Monday". */
export function weekdayName(weekday: Weekday): string {
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}`;
}
