import { none, type Points } from '../understand/points.ts';
import { type Metric, metrics, usualScales } from '../vocabulary.ts';
import { countDistinct, Pairs } from '../understand/count-distinct.ts';
import type { ScoreCounts } from './score-measures.ts';
import { shownAt, type SpanOfPoints, type StandingTheme, textsIn } from './texts-in.ts';

/** People and points of one theme or group, or comments and those with a theme of all that was said, in one of the two periods. */
export interface ExploredCount {
  readonly people: number;
  readonly mentions: number;
}

/** What one pass over both periods gives: counts by kind, key and period, and scores by kind, key, period and metric. */
export interface Explored {
  readonly keysOf: (kind: 'theme' | 'group') => readonly string[];
  readonly count: (kind: ExploredKind, key: string, now: boolean) => ExploredCount;
  readonly scores: (kind: ExploredKind, key: string, now: boolean, metric: Metric) => ScoreCounts;
}

export type ExploredKind = 'said' | 'theme' | 'group';

/** Counts everything the explorer shows in one pass; a person is counted once in a theme and once in a group, and so is a text's answer. */
export function explorePoints(points: Points, span: SpanOfPoints, themes: readonly StandingTheme[]): Explored {
  const groups = [...new Set(themes.map(({ group }) => group))];
  const groupOf = Int32Array.from(themes, ({ group }) => groups.indexOf(group));
  const { said, theme, group } = { said: new Tallies(1), theme: new Tallies(themes.length), group: new Tallies(groups.length) };
  const shownIn = shownAt(points, span, themes);
  const seen: number[] = [];
  textsIn(points, span, (text, period) => {
    said.addScore(points, text, period, 0);
    if (points.state[text] !== 2) return;
    said.addTo(period, 0, none);
    const person = points.customer[text] ?? none;
    seen.length = 0;
    const stands = shownIn(text, (place) => {
      theme.addTo(period, place, person);
      theme.addScore(points, text, period, place);
      const own = groupOf[place] ?? 0;
      group.mentions[own * 2 + period] = (group.mentions[own * 2 + period] ?? 0) + 1;
      if (seen.includes(own)) return;
      seen.push(own);
      group.addPerson(period, own, person);
      group.addScore(points, text, period, own);
    });
    if (stands) said.themed[period] = (said.themed[period] ?? 0) + 1;
  });
  const placeOf = { said: new Map([['', 0]]), theme: new Map(themes.map(({ id }, place) => [id, place])), group: new Map(groups.map((each, place) => [each, place])) };
  const tallies = { said, theme, group };
  const people = { said: said.mentions, theme: theme.people(points.customers.size), group: group.people(points.customers.size) };
  const counted = (kind: ExploredKind, key: string, now: boolean) => {
    const at = placeOf[kind].get(key);
    return at === undefined ? undefined : at * 2 + (now ? 0 : 1);
  };
  return {
    keysOf: (kind) => [...placeOf[kind].keys()].filter((key) => [true, false].some((now) => (people[kind][counted(kind, key, now) ?? none] ?? 0) > 0)),
    count: (kind, key, now) => {
      const at = counted(kind, key, now) ?? none;
      return { people: people[kind][at] ?? 0, mentions: (kind === 'said' ? said.themed : tallies[kind].mentions)[at] ?? 0 };
    },
    scores: (kind, key, now, metric) => tallies[kind].scoresAt(counted(kind, key, now) ?? none, metric),
  };
}

const figures = 8;

/** Points, people and scores of places, each in both periods. */
class Tallies {
  readonly mentions: Float64Array;
  readonly themed = new Float64Array(2);
  private readonly loners: Int32Array;
  private readonly sums: Float64Array;
  private readonly pairs = new Pairs();

  constructor(places: number) {
    this.mentions = new Float64Array(places * 2);
    this.loners = new Int32Array(places * 2);
    this.sums = new Float64Array(places * 2 * metrics.length * figures);
  }

  addTo(period: number, place: number, person: number): void {
    this.mentions[place * 2 + period] = (this.mentions[place * 2 + period] ?? 0) + 1;
    this.addPerson(period, place, person);
  }

  /** Whoever is not known counts as somebody else each time. */
  addPerson(period: number, place: number, person: number): void {
    const at = place * 2 + period;
    if (person === none) this.loners[at] = (this.loners[at] ?? 0) + 1;
    else this.pairs.add(at, person);
  }

  people(customers: number): Int32Array {
    return countDistinct(this.pairs, this.loners, customers);
  }

  addScore({ metric, score }: Points, text: number, period: number, place: number): void {
    const number = metric[text] ?? 0;
    if (number === 0) return;
    const given = score[text] ?? 0;
    const max = scaleEnds[number - 1] ?? 0;
    const at = ((place * 2 + period) * metrics.length + number - 1) * figures;
    this.add(at, 1);
    this.add(at + 1, given);
    this.add(at + 2, given * given);
    if (given >= max) this.add(at + 3, 1);
    if (given >= max - 1) this.add(at + 4, 1);
    if (given >= 9) this.add(at + 5, 1);
    if (given <= 6) this.add(at + 6, 1);
    if (given >= 5) this.add(at + 7, 1);
  }

  private add(at: number, value: number): void {
    this.sums[at] = (this.sums[at] ?? 0) + value;
  }

  scoresAt(at: number, metric: Metric): ScoreCounts {
    const from = (at * metrics.length + metrics.indexOf(metric)) * figures;
    const [n = 0, sum = 0, sumOfSquares = 0, top = 0, topTwo = 0, nineUp = 0, sixDown = 0, fiveUp = 0] = at === none ? [] : this.sums.subarray(from, from + figures);
    return { n, sum, sumOfSquares, top, topTwo, nineUp, sixDown, fiveUp };
  }
}

const scaleEnds = metrics.map((metric) => usualScales[metric].max);
