import { addDaysTo, writeDay } from '../calendar.ts';

const daysAheadAtMost = 731;

/** Says in a sentence why a day cannot be a deadline: it has passed, or lies more than two years ahead. Undefined when it can. */
export function deadlineRefusal(deadlineOn: string, today: string): string | undefined {
  if (deadlineOn < today) return `${writeDay(deadlineOn)} has passed. Choose today or a later day.`;
  const last = addDaysTo(today, daysAheadAtMost);
  return deadlineOn > last ? `A deadline is at most two years ahead, so ${writeDay(last)} at the latest.` : undefined;
}
