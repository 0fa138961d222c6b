import { type Change, compareTallies } from './compare-tallies.ts';
import { minimumSample, studentT95, type Tally, varianceOf } from './estimate.ts';

/**
 * How those who were told differ from those who were held back, with the 95 % interval of the difference; null where either side is too
 * few to say. Shares by Newcombe's interval (1998, method 10), scores and NPS by Welch's (1947) with Satterthwaite's degrees of freedom.
 */
export function compareSides(told: Tally, heldBack: Tally): Change | null {
  if (told.kind === 'share' || heldBack.kind === 'share') return compareTallies(told, heldBack);
  if (told.n < minimumSample || heldBack.n < minimumSample) return null;
  if (told.kind === 'nps' && heldBack.kind === 'nps') return welch(told, heldBack, (told.promoters - told.detractors) / told.n - (heldBack.promoters - heldBack.detractors) / heldBack.n, 100);
  if (told.kind === 'mean' && heldBack.kind === 'mean') return welch(told, heldBack, told.sum / told.n - heldBack.sum / heldBack.n, 1);
  throw new TypeError('Only tallies of one kind can be compared.');
}

function welch(told: Exclude<Tally, { kind: 'share' }>, heldBack: Exclude<Tally, { kind: 'share' }>, difference: number, unit: number): Change {
  const [one, two] = [varianceOf(told) / told.n, varianceOf(heldBack) / heldBack.n];
  const spread = one ** 2 / (told.n - 1) + two ** 2 / (heldBack.n - 1);
  const half = spread === 0 ? 0 : unit * studentT95((one + two) ** 2 / spread) * Math.sqrt(one + two);
  const value = unit * difference;
  return { value, low: value - half, high: value + half, isClear: Math.abs(value) > half };
}
