import { betaQuantile } from './incomplete-beta.ts';

/** So many events in so much exposure (interactions, comments or days). */
export interface Rate {
  readonly events: number;
  readonly exposure: number;
}

/** How the rate after compares with the rate before: 0.5 is half as often; with the limits between which it lies. */
export interface RateRatio {
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
}

/** How wide the interval is: the chance left beyond each limit, and how many times more than by pure chance (Poisson) the counts spread. */
export interface Width {
  readonly tail: number;
  readonly spread: number;
}

const unknown: RateRatio = { ratio: 1, lower: 0, upper: Infinity };

/**
 * The ratio of two rates with its exact conditional interval: given the total, the events after are binomial with
 * p = r·e₁ / (r·e₁ + e₀), so that the Clopper-Pearson limits of p give those of r (Clopper & Pearson 1934; Przyborowski & Wilenski 1940).
 * Counts that spread more than by chance weigh as many times less (quasi-Poisson; Wedderburn 1974). Nothing counted says nothing.
 */
export function rateRatio(before: Rate, after: Rate, { tail, spread }: Width): RateRatio {
  if (before.events + after.events === 0 || before.exposure <= 0 || after.exposure <= 0) return unknown;
  const was = before.events / spread;
  const is = after.events / spread;
  const toRatio = (share: number) => (share >= 1 ? Infinity : (share / (1 - share)) * (before.exposure / after.exposure));
  const lower = is === 0 ? 0 : betaQuantile(tail, is, was + 1);
  const upper = was === 0 ? 1 : betaQuantile(1 - tail, is + 1, was);
  return { ratio: toRatio(is / (was + is)), lower: toRatio(lower), upper: toRatio(upper) };
}
