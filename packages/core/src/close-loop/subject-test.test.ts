import { expect, test } from 'vitest';
import { armOf, chooseSubject, isSameSubject, subjectTestSchema, whyNotTested } from './subject-test.ts';

test('each share of the readers tries one subject and the rest waits', () => {
  expect([0, 0.0999, 0.1, 0.1999, 0.2, 0.999].map((share) => armOf(share, { percent: 10 }))).toEqual(['a', 'a', 'b', 'b', 'rest', 'rest']);
});

test('the second subject is chosen only where it is better beyond chance', () => {
  expect(chooseSubject({ sent: 1000, clicked: 50 }, { sent: 1000, clicked: 90 }).chosen).toBe('b');
  expect(chooseSubject({ sent: 1000, clicked: 50 }, { sent: 1000, clicked: 60 }).chosen).toBe('a');
  expect(chooseSubject({ sent: 1000, clicked: 90 }, { sent: 1000, clicked: 50 }).chosen).toBe('a');
  const few = chooseSubject({ sent: 99, clicked: 0 }, { sent: 1000, clicked: 900 });
  expect([few.chosen, few.result.difference]).toEqual(['a', null]);
});

test('where both subjects are equally good, the second is chosen in at most one test in forty', () => {
  let state = 7;
  const random = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  const draw = () => Array.from({ length: 400 }, random).filter((number) => number < 0.06).length;
  let wrong = 0;
  for (let round = 0; round < 1000; round += 1) if (chooseSubject({ sent: 400, clicked: draw() }, { sent: 400, clicked: draw() }).chosen === 'b') wrong += 1;
  expect(wrong).toBeLessThanOrEqual(40);
});

test('a second subject is on one line, no longer than the first, and waits two to forty-eight hours', () => {
  const good = { subject: 'Your words, our work', percent: 10, hours: 4 };
  expect(subjectTestSchema.parse(good)).toEqual(good);
  for (const bad of [{ subject: '' }, { subject: 'One\r\nBcc: two' }, { subject: 'One\u2028two' }, { subject: 'x'.repeat(151) }, { percent: 4 }, { percent: 41 }, { hours: 1 }, { hours: 49 }, { hours: 2.5 }]) expect(subjectTestSchema.safeParse({ ...good, ...bad }).success).toBe(false);
});

test('a test that could not say anything is refused in a sentence', () => {
  const good = { subject: 'Your words', percent: 10, hours: 4 };
  const at = { subject: 'What we did', people: 1000, languages: 1, isCorrection: false, isOnEachClock: false };
  expect(whyNotTested(good, at)).toBeUndefined();
  expect(whyNotTested(good, { ...at, people: 999 })).toContain('99 people');
  expect(whyNotTested({ ...good, subject: 'what  WE did' }, at)).toContain('the same');
  expect(whyNotTested(good, { ...at, isOnEachClock: true })).toContain('one moment for everybody');
  expect(whyNotTested(good, { ...at, languages: 2 })).toContain('in one language');
  expect(whyNotTested(good, { ...at, isCorrection: true })).toContain('correction');
  expect(isSameSubject('', ' ')).toBe(true);
});
