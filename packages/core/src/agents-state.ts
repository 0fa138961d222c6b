import { writeDay } from './calendar.ts';
import type { ThemeStatus } from './act/theme-status.ts';

const words = {
  emerging: 'It is being looked at.',
  open: 'It has an owner and a date.',
  in_progress: 'It is being worked on.',
  blocked: 'It is stuck at the moment.',
  done: 'It has been changed.',
  confirmed: 'It has been changed, and it helped.',
  declined: 'It will not be changed.',
  merged: 'It is looked at together with another point.',
  dismissed: 'It is not followed further.',
} as const satisfies Record<ThemeStatus, string>;

const promised: readonly ThemeStatus[] = ['open', 'in_progress', 'blocked'];

/** How a point that agents reported stands, in sentences: what is done about it, for when it is promised, which team it is with. */
export function agentsState({ status, deadlineOn, team }: { readonly status: ThemeStatus; readonly deadlineOn: string | null; readonly team: string | null }, today: string): string {
  const isPromised = deadlineOn !== null && promised.includes(status);
  const day = !isPromised ? '' : deadlineOn < today ? `It was promised for ${writeDay(deadlineOn)} and is late.` : `Promised for ${writeDay(deadlineOn)}.`;
  return [words[status], day, team === null || status === 'emerging' || status === 'dismissed' ? '' : `With ${team}.`].filter((sentence) => sentence !== '').join(' ');
}
