import { expect, it } from 'vitest';
import { cutForEncoder, ENCODER_LIMIT_CHARACTERS, normaliseText } from './normalise-text.ts';

it('takes out what nobody can see and keeps what was said', () => {
  expect(normaliseText('  The\u0000 app\u200b  crashed\r\n\ttwice ')).toBe('The app crashed twice');
  expect(normaliseText('ﬁne caf\u0065\u0301')).toBe('fine café');
  expect(normaliseText('\u0000\u200b \n')).toBe('');
  expect(normaliseText('broken \ud83d half')).toBe('broken \ufffd half');
});

it('cuts a long text at a word for the encoder', () => {
  const cut = cutForEncoder('seven77 '.repeat(10_000).trim());
  expect(cut.length).toBeLessThanOrEqual(ENCODER_LIMIT_CHARACTERS);
  expect(cut.endsWith('seven77')).toBe(true);
  expect(cutForEncoder('😀'.repeat(5000)).isWellFormed()).toBe(true);
  expect(cutForEncoder('short')).toBe('short');
});
