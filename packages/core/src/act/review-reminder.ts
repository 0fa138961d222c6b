import { daysBetween } from '../calendar.ts';

/** Who hears of a review that is due, the later the wider. */
export type ReviewReader = 'owner' | 'deputy' | 'leads' | 'sponsor';

/** The reminder of a review that is due on a day: how many whole weeks late it is, and who hears of it. Undefined before its day. */
export function reviewReminder(reviewOn: string, today: string): { readonly week: number; readonly tells: readonly ReviewReader[] } | undefined {
  if (today < reviewOn) return undefined;
  const week = Math.floor(daysBetween(reviewOn, today) / 7);
  return { week, tells: week === 0 ? ['owner', 'deputy'] : week < 3 ? ['owner', 'deputy', 'leads'] : ['owner', 'deputy', 'leads', 'sponsor'] };
}

/** What a mail says of it. */
export function reviewSentence(reviewOn: string, today: string): string {
  const days = daysBetween(reviewOn, today);
  return days <= 0 ? 'Its review is due today.' : `Its review has been due for ${days === 1 ? 'a day' : `${days} days`}.`;
}
