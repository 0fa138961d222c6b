import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { usualProofRule as rule } from './proof-rule.ts';
import { type ProofWeek, weighLook } from './weigh-look.ts';

const week = (mentions: number, comments = 200, interactions = 0): ProofWeek => ({ mentions, comments, interactions });
const weeks = (count: number, mentions: number, comments = 200, interactions = 0) => Array.from({ length: count }, () => week(mentions, comments, interactions));
const look = (before: readonly ProofWeek[], after: readonly ProofWeek[], yearBefore: readonly ProofWeek[] | null = null) => weighLook({ before, after, yearBefore }, rule);

test('a fix after which people stop saying it is confirmed, with its figures', () => {
  const { verdict, shown } = look(weeks(26, 10), weeks(4, 2));
  expect(verdict).toBe('confirmed');
  expect(shown).toMatchObject({ unit: 'comments', ratio: expect.closeTo(0.2), after: { events: 8, exposure: 800 }, expected: expect.closeTo(40), isAligned: false });
});

test('too little history and too few expected mentions say so, whatever came after', () => {
  expect(look(weeks(11, 50), weeks(4, 0))).toEqual({ verdict: 'too_little_history', shown: null });
  expect(look(weeks(26, 4), weeks(4, 0))).toMatchObject({ verdict: 'too_few', shown: { expected: expect.closeTo(16) } });
});

test('a small fall that chance explains confirms nothing, and neither does a sure but small one', () => {
  expect(look(weeks(26, 10), weeks(4, 7)).verdict).toBe('undecided');
  expect(look(weeks(52, 400, 4000), weeks(12, 320, 4000)).verdict).toBe('undecided');
});

test('fewer surveys are not a fix, and neither is a crisis elsewhere', () => {
  expect(look(weeks(26, 10, 200, 2000), weeks(4, 6, 120, 2000)).verdict).toBe('undecided');
  expect(look(weeks(26, 10, 200), weeks(4, 10, 1000)).verdict).toBe('undecided');
});

test('interactions are what mentions are counted against where every week holds enough of them', () => {
  expect(look(weeks(26, 10, 200, 2000), weeks(4, 2, 200, 2000)).shown?.unit).toBe('interactions');
  expect(look([week(10), ...weeks(25, 10, 200, 2000)], weeks(4, 2, 200, 2000)).shown?.unit).not.toBe('interactions');
});

test('the worst weeks before the opening count for neither side: coming back from them confirms nothing, going on like them contradicts nothing', () => {
  const before = [...weeks(26, 5), ...weeks(10, 15)];
  expect(look(before, weeks(12, 5)).verdict).toBe('undecided');
  expect(look(before, weeks(12, 15)).verdict).toBe('undecided');
  expect(look(before, weeks(12, 30)).verdict).toBe('contradicted');
});

test('a quiet season of every year confirms nothing', () => {
  const year = Array.from({ length: 60 }, (_, at) => week(at % 52 < 26 ? 20 : 4));
  expect(look(year, weeks(12, 4)).verdict).toBe('confirmed');
  expect(look(year, weeks(12, 4), weeks(20, 4)).verdict).toBe('undecided');
});

test('weeks that come in bursts need more to prove anything', () => {
  const bursts = Array.from({ length: 26 }, (_, at) => week(at % 5 === 0 ? 30 : 0));
  expect(look(weeks(26, 6), weeks(4, 2)).verdict).toBe('confirmed');
  expect(look(bursts, weeks(4, 2)).verdict).toBe('undecided');
});

const drawn = (longest: number) => fc.array(fc.record({ mentions: fc.integer({ min: 0, max: 90 }), comments: fc.integer({ min: 0, max: 900 }), interactions: fc.integer({ min: 0, max: 5000 }) }), { maxLength: longest });

property.prop([drawn(70), drawn(12), fc.option(drawn(20))])('no history, however empty or odd, makes a figure that is none', (before, after, yearBefore) => {
  const { shown } = look(before, after, yearBefore);
  if (shown === null) return;
  const { ratio, lower, upper, expected, spread } = shown;
  for (const each of [ratio, lower, upper, expected, spread]) expect(each).not.toBeNaN();
  expect(lower).toBeLessThanOrEqual(upper);
  expect(spread).toBeGreaterThanOrEqual(1);
});

property.prop([drawn(60), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 3 })])('more mentions after a fix never speak more for it', (before, mentions, times) => {
  const rank = { contradicted: 0, undecided: 1, too_few: 1, too_little_history: 1, confirmed: 2 };
  const few = look(before, weeks(4, mentions));
  const many = look(before, weeks(4, mentions + times * 10));
  expect(rank[many.verdict]).toBeLessThanOrEqual(rank[few.verdict]);
});
