import { expect, test } from 'vitest';
import { type Consent, isNewConsent, standingConsent } from './mail-consent.ts';

const day = (date: number) => new Date(Date.UTC(2026, 0, date));
const said = (number: number, granted: boolean, source: Consent['source'], on: number | null, recordedOn = 20): Consent => ({ topic: 'digest', number, granted, source, saidAt: on === null ? null : day(on), recordedAt: day(recordedOn) });

test('the last by time counts, in whatever order they came in', () => {
  const history = [said(1, false, 'unsubscribe', 10), said(2, true, 'import', 5), said(3, true, 'member', 12)];
  expect(standingConsent(history)?.number).toBe(3);
  expect(standingConsent(history.toReversed())?.number).toBe(3);
  expect(standingConsent([])).toBeUndefined();
});

test('an unsubscribe is undone by no file that is older, as old, or has no date', () => {
  const out = said(1, false, 'unsubscribe', 10);
  for (const on of [9, 10, null]) expect(standingConsent([out, said(2, true, 'import', on)])?.granted).toBe(false);
  expect(standingConsent([out, said(2, true, 'import', 11)])?.granted).toBe(true);
  expect(standingConsent([out, said(2, true, 'preference_page', 10)])?.granted).toBe(true);
});

test('a no without a date counts from the day it came in, a yes without one only where nothing else is known', () => {
  expect(standingConsent([said(1, true, 'preference_page', 10), said(2, false, 'import', null, 15)])?.granted).toBe(false);
  expect(standingConsent([said(1, false, 'import', null, 15), said(2, true, 'preference_page', 16)])?.granted).toBe(true);
  expect(standingConsent([said(1, true, 'import', null)])?.granted).toBe(true);
});

test('a file that is read again adds nothing; what a person says again does', () => {
  const history = [said(1, true, 'import', null), said(2, false, 'api', 4)];
  expect(isNewConsent(history, said(3, true, 'import', null))).toBe(false);
  expect(isNewConsent(history, said(3, false, 'import', null))).toBe(true);
  expect(isNewConsent(history, said(3, false, 'api', 4))).toBe(false);
  expect(isNewConsent(history, said(3, false, 'api', 5))).toBe(true);
  expect(isNewConsent([said(1, false, 'unsubscribe', 4)], said(2, false, 'unsubscribe', 4))).toBe(true);
});
