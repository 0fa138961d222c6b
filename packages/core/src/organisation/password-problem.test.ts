import { expect, test } from 'vitest';
import { passwordProblem } from './password-problem.ts';

test('a long password of any kind of characters will do', () => {
  for (const password of ['correct horse battery staple', 'møtet på fredag er flyttet', '12 trees in 3 rows', 'x7#kQ!pz94Lm']) expect(passwordProblem(password, ['Ada Admin', 'ada@northlight.example'])).toBeUndefined();
});

test('a password under 12 or over 200 characters is refused in a sentence', () => {
  expect(passwordProblem('short')).toBe('Choose a password of at least 12 characters.');
  expect(passwordProblem('a1b2'.repeat(51))).toBe('Choose a password of at most 200 characters.');
});

test('what is tried first is refused: repeats, rows of keys, well-known words, the own name', () => {
  expect(passwordProblem('aaaaaaaaaaaaaa')).toMatch(/repeats/);
  expect(passwordProblem('abababababab')).toMatch(/repeats/);
  expect(passwordProblem('123456789012')).toMatch(/keyboard/);
  expect(passwordProblem('qwertyuiopas')).toMatch(/keyboard/);
  expect(passwordProblem('zyxwvutsrqpo')).toMatch(/keyboard/);
  expect(passwordProblem('Password2026!')).toMatch(/first that are tried/);
  expect(passwordProblem('passwordpassword')).toMatch(/first that are tried/);
  expect(passwordProblem('northlight2026', ['ada@northlight.example'])).toMatch(/your name or email/);
});
