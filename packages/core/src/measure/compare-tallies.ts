import { newcombe } from '../newcombe.ts';
import { z95 } from '../wilson.ts';
import { estimate, type Tally, varianceOf } from './estimate.ts';

/** How a figure changed, in its own unit, with the 95 % interval of the change; clear when that interval leaves out "no change". */
export interface Change {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly isClear: boolean;
}

/** Compares two periods' tallies of one kind; null where either has too few answers. Shares by Newcombe's interval (1998, method 10), others by the sum of their variances. */
export function compareTallies(now: Tally, before: Tally): Change | null {
  if (estimate(now).value === null || estimate(before).value === null) return null;
  if (now.kind === 'share' && before.kind === 'share') return withClearness(newcombe(now, before));
  if (now.kind === 'nps' && before.kind === 'nps') return bySumOfVariances(now, before, 100);
  if (now.kind === 'mean' && before.kind === 'mean') return bySumOfVariances(now, before, 1);
  throw new TypeError('Only tallies of one kind can be compared.');
}

function withClearness(difference: Omit<Change, 'isClear'>): Change {
  return { ...difference, isClear: difference.low > 0 || difference.high < 0 };
}

function bySumOfVariances(now: Exclude<Tally, { kind: 'share' }>, before: Exclude<Tally, { kind: 'share' }>, unit: number): Change {
  const value = (estimate(now).value ?? 0) - (estimate(before).value ?? 0);
  const half = unit * z95 * Math.sqrt(varianceOf(now) / now.n + varianceOf(before) / before.n);
  return { value, low: value - half, high: value + half, isClear: Math.abs(value) > half };
}
