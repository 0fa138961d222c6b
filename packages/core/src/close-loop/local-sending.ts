import { instantAt } from './instant-at.ts';

/** Where a day begins first on earth. */
const earliestZone = 'Pacific/Kiritimati';

/** When the first clock on earth shows a day and time: from then on a digest scheduled by each reader's own clock may leave. */
export function firstClockAt(localAt: string): Date | undefined {
  return instantAt(localAt, earliestZone);
}

/** When one reader's mail leaves: when their own clock shows the day and time, or at once where that has passed. */
export function readersMoment(localAt: string | null, zone: string, now: Date): Date {
  const at = localAt === null ? undefined : instantAt(localAt, zone);
  return at === undefined || at < now ? now : at;
}
