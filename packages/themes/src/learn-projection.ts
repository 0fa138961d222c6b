import { hashedRow, HASHED_DIMENSIONS } from './hashed-row.ts';
import type { FusedTexts } from './find-fused-neighbours.ts';
import type { TensorRuntime } from './load-tensor-runtime.ts';
import { multiply, transposed } from './multiply.ts';
import { seededRandom } from './seeded-random.ts';

/** What one map is learnt from: rows with a theme each that a first clustering is sure of. */
export interface Lesson {
  readonly rows: Int32Array;
  readonly themes: Int32Array;
}

export interface Lessons {
  readonly texts: FusedTexts;
  readonly lessons: readonly Lesson[];
  readonly seed: number;
}

/** Unit vectors of all rows, `dimensions` numbers each. */
export interface Projected {
  readonly dimensions: number;
  readonly values: Float32Array;
}

const OUTPUT = 128;
const BATCH = 256;
const TILE = 1024;
const MOST_SAMPLES = 16_000;
const LEAST_EPOCHS = 2;
const MOST_EPOCHS = 5;
const TEMPERATURE = 0.15;
const DROPOUT = 0.3;
const LEARNING_RATE = 2e-3;

/**
 * Self-training: linear maps from [dense vector, hashed lexical vector] to 128 numbers, learnt with the supervised contrastive
 * loss (Khosla et al. 2020) from the themes of a first clustering each, input dropout and Adam (Kingma & Ba 2015). Gives all rows under
 * all maps, scaled so that the product of two rows is the mean of their cosines.
 */
export function learnProjection(runtime: TensorRuntime, { texts, lessons, seed }: Lessons): Projected {
  const { dense } = texts;
  const dimensions = lessons.length * OUTPUT;
  const values = new Float32Array(dense.rows * dimensions);
  lessons.forEach((lesson, head) => {
    const weights = trainHead(runtime, texts, lesson, seededRandom(seed * 100 + head));
    for (let from = 0; from < dense.rows; from += TILE) {
      const rows = Int32Array.from({ length: Math.min(TILE, dense.rows - from) }, (_, i) => from + i);
      const output = multiply(runtime, inputRows(texts, rows), weights, rows.length, OUTPUT);
      normaliseRows(output, OUTPUT);
      rows.forEach((row, i) => {
        for (let d = 0; d < OUTPUT; d++) values[row * dimensions + head * OUTPUT + d] = (output[i * OUTPUT + d] ?? 0) / Math.sqrt(lessons.length);
      });
    }
  });
  return { dimensions, values };
}

function trainHead(runtime: TensorRuntime, texts: FusedTexts, lesson: Lesson, random: () => number): Float32Array {
  const inputs = texts.dense.dimensions + HASHED_DIMENSIONS;
  const weights = Float32Array.from({ length: inputs * OUTPUT }, () => gaussian(random) / Math.sqrt(inputs));
  const update = adam(weights);
  const order = Int32Array.from({ length: lesson.rows.length }, (_, i) => i);
  const epochs = Math.max(LEAST_EPOCHS, Math.min(MOST_EPOCHS, Math.round(MOST_SAMPLES / lesson.rows.length)));
  const perEpoch = Math.min(order.length, MOST_SAMPLES / LEAST_EPOCHS);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (let from = 0; from + BATCH / 2 <= perEpoch; from += BATCH) {
      const picks = order.subarray(from, Math.min(perEpoch, from + BATCH));
      const x = inputRows(texts, picks.map((pick) => lesson.rows[pick] ?? 0));
      for (let i = 0; i < x.length; i++) x[i] = random() < DROPOUT ? 0 : (x[i] ?? 0) / (1 - DROPOUT);
      const output = multiply(runtime, x, weights, picks.length, OUTPUT);
      const gradient = contrast(runtime, output, picks.map((pick) => lesson.themes[pick] ?? -1));
      update(multiply(runtime, transposed(x, picks.length), gradient, inputs, OUTPUT));
    }
  }
  return weights;
}

/** Dense and hashed lexical vector of each row side by side; each has unit length. */
function inputRows({ dense, sparse }: FusedTexts, rows: Int32Array): Float32Array {
  const width = dense.dimensions + HASHED_DIMENSIONS;
  const values = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    values.set(dense.read(row, row + 1), i * width);
    hashedRow(sparse(row), values, i * width + dense.dimensions);
  });
  return values;
}

/** The gradient of the supervised contrastive loss by the outputs before they are brought to unit length. */
function contrast(runtime: TensorRuntime, output: Float32Array, themes: Int32Array): Float32Array {
  const size = themes.length;
  const unit = Float32Array.from(output);
  const lengths = normaliseRows(unit, OUTPUT);
  const logits = multiply(runtime, unit, transposed(unit, size), size, size);
  const pull = new Float32Array(size * size);
  for (let i = 0; i < size; i++) contrastRow(logits, themes, i, pull);
  const both = new Float32Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) both[i * size + j] = ((pull[i * size + j] ?? 0) + (pull[j * size + i] ?? 0)) / (TEMPERATURE * size);
  const gradient = multiply(runtime, both, unit, size, OUTPUT);
  for (let i = 0; i < size; i++) {
    let along = 0;
    for (let d = i * OUTPUT; d < (i + 1) * OUTPUT; d++) along += (gradient[d] ?? 0) * (unit[d] ?? 0);
    for (let d = i * OUTPUT; d < (i + 1) * OUTPUT; d++) gradient[d] = ((gradient[d] ?? 0) - along * (unit[d] ?? 0)) / (lengths[i] ?? 1);
  }
  return gradient;
}

/** Softmax over the others minus the even share of those of the same theme; nothing where a row is alone. */
function contrastRow(logits: Float32Array, themes: Int32Array, row: number, pull: Float32Array): void {
  const size = themes.length;
  let alike = 0;
  let sum = 0;
  for (let j = 0; j < size; j++) {
    if (j === row) continue;
    if (themes[j] === themes[row]) alike++;
    // Cosines are at most 1, so that this never overflows.
    const value = Math.exp(((logits[row * size + j] ?? 0) - 1) / TEMPERATURE);
    pull[row * size + j] = value;
    sum += value;
  }
  for (let j = 0; j < size; j++) {
    const share = (pull[row * size + j] ?? 0) / sum - (j !== row && themes[j] === themes[row] ? 1 / alike : 0);
    pull[row * size + j] = alike === 0 || j === row ? 0 : share;
  }
}

function adam(weights: Float32Array): (gradient: Float32Array) => void {
  const [first, second] = [0.9, 0.999];
  const mean = new Float32Array(weights.length);
  const square = new Float32Array(weights.length);
  let steps = 0;
  return (gradient) => {
    steps++;
    const [meanScale, squareScale] = [1 / (1 - first ** steps), 1 / (1 - second ** steps)];
    for (let i = 0; i < weights.length; i++) {
      const slope = gradient[i] ?? 0;
      const m = first * (mean[i] ?? 0) + (1 - first) * slope;
      const v = second * (square[i] ?? 0) + (1 - second) * slope * slope;
      mean[i] = m;
      square[i] = v;
      weights[i] = (weights[i] ?? 0) - (LEARNING_RATE * m * meanScale) / (Math.sqrt(v * squareScale) + 1e-8);
    }
  };
}

/** Brings rows to unit length and gives the lengths they had. */
function normaliseRows(values: Float32Array, dimensions: number): Float32Array {
  return new Float32Array(values.length / dimensions).map((_, row) => {
    let squares = 0;
    for (let d = row * dimensions; d < (row + 1) * dimensions; d++) squares += (values[d] ?? 0) ** 2;
    const length = Math.max(1e-6, Math.sqrt(squares));
    for (let d = row * dimensions; d < (row + 1) * dimensions; d++) values[d] = (values[d] ?? 0) / length;
    return length;
  });
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1));
    const held = order[last] ?? 0;
    order[last] = order[pick] ?? 0;
    order[pick] = held;
  }
}
