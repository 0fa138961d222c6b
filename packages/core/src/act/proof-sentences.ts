import type { AnswerVerdict } from './weigh-answers.ts';
import { type ExposureUnit, fewestWeeksBefore, type LookVerdict } from './weigh-look.ts';

/** The figures of one look as they are kept; all but the weeks are null where there was nothing to compare. */
export interface LookFigures {
  readonly lookDay: number;
  readonly verdict: LookVerdict;
  readonly unit: ExposureUnit | null;
  readonly weeksBefore: number;
  readonly mentionsBefore: number | null;
  readonly exposureBefore: number | null;
  readonly mentionsAfter: number | null;
  readonly exposureAfter: number | null;
  readonly expected: number | null;
  readonly ratio: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly tail: number;
  readonly isAligned: boolean;
}

const units = { interactions: { per: 1000, words: 'mentions per 1,000 interactions' }, comments: { per: 1000, words: 'mentions per 1,000 comments' }, days: { per: 7, words: 'mentions a week' } } as const;

/** One look in words: never a share without its figures, or a ratio without its interval. */
export function lookWords(look: LookFigures, fewestExpected: number): string {
  const head = `Look after ${look.lookDay} days`;
  if (look.verdict === 'too_little_history') return `${head}: too little history, ${count(look.weeksBefore, 'whole week', 'whole weeks')} between the first mention and the opening, ${fewestWeeksBefore} needed.`;
  if (look.verdict === 'too_few') return `${head}: too little data, ${count(Math.round(look.expected ?? 0), 'mention', 'mentions')} expected without a fix, ${fewestExpected} needed.`;
  const says = look.verdict === 'confirmed' ? 'the data say yes' : look.verdict === 'contradicted' ? 'the data say no' : 'the data say neither yes nor no';
  return `${head}: ${says}. ${lookFigureWords(look)}`;
}

/** What was compared: rates on both sides, their ratio with its interval, and the counts behind them. */
export function lookFigureWords(look: LookFigures): string {
  const { unit, mentionsBefore, exposureBefore, mentionsAfter, exposureAfter, expected, ratio } = look;
  if (unit === null || mentionsBefore === null || exposureBefore === null || mentionsAfter === null || exposureAfter === null || expected === null) return '';
  const { per, words } = units[unit];
  const rate = (mentions: number, exposure: number) => (exposure === 0 ? '0' : ((per * mentions) / exposure).toFixed(1));
  const times = ratio === null ? '' : `: ${ratio.toFixed(2)} times as often (${intervalWords(look)})`;
  const against = look.isAligned ? 'at the same time of the year before' : `in ${look.weeksBefore} weeks before`;
  return `${rate(mentionsAfter, exposureAfter)} ${words} since, ${rate(mentionsBefore, exposureBefore)} ${against}${times}. ${count(mentionsAfter, 'mention', 'mentions')} counted, ${Math.round(expected)} expected without a fix.`;
}

/** The interval with its level: "98.3 % interval 0.12 to 0.44". */
export function intervalWords({ lower, upper, tail }: Pick<LookFigures, 'lower' | 'upper' | 'tail'>): string {
  return `${level(tail)} interval ${(lower ?? 0).toFixed(2)} ${upper === null ? 'upwards' : `to ${upper.toFixed(2)}`}`;
}

/** What customers answered, with the bound that the verdict rests on. */
export function answerWords({ verdict, answers, shareFixed, lower, upper, tail }: AnswerVerdict): string {
  if (answers === 0) return 'No customer who could tell has answered yet.';
  const says = { confirmed: 'Customers say yes', contradicted: 'Customers say no', undecided: 'Customers say neither yes nor no', too_few: 'Too few answers to say' }[verdict];
  return `${says}: ${answers.toLocaleString('en-GB')} could tell, ${percent(shareFixed)} say it is fixed (${level(tail)} bounds ${percent(lower)} to ${percent(upper)}).`;
}

function level(tail: number): string {
  return `${Number((100 * (1 - 2 * tail)).toFixed(1))} %`;
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
