import { expect, test } from 'vitest';
import { judgeDomain } from './judge-domain.ts';

const day = (number: number) => new Date(Date.UTC(2026, 10, number));
const unproven = { provenAt: null, missingSince: null };
const proven = { provenAt: day(1), missingSince: null };
const found = (...texts: string[]) => ({ kind: 'found', texts }) as const;

test('the text among the records proves a domain, whatever else stands there', () => {
  expect(judgeDomain(unproven, found('v=spf1 -all', ' kept=abc '), 'kept=abc', day(2))).toEqual({ provenAt: day(2), missingSince: null, problem: null });
  expect(judgeDomain(unproven, found('kept=abcd', 'xkept=abc'), 'kept=abc', day(2))).toEqual({ ...unproven, problem: 'other' });
  expect(judgeDomain(unproven, { kind: 'none' }, 'kept=abc', day(2))).toEqual({ ...unproven, problem: 'none' });
});

test('a proven domain stays for three days without its text, and is lost then', () => {
  const missed = judgeDomain(proven, { kind: 'none' }, 'kept=abc', day(5));
  expect(missed).toEqual({ provenAt: day(1), missingSince: day(5), problem: 'none' });
  expect(judgeDomain(missed, found('something'), 'kept=abc', day(7))).toMatchObject({ provenAt: day(1), missingSince: day(5) });
  expect(judgeDomain(missed, { kind: 'none' }, 'kept=abc', day(8))).toEqual({ ...unproven, problem: 'none' });
  expect(judgeDomain(missed, found('kept=abc'), 'kept=abc', day(8))).toEqual({ ...proven, problem: null });
});

test('a name server that does not answer takes no domain away', () => {
  const missed = { provenAt: day(1), missingSince: day(5) };
  expect(judgeDomain(missed, { kind: 'failed' }, 'kept=abc', day(30))).toEqual({ ...missed, problem: 'failed' });
});
