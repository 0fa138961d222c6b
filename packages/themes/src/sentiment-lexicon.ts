import { splitWords } from './split-words.ts';

export type Sentiment = 'negative' | 'neutral' | 'positive';

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const POSITIVE = wordSet(
  'good great excellent amazing lovely friendly helpful kind caring fantastic brilliant wonderful happy perfect nice polite professional best thank thanks thankful love loved loves pleased ' +
    'satisfied quick quickly clean comfortable supportive outstanding superb attentive recommend recommended well easy easily efficient clear impressed appreciated appreciate fine safe reassuring ' +
    'informative listened welcoming smooth prompt reliable fast delighted glad solved courteous patient respectful tasty fresh fair honest pleasant',
);
const NEGATIVE = wordSet(
  'bad poor poorly terrible awful worst rude slow slowly late wait waited waiting waits long never not no lack lacking better more less noisy dirty cold wrong broken delay delays delayed unhappy ' +
    'disappointed disappointing difficult pain problem problems complaint complaints ignored expensive missing failed fails confusing unhelpful lost need needs improve improved should could ' +
    "uncomfortable shortage stressful short longer quicker faster earlier sooner didn't don't doesn't wasn't isn't can't couldn't won't too few useless horrible angry frustrating annoying refused " +
    'cancelled overcharged scam waste damaged faulty crash crashes error unacceptable nobody hate disgusting unreliable',
);
const NOTHING = wordSet('nothing none no n/a na nil nope');
const OPINION_ONLY = wordSet('more less need needs should could too few no not never long short improve improved better wait waiting');

const LONG_TEXT = 30;
export const LEXICON_FEATURES = 7;

/** Seven numbers between -1 and 1 about a text: praise, complaint, their balance, "nothing", length, brevity, exclamation. */
export function lexiconFeatures(text: string): readonly number[] {
  const words = splitWords(text);
  const count = (set: ReadonlySet<string>): number => words.filter((word) => set.has(word)).length;
  const [praise, complaint] = [count(POSITIVE), count(NEGATIVE)];
  return [Math.tanh(praise / 2), Math.tanh(complaint / 2), Math.tanh((praise - complaint) / 2), count(NOTHING) > 0 ? 1 : 0, Math.min(1, words.length / LONG_TEXT), words.length <= 3 ? 1 : 0, text.includes('!') ? 1 : 0];
}

/** What words alone say; undefined ("not known") where there are none of either kind, or as many of one as of the other. */
export function sentimentOfWords(text: string): Sentiment | undefined {
  const words = splitWords(text);
  let balance = 0;
  words.forEach((word, i) => {
    const isTurned = words.slice(Math.max(0, i - 2), i).some((before) => before === 'not' || before === 'no' || before === 'never' || before.endsWith("n't"));
    if (POSITIVE.has(word)) balance += isTurned ? -1 : 1;
    else if (NEGATIVE.has(word) && !OPINION_ONLY.has(word) && !word.endsWith("n't")) balance += isTurned ? 0 : -1;
  });
  if (balance === 0) return undefined;
  return balance > 0 ? 'positive' : 'negative';
}
