import { expect, test } from 'vitest';
import { coverPoints } from '../understand/cover-points.ts';
import { Points, type SaidText } from '../understand/points.ts';
import { countThemeRows } from './count-theme-rows.ts';

const day = 86_400_000;
const now = 1_000 * day;
const id = (at: number) => `${at.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
const plain: Omit<SaidText, 'id' | 'at'> = { customerId: null, segment: null, contactId: null, stage: null, channel: 'web', sourceId: 's', language: null, isSaid: true, isRead: true, metric: null, score: 0 };

/** So many texts, so many days ago, each in the themes named. */
function laid(...lots: readonly { many: number; daysAgo: number; themes: readonly string[]; more?: (at: number) => Partial<SaidText> }[]): Points {
  const points = new Points();
  let number = 0;
  for (const { many, daysAgo, themes, more } of lots) {
    for (let at = 0; at < many; at += 1) {
      const own = id((number += 1));
      points.say({ ...plain, id: own, at: now - daysAgo * day, ...more?.(at) });
      for (const theme of themes) points.addPoint(own, theme);
    }
  }
  return points;
}

test('people count once in a period, strangers each time; a period begins after its first instant and ends with its last', () => {
  const same = () => ({ customerId: id(9999) });
  const points = laid({ many: 3, daysAgo: 0, themes: ['a'], more: same }, { many: 2, daysAgo: 28, themes: ['a', 'b'] }, { many: 4, daysAgo: 28.5, themes: ['a'], more: same }, { many: 1, daysAgo: 56, themes: ['a'] }, { many: 5, daysAgo: -1, themes: ['a'] });
  expect(countThemeRows(points, now, 12, 28).countsOf('a')).toMatchObject({ people: 1, mentions: 3, peopleBefore: 3 });
  expect(countThemeRows(points, now, 12).countsOf('a')).toMatchObject({ people: 9, mentions: 15, peopleBefore: null });
  expect(countThemeRows(points, now, 12).countsOf('b')).toMatchObject({ people: 2, mentions: 2 });
  expect(countThemeRows(points, now, 2).countsOf('nobody')).toEqual({ people: 0, mentions: 0, peopleBefore: null, trend: [0, 0], score: null });
});

test('the trend has a place for each week, oldest first; what is not read or an agent’s is in none', () => {
  const points = laid({ many: 2, daysAgo: 0, themes: ['a'] }, { many: 3, daysAgo: 7, themes: ['a'] }, { many: 4, daysAgo: 20.9, themes: ['a'] }, { many: 5, daysAgo: 21, themes: ['a'] }, { many: 6, daysAgo: 1, themes: ['a'], more: () => ({ isRead: false }) }, { many: 7, daysAgo: 1, themes: ['a'], more: () => ({ isSaid: false }) });
  expect(countThemeRows(points, now, 3).countsOf('a').trend).toEqual([4, 3, 2]);
});

test('the score is that of the metric most of them answered, beside all others', () => {
  const nps = (score: number) => () => ({ metric: 'nps' as const, score });
  const points = laid({ many: 40, daysAgo: 1, themes: ['a'], more: nps(0) }, { many: 60, daysAgo: 1, themes: [], more: nps(10) }, { many: 9, daysAgo: 1, themes: ['a'], more: () => ({ metric: 'csat' as const, score: 5 }) });
  expect(countThemeRows(points, now, 1).countsOf('a').score).toEqual({ metric: 'nps', isShown: true, answers: 40, otherAnswers: 60, among: -100, others: 100, all: 20 });
});

test('a text is covered once, by any theme that stands', () => {
  const points = laid({ many: 2, daysAgo: 1, themes: ['a', 'b'] }, { many: 3, daysAgo: 1, themes: ['gone', 'b'] }, { many: 4, daysAgo: 9, themes: ['gone'] }, { many: 5, daysAgo: 9, themes: [] });
  expect(coverPoints(points, new Set(['a', 'b']))).toEqual({ texts: 14, themed: 5 });
  expect(coverPoints(points, new Set(['a']), now - 2 * day)).toEqual({ texts: 5, themed: 2 });
});
