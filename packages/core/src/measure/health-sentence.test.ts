import { expect, test } from 'vitest';
import { healthSentence } from './health-sentence.ts';

const loop = { raised: 402, answered: 233, changed: 200, confirmed: 80, declined: 33, unanswered: 169 };
const none = { raised: 0, answered: 0, changed: 0, confirmed: 0, declined: 0, unanswered: 0 };

test('the sentence says how many themes were closed on time, and how it was before', () => {
  expect(healthSentence({ due: 26, onTime: 17, moved: 0 }, { due: 31, onTime: 18, moved: 2 }, loop, 'this_quarter', 'before')).toBe('17 of 26 themes due this quarter were closed on time; last quarter 58 %.');
  expect(healthSentence({ due: 1, onTime: 1, moved: 0 }, { due: 4, onTime: 3, moved: 0 }, loop, 'this_month', 'year_before')).toBe('1 of 1 theme due this month was closed on time; a year before 3 of 4.');
  expect(healthSentence({ due: 26, onTime: 17, moved: 0 }, null, loop, 'last_30_days', 'none')).toBe('17 of 26 themes due in the last 30 days were closed on time.');
});

test('with nothing due it says so instead of a share', () => {
  expect(healthSentence({ due: 0, onTime: 0, moved: 0 }, null, loop, 'this_quarter', 'before')).toBe('No theme was due this quarter.');
  expect(healthSentence({ due: 0, onTime: 0, moved: 0 }, null, none, 'this_quarter', 'before')).toMatch(/nothing to judge yet/);
});
