import { type ContactRow, contactRow, denseDimensions, type SaidText, WORD_PLACES } from './driver-features.ts';
import { fitSoftmax, type LabelledRow, sharesOf, type SoftmaxRow } from './fit-softmax.ts';

/** A contact and the number of its driver among those that are learned. */
export interface LabelledContact {
  readonly said: readonly SaidText[];
  readonly driver: number;
  /** Kept out of a first round, to see how sure what was learned there may be of itself. */
  readonly calibrates: boolean;
}

/*
 * A head is one array: dimensions, drivers, temperature; the mean of the vectors; how rare each place of words is; then for each
 * dimension, for each place and for the bias a weight per driver.
 */
const FIXED = 3;
const DENSE_SCALE = 3;
const WORD_SCALE = 3;
/** As if so many more contacts said that the head is rightly sure: a temperature learned from a handful stays near 1. */
const PRIOR = 4;
const COLDEST = Math.log(0.25);
const HOTTEST = Math.log(4);
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Learns which words mean which driver: softmax regression over vectors and words. One temperature (Guo et al. 2017), found on contacts
 * that a first round did not see, makes its confidence a share of right answers. The same contacts and seed give the same head.
 */
export function learnDrivers(contacts: readonly LabelledContact[], drivers: number, seed = 1): Float32Array {
  const dimensions = denseDimensions(contacts.flatMap(({ said }) => said));
  const raw = contacts.map(({ said }) => contactRow(said, dimensions));
  const means = meansOf(raw, dimensions);
  const rarity = rarityOf(raw);
  const rows = raw.map((row, at): LabelledRow => ({ ...scaledRow(row, means, rarity), label: contacts[at]?.driver ?? 0 }));
  const shape = { features: dimensions + WORD_PLACES, classes: drivers, seed };
  const calibrating = rows.filter((_, at) => contacts[at]?.calibrates === true);
  const first = rows.filter((_, at) => contacts[at]?.calibrates !== true);
  const temperature = calibrating.length === 0 || first.length === 0 ? 1 : findTemperature(calibrating, fitSoftmax(first, shape), drivers);
  const weights = fitSoftmax(rows, shape);
  const head = new Float32Array(FIXED + means.length + rarity.length + weights.length);
  head.set([dimensions, drivers, temperature]);
  head.set(means, FIXED);
  head.set(rarity, FIXED + dimensions);
  head.set(weights, FIXED + dimensions + WORD_PLACES);
  return head;
}

/** How likely each driver is, in the head's order; the shares add up to 1. The vectors must be of the encoder the head was taught with. */
export function readDrivers(head: Float32Array, said: readonly SaidText[]): Float32Array {
  const [dimensions = 0, drivers = 0, temperature = 1] = head;
  const from = FIXED + dimensions;
  const row = scaledRow(contactRow(said, dimensions), head.subarray(FIXED, from), head.subarray(from, from + WORD_PLACES));
  const shares = new Float32Array(drivers);
  sharesOf(row, head.subarray(from + WORD_PLACES), shares, temperature);
  return shares;
}

function scaledRow({ dense, places, weights }: ContactRow, means: Float32Array, rarity: Float32Array): SoftmaxRow {
  const isKnown = dense.some((value) => value !== 0);
  const rare = weights.map((sign, at) => sign * (rarity[places[at] ?? 0] ?? 0));
  const norm = Math.sqrt(rare.reduce((sum, value) => sum + value * value, 0)) || 1;
  return { dense: dense.map((value, d) => (isKnown ? DENSE_SCALE * (value - (means[d] ?? 0)) : 0)), places, weights: rare.map((value) => (WORD_SCALE * value) / norm) };
}

function meansOf(rows: readonly ContactRow[], dimensions: number): Float32Array {
  const sums = new Float64Array(dimensions);
  for (const { dense } of rows) for (let d = 0; d < dimensions; d++) sums[d] = (sums[d] ?? 0) + (dense[d] ?? 0);
  return Float32Array.from(sums, (sum) => sum / Math.max(1, rows.length));
}

/** Inverse document frequency (Sparck Jones 1972) of each place. */
function rarityOf(rows: readonly ContactRow[]): Float32Array {
  const counts = new Float64Array(WORD_PLACES);
  for (const { places } of rows) for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  return Float32Array.from(counts, (count) => Math.log((1 + rows.length) / (1 + count)));
}

/** The temperature at which these labels are likeliest, by golden-section search over its logarithm. */
function findTemperature(rows: readonly LabelledRow[], weights: Float32Array, drivers: number): number {
  const shares = new Float32Array(drivers);
  const lossAt = (log: number): number =>
    rows.reduce((sum, row) => {
      sharesOf(row, weights, shares, Math.exp(log));
      return sum - Math.log((shares[row.label] ?? 0) + 1e-9);
    }, PRIOR * log * log);
  let [low, high] = [COLDEST, HOTTEST];
  while (high - low > 0.01) {
    const [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (lossAt(left) < lossAt(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}
