import { FEELING_FEATURES, feelingFeatures } from './feeling-features.ts';
import { addFeelingLetters, addFeelingPhrases, FEELING_LETTERS, FEELING_PHRASES } from './feeling-phrases.ts';
import type { TensorRuntime } from './load-tensor-runtime.ts';
import { stretchLike } from './stretch-rows.ts';
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

/** Texts of the same organisation whose feeling nobody told: they show what its texts differ in. */
export interface UntoldTexts {
  readonly runtime: TensorRuntime;
  readonly texts: readonly FeltText[];
}

/*
 * A head is one array: dimensions of the vector, then the means of vector, features, phrases and letters, the spreads of the features, and
 * for each of the three feelings a weight per dimension, feature, phrase and letter and a bias. About 33 kB as bytes. Heads from before there
 * were letters, or phrases, are shorter and are read as they are.
 */
const CLASSES = feelings.length;
const STEPS = 260;
/** The power of the variance by which rows are stretched for so few texts; for more of them it falls with their root, since they tell by themselves what matters. */
const STRETCH = 0.25;
const FEW_TEXTS = 150;
const WORD_SCALE = 0.07;
const PHRASE_SCALE = 0.5;
const LONGEST_TEXT = 4000;
/** Of the whole sum, so that each text weighs the less the more there are: a ridge of the mean would hold back a thousand texts as much as a hundred. */
const RIDGE = 0.6;
/** Rare feelings count more, but not as much as if all three were equally frequent. */
const BALANCE = 0.7;

/**
 * Softmax regression on vector and words (Cox 1958; weights by class frequency to the power .7, ridge .6 / n, all texts at once):
 * small enough to be taught by a few hundred ratings. With untold texts the ridge holds back least what these differ in most. The same texts
 * give the same head.
 */
export function learnFeeling(texts: readonly LabelledText[], untold?: UntoldTexts): Float32Array {
  const dimensions = decodeVector(texts[0]?.vector ?? new Uint8Array()).length;
  const width = dimensions + FEELING_FEATURES + FEELING_PHRASES + FEELING_LETTERS;
  const rows = texts.map((each) => rawRow(each, dimensions, width));
  const means = columnMeans(rows, width);
  const others = (untold?.texts ?? []).map((each) => rawRow(each, dimensions, width));
  const spreads = featureSpreads([...rows, ...others], dimensions);
  for (const row of rows) scaleRow(row, dimensions, means, spreads);
  const stretch = untold && stretchLike(untold.runtime, centred(others, spreads, dimensions), STRETCH * Math.min(1, Math.sqrt(FEW_TEXTS / Math.max(1, texts.length))));
  if (stretch) rows.forEach(stretch);
  const weights = descend(rows, texts.map((each) => feelings.indexOf(each.feeling)), width);
  for (let c = 0; stretch && c < CLASSES; c++) stretch(weights.subarray(c * (width + 1), c * (width + 1) + width));
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
  const [phrases, cut] = [dimensions + FEELING_FEATURES, text.slice(0, LONGEST_TEXT)];
  if (width > phrases) addFeelingPhrases(cut, row, phrases);
  if (width > phrases + FEELING_PHRASES) addFeelingLetters(cut, row, phrases + FEELING_PHRASES);
  return row;
}

/** Over all texts there are: a feature that no told text has would seem not to differ at all. */
function featureSpreads(rows: readonly Float32Array[], dimensions: number): Float32Array {
  return Float32Array.from({ length: FEELING_FEATURES }, (_, f) => {
    const mean = rows.reduce((sum, row) => sum + (row[dimensions + f] ?? 0), 0) / Math.max(1, rows.length);
    return Math.sqrt(rows.reduce((sum, row) => sum + ((row[dimensions + f] ?? 0) - mean) ** 2, 0) / Math.max(1, rows.length)) + 1e-6;
  });
}

function centred(rows: readonly Float32Array[], spreads: Float32Array, dimensions: number): readonly Float32Array[] {
  const means = columnMeans(rows, rows[0]?.length ?? 0);
  for (const row of rows) scaleRow(row, dimensions, means, spreads);
  return rows;
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

/** Accelerated descent (Nesterov 1983): the loss is convex and its slope changes by no more than half the mean square length of a row, so no step is too long. */
function descend(rows: readonly Float32Array[], labels: readonly number[], width: number): Float32Array {
  const counts = feelings.map((_, c) => labels.filter((label) => label === c).length);
  const raw = labels.map((label) => 1 / Math.max(1, counts[label] ?? 1) ** BALANCE);
  const total = raw.reduce((sum, each) => sum + each, 0) || 1;
  const importance = raw.map((each) => each / total);
  const ridge = RIDGE / Math.max(1, rows.length);
  const steepest = ridge + rows.reduce((sum, row, at) => sum + ((importance[at] ?? 0) * row.reduce((squares, value) => squares + value * value, 1)) / 2, 0);
  const weights = new Float32Array(CLASSES * (width + 1));
  const [ahead, before] = [weights.slice(), weights.slice()];
  for (let step = 1; step <= STEPS; step++) {
    const slope = slopeOf(rows, labels, importance, ahead, width);
    const carried = (step - 1) / (step + 2);
    for (let i = 0; i < weights.length; i++) {
      const pull = (slope[i] ?? 0) + ((i + 1) % (width + 1) === 0 ? 0 : ridge * (ahead[i] ?? 0));
      weights[i] = (ahead[i] ?? 0) - pull / steepest;
      ahead[i] = (weights[i] ?? 0) + carried * ((weights[i] ?? 0) - (before[i] ?? 0));
      before[i] = weights[i] ?? 0;
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
