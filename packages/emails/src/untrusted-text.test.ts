import { expect, test } from 'vitest';
import { safeUrl } from './safe-url.ts';
import { subjectLine } from './subject-line.ts';
import { cleanLine, cleanName, cleanParagraphs, quietLinks, quotedWords } from './untrusted-text.ts';

test('a line holds no breaks, controls, direction turners or private characters', () => {
  expect(cleanLine('a\r\nb\tc\u2028d\u0000e\u202Ef\u2066g\u200Bh\uE000i\u{E0041}j')).toBe('a b c defghij');
});

test('a lone surrogate does not reach the mail', () => {
  expect(cleanLine('x\uD800y').isWellFormed()).toBe(true);
});

test('words of other scripts, joiners and emoji written by customers stay', () => {
  expect(cleanLine('می\u200Cخواهم, 日本語, 👩\u200D💻')).toBe('می\u200Cخواهم, 日本語, 👩\u200D💻');
});

test('a long line ends at a word, with an ellipsis, within its limit', () => {
  const line = cleanLine('word '.repeat(100), 40);
  expect(line).toBe('word word word word word word word word…');
});

test('paragraphs come from line breaks of any kind, empty ones are left out', () => {
  expect(cleanParagraphs('one\r\n\r\ntwo\u2028three\n  \n')).toEqual(['one', 'two', 'three']);
});

test.each(['Win money at evil.example', 'https://evil.example', 'a@b.example', 'www', '<b>Bob</b>', 'x'.repeat(41), '', '\u202E', 'Call 0800123456', 'evil。example'])(
  'a name that is none is not used to greet: %j', (name) => expect(cleanName(name)).toBeUndefined(),
);

test.each([['Maria', 'Maria'], ['  Seán\r\nO’Neill ', 'Seán O’Neill'], ['J. R. Núñez', 'J. R. Núñez'], ['Jean-Luc', 'Jean-Luc'], ['\u202Emaria', 'maria']])(
  'a name is kept: %j', (name, kept) => expect(cleanName(name)).toBe(kept),
);

test('a domain, an address and a link inside a quotation no longer read as one, yet look the same', () => {
  const quiet = quotedWords('see evil.example, http://evil.example/x and me@evil.example. Thanks.It broke');
  expect(quiet).not.toMatch(/[a-z]\.[a-z]{2}|:\/\/|[a-z]@/u);
  expect(quiet.replaceAll('\u200C', '')).toBe('see evil.example, http://evil.example/x and me@evil.example. Thanks.It broke');
});

test('a sentence without links is left as it is', () => {
  expect(quietLinks('It rose by 3.5 %. Why? No idea.').replaceAll('\u200C', '')).toBe('It rose by 3.5 %. Why? No idea.');
});

test.each(['a\r\nBcc: x@example.org', 'a\nb', 'a\u2028b', 'a\u0085b'])('a subject with a line break is refused: %j', (subject) => {
  expect(() => subjectLine(subject)).toThrow('The subject must be a single line.');
});

test('an empty subject is refused', () => {
  expect(() => subjectLine(' \u200B ')).toThrow('The subject must not be empty.');
});

test.each(['javascript:alert(1)', 'data:text/html,x', '/relative', 'mailto:a@b.example', ''])('a link that is not http or https is refused: %j', (url) => {
  expect(() => safeUrl(url)).toThrow(/A link in a mail must/u);
});

test('a link keeps nothing that could leave its attribute or its line', () => {
  expect(safeUrl('https://x.example/"><b>\r\n y')).not.toMatch(/["<>\s]/u);
});
