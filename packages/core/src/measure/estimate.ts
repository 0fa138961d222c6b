import { wilson, z95 } from '../wilson.ts';

/** What was counted, before any figure is made of it. A share: so many of n. NPS: promoters and detractors among n. A mean: sum and sum of squares of n scores. */
export type Tally =
  | { readonly kind: 'share'; readonly n: number; readonly hits: number }
  | { readonly kind: 'nps'; readonly n: number; readonly promoters: number; readonly detractors: number }
  | { readonly kind: 'mean'; readonly n: number; readonly sum: number; readonly sumOfSquares: number };

/** A figure with its 95 % interval; all null while too few stand behind it. Shares and NPS in points (0 to 100, -100 to 100), means on their own scale. */
export interface Estimate {
  readonly n: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Below so many answers no figure is shown: an interval of ±18 points says little. */
export const minimumSample = 30;

/** Makes the figure a tally stands for, or none where fewer than 30 stand behind it. docs/methods.md, "Measure", gives the sources. */
export function estimate(tally: Tally): Estimate {
  const { n } = tally;
  if (n < minimumSample) return { n, value: null, low: null, high: null };
  if (tally.kind === 'share') return { n, ...wilson(tally.hits, n) };
  if (tally.kind === 'nps') return { n, ...npsInterval(tally) };
  return { n, ...meanInterval(tally) };
}

/** The variance of one answer around the figure: for NPS p + d - (p - d)², for a mean the sample's own. */
export function varianceOf(tally: Exclude<Tally, { kind: 'share' }>): number {
  if (tally.kind === 'nps') {
    const [p, d] = [tally.promoters / tally.n, tally.detractors / tally.n];
    return p + d - (p - d) ** 2;
  }
  return Math.max(0, (tally.sumOfSquares - tally.sum ** 2 / tally.n) / (tally.n - 1));
}

function npsInterval(tally: Extract<Tally, { kind: 'nps' }>): { value: number; low: number; high: number } {
  const value = (100 * (tally.promoters - tally.detractors)) / tally.n;
  const half = 100 * z95 * Math.sqrt(varianceOf(tally) / tally.n);
  return { value, low: Math.max(-100, value - half), high: Math.min(100, value + half) };
}

function meanInterval(tally: Extract<Tally, { kind: 'mean' }>): { value: number; low: number; high: number } {
  const value = tally.sum / tally.n;
  const half = studentT95(tally.n - 1) * Math.sqrt(varianceOf(tally) / tally.n);
  return { value, low: value - half, high: value + half };
}

/** The 97.5 % point of Student's t by its expansion around the normal one (Abramowitz and Stegun 26.7.5); exact to three digits from 10 degrees on. */
export function studentT95(degrees: number): number {
  const z = z95;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3;
}
