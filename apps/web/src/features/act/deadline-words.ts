import { countWords } from '../../ui/count-words.ts';
import { formatDay } from '../../ui/format-day.ts';

/** A deadline as its owner needs it: "6 days late" once it has passed, otherwise the day. */
export function deadlineWords(deadlineOn: string, daysLate: number): string {
  return daysLate > 0 ? `${countWords(daysLate, 'day', 'days')} late` : formatDay(deadlineOn);
}
