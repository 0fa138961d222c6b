import { expect, test } from 'vitest';
import { subjectWords, tallyWords } from './subject-words.ts';

const planned = { subject: 'Your words', percent: 10, hours: 4, endsAt: null, chosen: null, tried: 0, waiting: 0, result: null };

test('a test of two subjects says in each phase who waits for what', () => {
  expect(subjectWords(planned, 'Europe/London')).toContain('tried on 10 % of the readers. 4 hours after');
  expect(subjectWords({ ...planned, tried: 2000, waiting: 8000 }, 'Europe/London')).toBe('2,000 people try one of two subjects; when all of them have their mail, 8,000 others wait 4 hours for the better one.');
  expect(subjectWords({ ...planned, tried: 2000, waiting: 8000, endsAt: '2026-11-23T14:00:00.000Z' }, 'Europe/London')).toBe('2,000 people try one of two subjects until 23 Nov 2026, 14:00 GMT; then the other 8,000 get the better one.');
  const result = { a: { sent: 1000, clicked: 50 }, b: { sent: 1000, clicked: 90 }, difference: { value: 4, low: 1.7, high: 6.3 } };
  expect(subjectWords({ ...planned, chosen: 'b', tried: 2000, result }, 'Europe/London')).toBe('The second subject was chosen: more people clicked in it (the second had 4.0 points more, between 1.7 and 6.3).');
  expect(subjectWords({ ...planned, chosen: 'a', tried: 2000, result: { ...result, difference: { value: -1.4, low: -4, high: 1.2 } } }, 'Europe/London')).toBe('The first subject was chosen: the second was not better beyond chance (the second had \u22121.4 points, between \u22124.0 and +1.2).');
  expect(subjectWords({ ...planned, chosen: 'a', tried: 90, result: { ...result, difference: null } }, 'Europe/London')).toContain('too few people');
  expect(tallyWords(result.b)).toBe('90 of 1,000 (9.0 %)');
});
