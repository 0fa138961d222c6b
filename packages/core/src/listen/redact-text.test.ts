import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { isIban } from './is-iban.ts';
import { redactText } from './redact-text.ts';

const words = fc.array(fc.constantFrom('the', 'parcel', 'came', 'late', 'and', 'nobody', 'called', 'me', 'ünïcode', '日本', 'on 12/11/2025', 'order 8841', '£45.50', '10:30'), { maxLength: 6 }).map((list) => list.join(' '));

/** A card number of a known brand whose last digit makes Luhn's sum come out. */
const card = fc.tuple(fc.constantFrom('4', '51', '55'), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 15, maxLength: 15 }), fc.constantFrom('', ' ', '-')).map(([start, digits, between]) => {
  const body = (start + digits.join('')).slice(0, 15);
  const sum = [...body].reduce((total, digit, place) => total + (place % 2 === 0 ? ((Number(digit) * 2) % 10) + Math.floor((Number(digit) * 2) / 10) : Number(digit)), 0);
  return `${body}${(10 - (sum % 10)) % 10}`.replace(/(.{4})(?=.)/g, `$1${between}`);
});

/** An IBAN whose check digits are worked out, as ISO 13616 says. */
const iban = fc.tuple(fc.constantFrom(['GB', 18] as const, ['DE', 18] as const, ['FR', 23] as const), fc.array(fc.constantFrom(...'0123456789ABCXYZ'), { minLength: 23, maxLength: 23 }), fc.boolean()).map(([[country, length], signs, isGrouped]) => {
  const body = signs.slice(0, length);
  const digits = [...`${body.join('')}${country}00`].map((sign) => Number.parseInt(sign, 36)).join('');
  const check = 98n - (BigInt(digits) % 97n);
  const plain = `${country}${String(check).padStart(2, '0')}${body.join('')}`;
  return isGrouped ? plain.replace(/(.{4})(?=.)/g, '$1 ') : plain;
});
const email = fc.tuple(fc.stringMatching(/^[a-z][a-z0-9._+]{0,8}[a-z]$/), fc.stringMatching(/^[a-z]{3,8}$/)).map(([name, host]) => `${name.replaceAll('..', '.')}@${host}.example`);
const phone = fc.tuple(fc.constantFrom('020 7946 0', '+44 20 7946 0', '07700 900', '(0161) 496 0'), fc.integer({ min: 100, max: 999 })).map(([start, end]) => `${start}${end}`);
const link = fc.tuple(fc.stringMatching(/^[a-z]{3,8}$/), fc.constantFrom('token', 'access_token', 'key', 'sig', 'password', 'code'), fc.stringMatching(/^[a-z0-9]{3,20}$/)).map(([host, name, value]) => `https://${host}.example/path?x=1&${name}=${value}`);

const cases = [['card', card], ['iban', iban], ['email', email], ['phone', phone], ['link', link]] as const;
for (const [kind, secret] of cases) {
  property.prop([words, secret, words])(`a ${kind} anywhere in a text is replaced, and the words around it stay`, (before, value, after) => {
    const { text, counts } = redactText(`${before} ${value} ${after}`);
    expect(text).toBe(`${before} [${kind}] ${after}`);
    expect(counts[kind]).toBe(1);
  });
}

property.prop([fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), words, card, iban, email, phone, link), { maxLength: 6 })])('redacting twice changes nothing more', (parts) => {
  const once = redactText(parts.join(' ')).text;
  expect(redactText(once).text).toBe(once);
});

property.prop([words, words])('words, dates, prices and order numbers are left as they are', (a, b) => {
  expect(redactText(`${a} ${b}`).text).toBe(`${a} ${b}`);
});

test.each([
  ['a number that is no card (4111 1111 1111 1112)', 'a number that is no card (4111 1111 1111 1112)'],
  ['4111 1111 1111 1111 05/27', '[card] 05/27'],
  ['£45.50 020 7946 0102', '£45.50 [phone]'],
  ['４１１１１１１１１１１１１１１１', '[card]'],
  ['read https://kept.example/help/billing first', 'read https://kept.example/help/billing first'],
  ['my login is https://ann:secret@shop.example/', 'my login is [link]'],
  ['Ann@Example.org, thanks', '[email], thanks'],
])('%j becomes %j', (given, expected) => {
  expect(redactText(given).text).toBe(expected);
});

test('an IBAN with one digit changed is none', () => {
  expect([isIban('GB82 WEST 1234 5698 7654 32'), isIban('GB82 WEST 1234 5698 7654 33')]).toEqual([true, false]);
});

// Backtracking over texts of this length would take longer than the runner waits for any test.
test('a hostile text comes to its end', () => {
  for (const hostile of ['1 '.repeat(10_000), 'a@'.repeat(10_000), 'GB82 '.repeat(4000), 'http://'.repeat(3000), '(0'.repeat(10_000)]) expect(typeof redactText(hostile).text).toBe('string');
});
