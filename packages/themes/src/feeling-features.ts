import { complaint, contrast, emphasis, negation, nothing, praise, wish } from './feeling-words.ts';

const WORD = /[a-z'/-]+/gu;
const NEGATION_REACH = 3;
const LONGEST_TEXT = 4000;

interface Counts {
  readonly words: readonly string[];
  readonly praised: number;
  readonly complained: number;
  /** "Not bad" and "not good". */
  readonly notComplained: number;
  readonly notPraised: number;
}

/** The number of figures `feelingFeatures` gives. */
export const FEELING_FEATURES = 20;

/** What the words of a text say about feeling: counts under the square root, shares, and a few marks of form. English words only. */
export function feelingFeatures(text: string): readonly number[] {
  const { words, praised, complained, notComplained, notPraised } = countFeeling(text);
  const length = Math.max(1, words.length);
  const share = (list: ReadonlySet<string>, some = words): number => some.filter((word) => list.has(word)).length;
  const wishes = share(wish);
  const isOnlyPraise = praised > 0 && complained === 0 && wishes === 0 && notPraised === 0;
  return [
    Math.sqrt(praised), Math.sqrt(complained), Math.sqrt(notComplained), Math.sqrt(notPraised), Math.sqrt(wishes), share(nothing, words.slice(0, 2)),
    Math.sqrt(share(contrast)), Math.sqrt(share(emphasis)), Math.sqrt(share(negation)), praised / length, complained / length, wishes / length,
    (praised - complained) / (praised + complained + 1), Math.log1p(length) / 3, Number(text.includes('!')), Number(text.includes('?')),
    Number(length <= 3), Number(length === 1), Number(isOnlyPraise), Number(['to', 'more', 'better'].includes(words[0] ?? '')),
  ];
}

/** Feeling by words alone, for an organisation that has taught nothing yet: undefined where they say nothing. */
export function feelingByWords(text: string): { readonly feeling: 'negative' | 'neutral' | 'positive'; readonly confidence: number } | undefined {
  const { words, praised, complained, notComplained, notPraised } = countFeeling(text);
  const wishes = words.filter((word) => wish.has(word)).length;
  const good = praised + notComplained / 2;
  const bad = complained + notPraised + wishes / 2;
  if (good + bad === 0) return undefined;
  const lean = (good - bad) / (good + bad + 1);
  return { feeling: lean > 0.2 ? 'positive' : lean < -0.2 ? 'negative' : 'neutral', confidence: Math.min(0.75, 0.45 + Math.abs(lean) / 2) };
}

function countFeeling(text: string): Counts {
  const words = text.slice(0, LONGEST_TEXT).toLowerCase().replaceAll('’', "'").match(WORD) ?? [];
  const counts = { praised: 0, complained: 0, notComplained: 0, notPraised: 0 };
  words.forEach((word, at) => {
    if (!praise.has(word) && !complaint.has(word)) return;
    const isNegated = words.slice(Math.max(0, at - NEGATION_REACH), at).some((before) => negation.has(before));
    if (praise.has(word)) counts[isNegated ? 'notPraised' : 'praised']++;
    else counts[isNegated ? 'notComplained' : 'complained']++;
  });
  return { words, ...counts };
}
