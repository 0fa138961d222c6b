import { type Metric, usualScales } from '../vocabulary.ts';

export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** A score with the scale it was given on, or the sentence that says why it cannot be one. */
export type CheckedScore = { readonly ok: true; readonly score: number; readonly scale: Scale } | { readonly ok: false; readonly problem: string };

const names = { nps: 'NPS', csat: 'CSAT', ces: 'CES', stars: 'Stars', thumb: 'Thumb' } as const satisfies Record<Metric, string>;

/** Holds a score against its metric and scale: whole numbers within the scale; NPS is always 0 to 10, a thumb 0 or 1. */
export function checkScore(metric: Metric, score: number, given?: Scale): CheckedScore {
  const scale = given ?? usualScales[metric];
  const usual = usualScales[metric];
  if (!Number.isFinite(scale.min) || !Number.isFinite(scale.max) || scale.min >= scale.max) return no(`A scale runs from a lower to a higher number, not from ${scale.min} to ${scale.max}.`);
  if ((metric === 'nps' || metric === 'thumb') && (scale.min !== usual.min || scale.max !== usual.max)) return no(`${names[metric]} is asked from ${usual.min} to ${usual.max}, not from ${scale.min} to ${scale.max}.`);
  if (!Number.isFinite(score) || score < scale.min || score > scale.max) return no(`${score} is not between ${scale.min} and ${scale.max}.`);
  if ((metric === 'nps' || metric === 'thumb') && !Number.isInteger(score)) return no(`${names[metric]} is a whole number, not ${score}.`);
  return { ok: true, score, scale };
}

function no(problem: string): CheckedScore {
  return { ok: false, problem };
}

const words = new Map([
  ['good', 1], ['yes', 1], ['up', 1], ['true', 1], ['like', 1], ['satisfied', 1],
  ['bad', 0], ['no', 0], ['down', 0], ['false', 0], ['dislike', 0], ['unsatisfied', 0],
]);
const numberWords = new Map([['one', 1], ['two', 2], ['three', 3], ['four', 4], ['five', 5]]);
const noAnswers = new Set(['offered', 'unoffered', 'not offered', 'star_rating_unspecified', 'unrated', 'not rated']);

/** Whether a cell says that a score was asked for, or not even asked, and none was given. */
export function isNoAnswer(text: string): boolean {
  return noAnswers.has(text.trim().toLowerCase());
}

/** Reads a score as files hold it: 4, 4.5, 4,5, 4/5, “4 stars”, FOUR, “4 - Likely”; good and bad, also “Good, I'm satisfied”, for a thumb. Undefined when it is none. */
export function parseScore(text: string, metric: Metric): number | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  if (metric === 'thumb') {
    const word = /^(good|bad),/.exec(plain)?.[1] ?? plain;
    if (words.has(word)) return words.get(word);
  } else if (numberWords.has(plain)) return numberWords.get(plain);
  const match = /^([+-]?\d{1,6}(?:[.,]\d{1,6})?)(?:\s*(?:\/|of|out of)\s*\d{1,4}|\s*stars?|(?:\s+[-–—]|:)\s+\p{L}.*)?$/u.exec(plain);
  return match?.[1] === undefined ? undefined : Number(match[1].replace(',', '.'));
}

/** Reads a scale as people write it: 0-10, 1–5, “1 to 7”. Undefined when it is none. */
export function parseScale(text: string): Scale | undefined {
  const match = /^(-?\d{1,6})\s*(?:-|–|to|\.\.)\s*(-?\d{1,6})$/.exec(text.normalize('NFKC').trim().toLowerCase());
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { min: Number(match[1]), max: Number(match[2]) };
}
