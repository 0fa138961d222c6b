import { LEXICON_FEATURES, lexiconFeatures, type Sentiment, sentimentOfWords } from './sentiment-lexicon.ts';
import { seededRandom } from './seeded-random.ts';
import { decodeVector } from './vector-blob.ts';

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const satisfies readonly Sentiment[];

export interface SentimentText {
  readonly text: string;
  /** As `encode` gave it. */
  readonly vector: Uint8Array;
}

/** A text of which somebody has said what it is: by a rating beside it, or by correcting Kept. */
export interface SentimentExample extends SentimentText {
  readonly sentiment: Sentiment;
}

/** What an organisation's own examples taught; plain numbers, so that it can be stored as JSON. */
export interface SentimentHead {
  readonly format: 1;
  readonly examples: number;
  /** Macro-F1 on examples that were left out in turn (five folds); "not known" counts as wrong. */
  readonly macroF1: number;
  /** One row of weights for each of SENTIMENTS; the last of a row stands alone. */
  readonly weights: readonly (readonly number[])[];
}

/** `sentiment` is undefined where it is not known; `certainty` is the share of the strongest answer, 0 to 1. */
export interface ReadSentiment {
  readonly sentiment: Sentiment | undefined;
  readonly certainty: number;
  readonly by: 'examples' | 'words';
}

const VECTOR_SCALE = 4;
const STRENGTH = 0.15;
const STEPS = 200;
const MOST_EXAMPLES = 3000;
const LEAST_EXAMPLES = 30;
const LEAST_PER_KIND = 5;
const FOLDS = 5;
const LEAST_CERTAINTY = 0.4;
const WORDS_CERTAINTY = 0.5;

/**
 * Trains the head: softmax regression on [4 x vector, seven lexicon numbers, 1] with L2 weight 1 / .15 and kinds weighted evenly, by
 * Nesterov's accelerated gradient. Undefined while there are fewer than 30 examples, or fewer than five of a kind.
 */
export function trainSentimentHead(examples: readonly SentimentExample[]): SentimentHead | undefined {
  const taken = spread(examples);
  if (taken.length < LEAST_EXAMPLES || SENTIMENTS.some((kind) => taken.filter((each) => each.sentiment === kind).length < LEAST_PER_KIND)) return undefined;
  const rows = taken.map((each) => ({ features: featuresOf(each), kind: SENTIMENTS.indexOf(each.sentiment) }));
  const tested = rows.flatMap((row, i) => [{ row, fold: i % FOLDS }]);
  const answers = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = fit(tested.filter((each) => each.fold !== fold).map((each) => each.row));
    return tested.filter((each) => each.fold === fold).map(({ row }) => ({ kind: row.kind, found: decide(shares(weights, row.features)).kind }));
  }).flat();
  return { format: 1, examples: taken.length, macroF1: macroF1(answers), weights: fit(rows).map((row) => Array.from(row, (value) => Math.fround(value))) };
}

/** What a text says, by the organisation's own head if there is one, else by words alone. */
export function readSentiment(head: SentimentHead | undefined, text: SentimentText): ReadSentiment {
  const features = featuresOf(text);
  if (head === undefined || head.weights.some((row) => row.length !== features.length)) {
    const sentiment = sentimentOfWords(text.text);
    return { sentiment, certainty: sentiment === undefined ? 0 : WORDS_CERTAINTY, by: 'words' };
  }
  const { kind, certainty } = decide(shares(head.weights, features));
  return { sentiment: SENTIMENTS[kind], certainty, by: 'examples' };
}

/** Mean of the F1 of the three kinds; a kind of -1 is "not known". */
export function macroF1(answers: readonly { readonly kind: number; readonly found: number }[]): number {
  const scores = SENTIMENTS.map((_, kind) => {
    const right = answers.filter((each) => each.kind === kind && each.found === kind).length;
    const named = answers.filter((each) => each.kind === kind).length + answers.filter((each) => each.found === kind).length;
    return named === 0 ? 0 : (2 * right) / named;
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function featuresOf({ text, vector }: SentimentText): Float64Array {
  const dense = decodeVector(vector);
  const features = new Float64Array(dense.length + LEXICON_FEATURES + 1);
  dense.forEach((value, d) => (features[d] = VECTOR_SCALE * value));
  features.set(lexiconFeatures(text), dense.length);
  features[features.length - 1] = 1;
  return features;
}

function decide(share: readonly number[]): { kind: number; certainty: number } {
  const certainty = Math.max(...share);
  return { kind: certainty < LEAST_CERTAINTY ? -1 : share.indexOf(certainty), certainty };
}

function shares(weights: readonly ArrayLike<number>[], features: Float64Array): number[] {
  const logits = weights.map((row) => features.reduce((sum, value, d) => sum + value * (row[d] ?? 0), 0));
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

interface Row {
  readonly features: Float64Array;
  readonly kind: number;
}

function fit(rows: readonly Row[]): Float64Array[] {
  const width = rows[0]?.features.length ?? 0;
  const even = SENTIMENTS.map((_, kind) => rows.length / (SENTIMENTS.length * Math.max(1, rows.filter((row) => row.kind === kind).length)));
  const weights = SENTIMENTS.map(() => new Float64Array(width));
  const before = SENTIMENTS.map(() => new Float64Array(width));
  // The curvature of the loss is at most half the largest squared length of a row (Böhning 1992), times its weight, plus that of the penalty.
  const curvature = rows.reduce((sum, { features, kind }) => sum + 0.5 * (even[kind] ?? 1) * features.reduce((squares, value) => squares + value * value, 0), 0) + 1 / STRENGTH;
  for (let step = 0; step < STEPS; step++) {
    const momentum = step / (step + 3);
    const ahead = weights.map((row, kind) => row.map((value, d) => value + momentum * (value - (before[kind]?.[d] ?? 0))));
    const slope = ahead.map((row) => row.map((value, d) => (d === width - 1 ? 0 : value / STRENGTH)));
    for (const { features, kind } of rows) {
      shares(ahead, features).forEach((share, other) => {
        const push = (even[kind] ?? 1) * (share - (other === kind ? 1 : 0));
        const target = slope[other];
        if (target) for (let d = 0; d < width; d++) target[d] = (target[d] ?? 0) + push * (features[d] ?? 0);
      });
    }
    weights.forEach((row, kind) => {
      before[kind]?.set(row);
      for (let d = 0; d < width; d++) row[d] = (ahead[kind]?.[d] ?? 0) - (slope[kind]?.[d] ?? 0) / curvature;
    });
  }
  return weights;
}

/** At most 3,000, drawn the same way each time, so that no order of the examples matters for the folds. */
function spread(examples: readonly SentimentExample[]): SentimentExample[] {
  const random = seededRandom(examples.length);
  return examples.map((each) => ({ each, place: random() })).sort((a, b) => a.place - b.place).slice(0, MOST_EXAMPLES).map(({ each }) => each);
}
