import { expect, test } from 'vitest';
import { countLoopKept, writeLoopKept } from './loop-kept.ts';

const kept = countLoopKept([
  { status: 'confirmed', isBeforeChange: true, concerns: 10 },
  { status: 'done', isBeforeChange: true, concerns: 5 },
  { status: 'done', isBeforeChange: false, concerns: 2 },
  { status: 'declined', isBeforeChange: false, concerns: 4 },
  { status: 'in_progress', isBeforeChange: false, concerns: 6 },
  { status: null, isBeforeChange: false, concerns: 3 },
]);

test('loop kept counts every concern once, and the parts add up', () => {
  expect(kept).toEqual({ raised: 30, answered: 19, changed: 15, confirmed: 10, declined: 4, unanswered: 11 });
});

test('somebody who complains after the fix is not counted as answered by it', () => {
  expect(countLoopKept([{ status: 'confirmed', isBeforeChange: false, concerns: 7 }])).toMatchObject({ changed: 0, unanswered: 7 });
});

test('the figure is written with its denominator, and nothing is claimed of nothing', () => {
  expect(writeLoopKept({ ...kept, raised: 1402 })).toBe('Of 1,402 things customers raised more than 90 days ago we changed 15, decided not to change 4 and have not answered 11.');
  expect(writeLoopKept(countLoopKept([]))).toContain('too early to say');
});
