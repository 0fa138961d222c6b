import { countDistinct, Pairs } from '../understand/count-distinct.ts';
import { none, type Points } from '../understand/points.ts';
import { type ScoreImpact, scoreImpact, type ScoreSum } from '../understand/score-impact.ts';
import { metrics } from '../vocabulary.ts';

/** What a row of a list says of one theme. */
export interface ThemeRowCounts {
  readonly people: number;
  readonly mentions: number;
  /** In the period of the same length before; null when all time is counted. */
  readonly peopleBefore: number | null;
  /** Mentions in each of the last weeks, oldest first; the last one ends now. */
  readonly trend: readonly number[];
  readonly score: ScoreImpact | null;
}

/** The same figures, each for itself: whoever puts ten thousand themes in order asks for one of them only. */
export interface ThemeRowCounter {
  readonly peopleOf: (themeId: string) => number;
  readonly trendOf: (themeId: string) => readonly number[];
  readonly scoreOf: (themeId: string) => ScoreImpact | null;
  readonly countsOf: (themeId: string) => ThemeRowCounts;
}

const dayMilliseconds = 86_400_000;

/**
 * Counts who speaks of each theme, in the last so many days or ever, with its last weeks and its scores beside all others'. A period
 * begins after its first instant and ends with its last one.
 */
export function countThemeRows(points: Points, now: number, weeks: number, days?: number): ThemeRowCounter {
  const count = points.themeIds.length;
  const { at, state, customer, metric, theme } = points;
  const length = (days ?? 0) * dayMilliseconds;
  const [from, until] = days === undefined ? [-Infinity, Infinity] : [now - length, now];
  const [mentions, trend, sums, all] = [new Int32Array(count * 2), new Int32Array(count * weeks), new Float64Array(count * metrics.length * figures), new Float64Array(metrics.length * figures)];
  const [pairs, loners] = [new Pairs(), new Int32Array(count * 2)];
  for (let text = 0; text < points.texts.size; text += 1) {
    if (state[text] === 0) continue;
    const moment = at[text] ?? 0;
    const isNow = moment > from && moment <= until;
    const isBefore = moment > from - length && moment <= from;
    const ago = moment > now ? weeks : Math.floor((now - moment) / (7 * dayMilliseconds));
    const scored = isNow ? (metric[text] ?? 0) - 1 : none;
    if (scored !== none) addScore(all, scored, points.score[text] ?? 0);
    const others = points.further.get(text);
    for (let place = none; place < (others?.length ?? 0); place += 1) {
      const own = (place === none ? theme[text] : others?.[place]) ?? none;
      if (own === none) break;
      if (scored !== none) addScore(sums, own * metrics.length + scored, points.score[text] ?? 0);
      if (state[text] !== 2) continue;
      if (ago < weeks) trend[own * weeks + weeks - 1 - ago] = (trend[own * weeks + weeks - 1 - ago] ?? 0) + 1;
      if (!isNow && !isBefore) continue;
      const cell = own * 2 + (isNow ? 0 : 1);
      mentions[cell] = (mentions[cell] ?? 0) + 1;
      const person = customer[text] ?? none;
      if (person === none) loners[cell] = (loners[cell] ?? 0) + 1;
      else pairs.add(cell, person);
    }
  }
  const people = countDistinct(pairs, loners, points.customers.size);
  const numbers = new Map(points.themeIds.map((id, number) => [id, number]));
  /** A theme nobody speaks of has no number; its figures lie past the end, where there is nothing. */
  const placeOf = (themeId: string) => numbers.get(themeId) ?? count;
  const peopleOf = (themeId: string) => people[placeOf(themeId) * 2] ?? 0;
  const trendOf = (themeId: string) => Array.from({ length: weeks }, (_, week) => trend[placeOf(themeId) * weeks + week] ?? 0);
  const scoreOf = (themeId: string) => impactOf(sums, all, placeOf(themeId));
  const countsOf = (themeId: string) => {
    const own = placeOf(themeId) * 2;
    return { people: peopleOf(themeId), mentions: mentions[own] ?? 0, peopleBefore: days === undefined ? null : (people[own + 1] ?? 0), trend: trendOf(themeId), score: scoreOf(themeId) };
  };
  return { peopleOf, trendOf, scoreOf, countsOf };
}

const figures = 4;

function addScore(sums: Float64Array, place: number, score: number): void {
  const at = place * figures;
  sums[at] = (sums[at] ?? 0) + 1;
  sums[at + 1] = (sums[at + 1] ?? 0) + score;
  if (score >= 9) sums[at + 2] = (sums[at + 2] ?? 0) + 1;
  if (score <= 6) sums[at + 3] = (sums[at + 3] ?? 0) + 1;
}

function scoreAt(sums: Float64Array, place: number): ScoreSum {
  const [answers = 0, sum = 0, promoters = 0, detractors = 0] = sums.subarray(place * figures, (place + 1) * figures);
  return { answers, sum, promoters, detractors };
}

/** In the metric most of those who raised the theme answered. */
function impactOf(sums: Float64Array, all: Float64Array, theme: number): ScoreImpact | null {
  const [best] = metrics.map((metric, place) => ({ metric, among: scoreAt(sums, theme * metrics.length + place), whole: scoreAt(all, place) })).sort((a, b) => b.among.answers - a.among.answers);
  return best === undefined || best.among.answers === 0 ? null : scoreImpact(best.metric, best.among, best.whole);
}
