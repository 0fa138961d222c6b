import { seededRandom } from './seeded-random.ts';

/** A row with all its features: the first ones dense, then some at places of their own. */
export interface SoftmaxRow {
  readonly dense: Float32Array;
  readonly places: Int32Array;
  readonly weights: Float32Array;
}

export interface LabelledRow extends SoftmaxRow {
  readonly label: number;
}

interface Shape {
  readonly features: number;
  readonly classes: number;
  readonly seed: number;
}

const BATCH = 32;
const LEAST_STEPS = 600;
const PASSES = 10;
const RATE = 0.02;
const RIDGE = 0.01;
/** Rare classes count more, but not as much as if all were equally frequent. */
const BALANCE = 0.5;

/**
 * Softmax regression by mini-batches (Adam, Kingma and Ba 2015, with the rate falling to nothing and weights decaying apart from the
 * slope, Loshchilov and Hutter 2019). Weights lie feature by feature, the bias last. The same rows in any order of calls give the same weights.
 */
export function fitSoftmax(rows: readonly LabelledRow[], { features, classes, seed }: Shape): Float32Array {
  const size = (features + 1) * classes;
  const weights = new Float32Array(size);
  const state = { weights, slope: new Float32Array(size), first: new Float32Array(size), second: new Float32Array(size), shares: new Float32Array(classes) };
  const importance = importanceOf(rows, classes);
  const steps = Math.max(LEAST_STEPS, Math.ceil((PASSES * rows.length) / BATCH));
  const random = seededRandom(seed);
  const order = rows.map((_, at) => at);
  let at = order.length;
  for (let step = 1; step <= steps; step++) {
    for (let taken = 0; taken < Math.min(BATCH, rows.length); taken++) {
      if (at >= order.length) at = shuffle(order, random);
      const row = rows[order[at++] ?? 0];
      if (row !== undefined) addSlope(state, row, (importance[row.label] ?? 1) / BATCH);
    }
    descend(state, step, RATE * (1 - (step - 1) / steps), features * classes);
  }
  return weights;
}

/** How likely each class is, into `shares`. */
export function sharesOf(row: SoftmaxRow, weights: Float32Array, shares: Float32Array, temperature = 1): void {
  const classes = shares.length;
  const bias = weights.length - classes;
  for (let c = 0; c < classes; c++) shares[c] = weights[bias + c] ?? 0;
  const dense = row.dense.length;
  for (let d = 0; d < dense; d++) addScaled(shares, weights, d * classes, classes, row.dense[d] ?? 0);
  for (let i = 0; i < row.places.length; i++) addScaled(shares, weights, (dense + (row.places[i] ?? 0)) * classes, classes, row.weights[i] ?? 0);
  let most = -Infinity;
  for (let c = 0; c < classes; c++) most = Math.max(most, shares[c] ?? 0);
  let sum = 0;
  for (let c = 0; c < classes; c++) {
    const share = Math.exp(((shares[c] ?? 0) - most) / temperature);
    shares[c] = share;
    sum += share;
  }
  for (let c = 0; c < classes; c++) shares[c] = (shares[c] ?? 0) / sum;
}

interface State {
  readonly weights: Float32Array;
  readonly slope: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly shares: Float32Array;
}

function addSlope({ weights, slope, shares }: State, row: LabelledRow, importance: number): void {
  const classes = shares.length;
  sharesOf(row, weights, shares);
  for (let c = 0; c < classes; c++) shares[c] = ((shares[c] ?? 0) - Number(c === row.label)) * importance;
  const dense = row.dense.length;
  for (let d = 0; d < dense; d++) addOnto(slope, d * classes, shares, classes, row.dense[d] ?? 0);
  for (let i = 0; i < row.places.length; i++) addOnto(slope, (dense + (row.places[i] ?? 0)) * classes, shares, classes, row.weights[i] ?? 0);
  addOnto(slope, slope.length - classes, shares, classes, 1);
}

/** One step against the slope, which is empty afterwards. */
function descend({ weights, slope, first, second }: State, step: number, rate: number, biasFrom: number): void {
  const [early, late] = [1 - 0.9 ** step, 1 - 0.999 ** step];
  for (let i = 0; i < weights.length; i++) {
    const pull = slope[i] ?? 0;
    const mean = 0.9 * (first[i] ?? 0) + 0.1 * pull;
    const spread = 0.999 * (second[i] ?? 0) + 0.001 * pull * pull;
    first[i] = mean;
    second[i] = spread;
    if (mean !== 0) weights[i] = (weights[i] ?? 0) * (i < biasFrom ? 1 - rate * RIDGE : 1) - (rate * (mean / early)) / (Math.sqrt(spread / late) + 1e-8);
    slope[i] = 0;
  }
}

function importanceOf(rows: readonly LabelledRow[], classes: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const { label } of rows) counts[label] = (counts[label] ?? 0) + 1;
  const raw = counts.map((count) => (count === 0 ? 0 : count ** -BALANCE));
  const mean = counts.reduce((sum, count, c) => sum + count * (raw[c] ?? 0), 0) / Math.max(1, rows.length);
  return raw.map((each) => each / (mean || 1));
}

function shuffle(order: number[], random: () => number): number {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return 0;
}

function addScaled(target: Float32Array, source: Float32Array, from: number, count: number, factor: number): void {
  if (factor !== 0) for (let c = 0; c < count; c++) target[c] = (target[c] ?? 0) + factor * (source[from + c] ?? 0);
}

function addOnto(target: Float32Array, from: number, source: Float32Array, count: number, factor: number): void {
  if (factor !== 0) for (let c = 0; c < count; c++) target[from + c] = (target[from + c] ?? 0) + factor * (source[c] ?? 0);
}
