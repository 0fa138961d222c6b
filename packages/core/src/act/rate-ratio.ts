/** So many events in so much exposure (days, or texts received). */
export interface Rate {
  readonly events: number;
  readonly exposure: number;
}

/** How the rate after compares with the rate before: 0.5 is half as often. The interval is exact and two-sided, 95 %. */
export interface RateRatio {
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
}

const tail = 0.025;

/**
 * The ratio of two Poisson rates with its exact conditional interval: given the total, the events after are binomial with
 * p = r·e₁ / (r·e₁ + e₀), so that the Clopper-Pearson limits of p give those of r (Clopper & Pearson 1934; Przyborowski & Wilenski 1940).
 */
export function rateRatio(before: Rate, after: Rate): RateRatio {
  const total = before.events + after.events;
  const toRatio = (share: number) => (share >= 1 ? Infinity : (share / (1 - share)) * (before.exposure / after.exposure));
  const lower = after.events === 0 ? 0 : betaQuantile(tail, after.events, total - after.events + 1);
  const upper = after.events === total ? 1 : betaQuantile(1 - tail, after.events + 1, total - after.events);
  return { ratio: toRatio(total === 0 ? 0 : after.events / total), lower: toRatio(lower), upper: toRatio(upper) };
}

/** The point below which a Beta(a, b) variable lies with a probability, by halving. */
function betaQuantile(probability: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (betaShare(middle, a, b) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The regularised incomplete beta function, by its continued fraction where that converges fast (DLMF 8.17.22). */
export function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a;
  return front / continuedFraction(x, a, b);
}

/** Evaluated from the far end, with more terms than the steepest case here needs. */
function continuedFraction(x: number, a: number, b: number): number {
  const terms = 200 + Math.ceil(Math.sqrt(Math.max(a, b)) * 4);
  let value = 1;
  for (let term = terms; term >= 1; term -= 1) value = 1 + partOf(term, x, a, b) / value;
  return value;
}

function partOf(term: number, x: number, a: number, b: number): number {
  const m = Math.floor(term / 2);
  return term % 2 === 0 ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)) : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
}

/** The logarithm of the gamma function by Stirling's series, shifted to where the series is exact to double precision. */
function logGamma(x: number): number {
  let shift = 0;
  let y = x;
  for (; y < 15; y += 1) shift += Math.log(y);
  const inverse = 1 / (y * y);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / y;
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
