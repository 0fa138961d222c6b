const steps = 60;
const close = 1e-14;
const tiny = 1e-300;

/** The point below which a Beta(a, b) variable lies with a probability, by halving. */
export function betaQuantile(probability: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < steps; step += 1) {
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

/** Evaluated from the near end until it stands still (Lentz, Applied Optics 15, 1976). */
function continuedFraction(x: number, a: number, b: number): number {
  const most = 200 + Math.ceil(Math.sqrt(Math.max(a, b)) * 4);
  let value = 1;
  let above = 1;
  let below = 0;
  for (let term = 1; term <= most; term += 1) {
    const part = partOf(term, x, a, b);
    below = 1 / awayFromZero(1 + part * below);
    above = awayFromZero(1 + part / above);
    value *= above * below;
    if (Math.abs(above * below - 1) < close) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
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
