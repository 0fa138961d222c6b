import type { LoopKept } from '../close-loop/loop-kept.ts';
import { type Comparison, type HealthPeriodName, periodWords } from './health-period-names.ts';

/** Of the themes whose deadline passed in a period: how many had been closed by then, and how many of those only after the deadline had been moved. */
export interface OnTime {
  readonly due: number;
  readonly onTime: number;
  readonly moved: number;
}

/** The first sentence of the health page: were promises kept on time, and if none was due, whether anything was answered. */
export function healthSentence(now: OnTime, before: OnTime | null, loop: LoopKept, period: HealthPeriodName, comparison: Comparison): string {
  const words = periodWords[period];
  if (now.due === 0) return loop.raised === 0 ? 'No theme was due, and nothing was raised more than 90 days ago: there is nothing to judge yet.' : `No theme was due ${words.now}.`;
  const themes = now.due === 1 ? 'theme' : 'themes';
  const fact = `${now.onTime.toLocaleString('en-GB')} of ${now.due.toLocaleString('en-GB')} ${themes} due ${words.now} ${now.onTime === 1 ? 'was' : 'were'} closed on time`;
  if (before === null || before.due === 0) return `${fact}.`;
  const then = comparison === 'year_before' ? 'a year before' : words.before;
  return `${fact}; ${then} ${shareWords(before)}.`;
}

/** Fewer than ten are told as they are, more as a share. */
function shareWords({ due, onTime }: OnTime): string {
  return due < 10 ? `${onTime} of ${due}` : `${Math.round((100 * onTime) / due)} %`;
}
