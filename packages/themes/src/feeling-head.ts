import { FEELING_FEATURES, feelingFeatures } from './feeling-features.ts';
import { addFeelingPhrases, FEELING_PHRASES } from './feeling-phrases.ts';
import { decodeVector } from './vector-blob.ts';

export const feelings = ['negative', 'neutral', 'positive'] as const;
export type Feeling = (typeof feelings)[number];

export interface FeltText {
  readonly text: string;
  readonly vector: Uint8Array;
}

export interface LabelledText extends FeltText {
  readonly feeling: Feeling;
}

/*
 * A head is one array: dimensions of the vector, then the means of vector, features and phrases, the spreads of the features, and for each
 * of the three feelings a weight per dimension, feature and phrase and a bias. About 17 kB as bytes. Heads from before there were phrases
 * are shorter and are read as they are.
 */
const CLASSES = feelings.length;
const STEPS = 260;
const RATE = 0.05;
const WORD_SCALE = 0.07;
const PHRASE_SCALE = 0.5;
const LONGEST_TEXT = 4000;
/** Of the whole sum, so that each text weighs the less the more there are: a ridge of the mean would hold back a thousand texts as much as a hundred. */
const RIDGE = 0.6;
/** Rare feelings count more, but not as much as if all three were equally frequent. */
const BALANCE = 0.7;

/**
 * Softmax regression on vector and words (Cox 1958; weights by class frequency to the power .7, ridge .6 / n, Adam over all texts at once):
 * small enough to be taught by a few hundred ratings. The same texts give the same head.
 */
export function learnFeeling(texts: readonly LabelledText[]): Float32Array {
  const dimensions = decodeVector(texts[0]?.vector ?? new Uint8Array()).length;
  const width = dimensions + FEELING_FEATURES + FEELING_PHRASES;
  const rows = texts.map((each) => rawRow(each, dimensions, width));
  const means = columnMeans(rows, width);
  const spreads = Float32Array.from({ length: FEELING_FEATURES }, (_, f) => Math.sqrt(rows.reduce((sum, row) => sum + ((row[dimensions + f] ?? 0) - (means[dimensions + f] ?? 0)) ** 2, 0) / Math.max(1, rows.length)) + 1e-6);
  for (const row of rows) scaleRow(row, dimensions, means, spreads);
  const weights = descend(rows, texts.map((each) => feelings.indexOf(each.feeling)), width);
  return Float32Array.from([dimensions, ...means, ...spreads, ...weights]);
}

/** How likely each feeling is, for a text whose vector is of the encoder the head was taught with. */
export function readFeeling(head: Float32Array, felt: FeltText): { readonly feeling: Feeling; readonly confidence: number } {
  const dimensions = head[0] ?? 0;
  const width = widthOf(head);
  const row = rawRow(felt, dimensions, width);
  scaleRow(row, dimensions, head.subarray(1, 1 + width), head.subarray(1 + width, 1 + width + FEELING_FEATURES));
  const shares = sharesOf(row, head.subarray(1 + width + FEELING_FEATURES), width);
  const best = shares.reduce((most, share, at) => (share > (shares[most] ?? 0) ? at : most), 0);
  return { feeling: feelings[best] ?? 'neutral', confidence: shares[best] ?? 0 };
}

/** Whether a head can read a vector of so many dimensions. */
export function headDimensions(head: Float32Array): number {
  return head[0] ?? 0;
}

/** All that is read of a text, by the length of the head: its means, and a weight and a bias for each feeling. */
function widthOf(head: Float32Array): number {
  return (head.length - 1 - FEELING_FEATURES - CLASSES) / (1 + CLASSES);
}

function rawRow({ text, vector }: FeltText, dimensions: number, width: number): Float32Array {
  const row = new Float32Array(width);
  row.set(decodeVector(vector).subarray(0, dimensions));
  row.set(feelingFeatures(text), dimensions);
  if (width > dimensions + FEELING_FEATURES) addFeelingPhrases(text.slice(0, LONGEST_TEXT), row, dimensions + FEELING_FEATURES);
  return row;
}

function columnMeans(rows: readonly Float32Array[], width: number): Float32Array {
  const sums = new Float64Array(width);
  for (const row of rows) for (let d = 0; d < width; d++) sums[d] = (sums[d] ?? 0) + (row[d] ?? 0);
  return Float32Array.from(sums, (sum) => sum / Math.max(1, rows.length));
}

function scaleRow(row: Float32Array, dimensions: number, means: Float32Array, spreads: Float32Array): void {
  for (let d = 0; d < row.length; d++) {
    const scale = d < dimensions ? 1 : d < dimensions + FEELING_FEATURES ? WORD_SCALE / (spreads[d - dimensions] ?? 1) : PHRASE_SCALE;
    row[d] = ((row[d] ?? 0) - (means[d] ?? 0)) * scale;
  }
}

function sharesOf(row: Float32Array, weights: Float32Array, width: number): [number, number, number] {
  const scores: [number, number, number] = [0, 0, 0];
  for (let c = 0; c < CLASSES; c++) {
    const base = c * (width + 1);
    let score = weights[base + width] ?? 0;
    for (let d = 0; d < width; d++) score += (row[d] ?? 0) * (weights[base + d] ?? 0);
    scores[c] = score;
  }
  const most = Math.max(...scores);
  const [a, b, c] = [Math.exp(scores[0] - most), Math.exp(scores[1] - most), Math.exp(scores[2] - most)];
  return [a / (a + b + c), b / (a + b + c), c / (a + b + c)];
}

function descend(rows: readonly Float32Array[], labels: readonly number[], width: number): Float32Array {
  const weights = new Float32Array(CLASSES * (width + 1));
  const [first, second] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  const counts = feelings.map((_, c) => labels.filter((label) => label === c).length);
  const importance = labels.map((label) => 1 / Math.max(1, counts[label] ?? 1) ** BALANCE);
  const total = importance.reduce((sum, each) => sum + each, 0) || 1;
  const ridge = RIDGE / Math.max(1, rows.length);
  for (let step = 1; step <= STEPS; step++) {
    const slope = slopeOf(rows, labels, importance.map((each) => each / total), weights, width);
    for (let i = 0; i < weights.length; i++) {
      const pull = (slope[i] ?? 0) + ((i + 1) % (width + 1) === 0 ? 0 : ridge * (weights[i] ?? 0));
      first[i] = 0.9 * (first[i] ?? 0) + 0.1 * pull;
      second[i] = 0.999 * (second[i] ?? 0) + 0.001 * pull * pull;
      weights[i] = (weights[i] ?? 0) - (RATE * ((first[i] ?? 0) / (1 - 0.9 ** step))) / (Math.sqrt((second[i] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return weights;
}

function slopeOf(rows: readonly Float32Array[], labels: readonly number[], importance: readonly number[], weights: Float32Array, width: number): Float64Array {
  const slope = new Float64Array(weights.length);
  rows.forEach((row, at) => {
    const shares = sharesOf(row, weights, width);
    for (let c = 0; c < CLASSES; c++) {
      const pull = ((shares[c] ?? 0) - Number(labels[at] === c)) * (importance[at] ?? 0);
      const base = c * (width + 1);
      for (let d = 0; d < width; d++) slope[base + d] = (slope[base + d] ?? 0) + pull * (row[d] ?? 0);
      slope[base + width] = (slope[base + width] ?? 0) + pull;
    }
  });
  return slope;
}
