import { compareTallies } from './compare-tallies.ts';
import { estimate, minimumSample, type Tally } from './estimate.ts';
import { tallyChance } from './change-chance.ts';

/** What a score would be without one theme's answers, with the 95 % interval of the difference; hidden below 30 answers on either side. */
type ThemeImpact =
  | { readonly isShown: false; readonly n: number }
  | { readonly isShown: true; readonly n: number; readonly all: number; readonly without: number; readonly difference: number; readonly low: number; readonly high: number; readonly chance: number };

/**
 * Leaves one theme's answers out: the score of the rest less the score of all. Since all are the theme's n of N and the rest,
 * that difference is n/N times (rest - theme), and its interval is n/N times the interval of that difference.
 */
export function themeImpact(theme: Tally, all: Tally): ThemeImpact {
  const rest = withoutTally(all, theme);
  const difference = compareTallies(rest, theme);
  const whole = estimate(all).value;
  const without = estimate(rest).value;
  if (theme.n < minimumSample || difference === null || whole === null || without === null) return { isShown: false, n: theme.n };
  const part = theme.n / all.n;
  return { isShown: true, n: theme.n, all: whole, without, difference: part * difference.value, low: part * difference.low, high: part * difference.high, chance: tallyChance(rest, theme) };
}

/** What is left of a tally when another one, which is part of it, is taken out. */
function withoutTally(all: Tally, part: Tally): Tally {
  const n = all.n - part.n;
  if (all.kind === 'share' && part.kind === 'share') return { kind: 'share', n, hits: all.hits - part.hits };
  if (all.kind === 'nps' && part.kind === 'nps') return { kind: 'nps', n, promoters: all.promoters - part.promoters, detractors: all.detractors - part.detractors };
  if (all.kind === 'mean' && part.kind === 'mean') return { kind: 'mean', n, sum: all.sum - part.sum, sumOfSquares: all.sumOfSquares - part.sumOfSquares };
  throw new TypeError('Only tallies of one kind can be taken apart.');
}
