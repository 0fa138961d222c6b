import { expect, test } from 'vitest';
import { changeWords } from './change-words.ts';

test('says what came and what went, and only that', () => {
  expect(changeWords({ kind: 'grown', mentionsBefore: 1200, mentionsAfter: 1212, joined: 14, left: 2 })).toBe('1,200 → 1,212 mentions (14 in, 2 out)');
  expect(changeWords({ kind: 'shrunk', mentionsBefore: 9, mentionsAfter: 8, joined: 0, left: 1 })).toBe('9 → 8 mentions (1 out)');
  expect(changeWords({ kind: 'new', mentionsBefore: 0, mentionsAfter: 5, joined: 5, left: 0 })).toBe('new, 5 mentions');
  expect(changeWords({ kind: 'vanished', mentionsBefore: 1, mentionsAfter: 0, joined: 0, left: 1 })).toBe('no pattern any more, had 1 mention');
});
