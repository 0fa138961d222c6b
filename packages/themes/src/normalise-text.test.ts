import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { maskNoise } from './mask-noise.ts';
import { cutForEncoder, ENCODER_LIMIT_CHARACTERS, normaliseText } from './normalise-text.ts';

it('takes out what nobody can see and keeps what was said', () => {
  expect(normaliseText('  The\u0000 app\u200b  crashed\r\n\ttwice ')).toBe('The app crashed twice');
  expect(normaliseText('ﬁne caf\u0065\u0301')).toBe('fine café');
  expect(normaliseText('Kunden\u00adservice')).toBe('Kundenservice');
  expect(normaliseText('\u0000\u200b \n')).toBe('');
  expect(normaliseText('broken \ud83d half')).toBe('broken \ufffd half');
});

describe('what is no part of the message goes', () => {
  it.each([
    ['Hi team,\n\nmy card was declined.\n\nKind regards,\nAnna Example\nSent from my iPhone', 'my card was declined.'],
    ['Dear Sir or Madam, I want my money back. Yours faithfully, A. Example', 'I want my money back.'],
    ['Good morning! The lift is broken', 'The lift is broken'],
    ['To whom it may concern: the lift is broken', 'the lift is broken'],
    ['Hi Anna - where is my parcel?', 'where is my parcel?'],
    ['Guten Tag,\ndie Rechnung ist falsch.\nMit freundlichen Grüßen\nMax Muster', 'die Rechnung ist falsch.'],
    ['<div>Dear Support,</div><p>The <b>lift</b> is broken &amp;amp; nobody comes.<br/></p>', 'The lift is broken & nobody comes.'],
    ['&lt;p&gt;The lift&nbsp;is broken&lt;/p&gt;', 'The lift is broken'],
    ['@acme_help the app is slow https://acme.example/x?y=1 as ever', 'the app is slow as ever'],
    ['Write to anna@acme.example about it', 'Write to about it'],
    ['Refund please\n\nOn Mon, 3 Mar 2025 at 10:12, Support <help@acme.example> wrote:\n> Hello\n> we are here', 'Refund please'],
    ['From: Anna\nSent: Monday\nTo: Support\nSubject: Invoice\nThe invoice was wrong.', 'The invoice was wrong.'],
    ['The app is sooooo slooow!!!! Nooooo???', 'The app is so sloow! No?'],
    ['The exercIses were satIsfactory, said Dr McIntyre', 'The exercises were satisfactory, said Dr McIntyre'],
    ['😡😡 my 📦 is late 🙏', 'my parcel is late'],
  ])('%j', (said, meant) => {
    expect(normaliseText(said)).toBe(meant);
  });
});

describe('what could be the message stays', () => {
  it.each(['Hello Fresh is terrible', 'I <3 it, and 5 < 6 > 2', 'I write with regards to my bill', 'Thanks for nothing.', 'AAA batteries, 1000 of them, at www', 'Kind regards', 'Hi', 'Dear me', '😀😀', 'Too soon, too little', 'Best wishes are no refund. Kind regards are none either, says nobody at all', 'Q&A; R&D'])('%j', (said) => {
    expect(normaliseText(said)).toBe(said);
  });
});

const words = fc.array(fc.constantFrom('parcel', 'refund', 'not', 'working', 'late', 'bill', 'never', 'lift', 'Zürich', 'ATM', 'too', 'see', '12', 'حساب', '包裹'), { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));
const before = fc.constantFrom('', 'Hi team,\n', 'Dear Sir or Madam,\n\n', 'Hello! ', '<p>', '@shop ', 'https://acme.example/a?b=c ', 'Bonjour,\n');
const after = fc.constantFrom('', '\n\nKind regards,\nAnna Example', '\nSent from my iPhone', '</p>', ' https://acme.example', '\n--\nAnna Example\n+44 20 1234', '\n\nOn Tue, 4 Mar 2025, Support wrote:\n> hello', ' 😀');

test.prop([words, before, after])('a frame around words changes nothing of what is read', (said, head, tail) => {
  expect(normaliseText(head + said + tail)).toBe(said);
});

const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: fc.constantFrom('a', 'O', ' ', '!', '<', '>', 'br', '&', 'amp;', 'lt;', '#62;', '\n', '@', ',', 'Hi', 'regards', '\ud83d', '😀', '.', '-', 'ﷺ'), maxLength: 40 }));

test.prop([anything], { numRuns: 2000 })('twice is once, words are never lost altogether, and blanking keeps every place', (text) => {
  const once = normaliseText(text);
  expect(normaliseText(once)).toBe(once);
  if (/[\p{L}\p{N}]/u.test(text.normalize('NFKC'))) expect(once).toMatch(/[\p{L}\p{N}]/u);
  const masked = maskNoise(text);
  expect(masked.length).toBe(text.length);
  for (let at = 0; at < text.length; at++) expect([text[at], ' ', '\n']).toContain(masked[at]);
});

it('cuts a long text at a word for the encoder', () => {
  const cut = cutForEncoder('seven77 '.repeat(10_000).trim());
  expect(cut.length).toBeLessThanOrEqual(ENCODER_LIMIT_CHARACTERS);
  expect(cut.endsWith('seven77')).toBe(true);
  expect(cutForEncoder('😀'.repeat(5000)).isWellFormed()).toBe(true);
  expect(cutForEncoder('short')).toBe('short');
});
