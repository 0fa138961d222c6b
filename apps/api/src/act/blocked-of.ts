import { blockedClock } from '@kept/core/act/blocked-words.ts';
import { workingDaysBetween, type WorkingCalendar } from '@kept/core/act/working-calendar.ts';
import { dayIn } from '@kept/core/calendar.ts';
import { z } from 'zod';
import type { Theme } from '../understand/lock-theme.ts';

export const blockedAnswer = z.object({
  /** A member, or somebody else by name; null where it was blocked before that was asked. */
  for: z.object({ memberId: z.uuid().nullable(), name: z.string() }).nullable(),
  on: z.string().nullable(),
  sinceOn: z.string(),
  workingDays: z.int(),
  /** Both clocks in one line. */
  sentence: z.string(),
});

interface Days {
  readonly calendar: WorkingCalendar;
  readonly timezone: string;
  readonly today: string;
}

type Blocked = Pick<Theme, 'status' | 'blockedFor' | 'blockedForId' | 'blockedOn' | 'blockedSince' | 'statusSince' | 'deadlineOn'>;

/** For whom, on what and since when a theme is blocked, counted in working days; null while it is not. */
export function blockedOf(found: Blocked, { calendar, timezone, today }: Days, nameOf: (memberId: string) => string): z.infer<typeof blockedAnswer> | null {
  if (found.status !== 'blocked') return null;
  const name = found.blockedForId === null ? found.blockedFor : nameOf(found.blockedForId);
  const sinceOn = dayIn(found.blockedSince ?? found.statusSince, timezone);
  const workingDays = Math.max(0, workingDaysBetween(calendar, sinceOn, today));
  return { for: name === null ? null : { memberId: found.blockedForId, name }, on: found.blockedOn, sinceOn, workingDays, sentence: blockedClock({ whom: name, sinceOn, workingDays, deadlineOn: found.deadlineOn }, today) };
}
