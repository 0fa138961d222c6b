import { expect, test } from 'vitest';
import { leftOutReasons } from './left-out-reasons.ts';

test('every reason stands with its count, those that apply first, and none is hidden', () => {
  const reasons = leftOutReasons({
    people: 10,
    leftOut: 9,
    sentence: '',
    reasons: [
      { code: 'budget', reason: 'budget', people: 2 },
      { code: 'unsubscribed', reason: 'unsubscribed', people: 7 },
    ],
  });
  expect(reasons.slice(0, 3)).toEqual([['Unsubscribed from all mail', 7], ['Had another mail from you too recently', 2], ['An earlier mail to them bounced', 0]]);
  expect(reasons).toHaveLength(11);
  expect(reasons.map(([reason]) => reason)).not.toContain('Was asked in a survey too recently');
});
