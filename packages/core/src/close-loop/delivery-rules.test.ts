import { expect, test } from 'vitest';
import { type Attempt, backOffSeconds, claimMs, isUncertain, mostDeliveryMs, renewAfterMs, settle, settleBatch } from './delivery-rules.ts';

const now = new Date('2026-11-22T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const first: Attempt = { number: 1, triedAt: now, startedAt: now, unknownSince: null, isRepeatable: true, isHeldWhenBarred: true };
const busy = { outcome: 'later', reason: 'Too many requests.', retryAfterSeconds: 7 } as const;
const lost = { outcome: 'unknown', reason: 'The answer was lost.' } as const;

test('what the other side asks for is what it gets', () => {
  expect(settle(busy, first, now)).toEqual({ state: 'pending', reason: 'Too many requests.', sendAfter: new Date('2026-11-22T12:00:07Z'), unknownSince: null });
});

test('without a wish of theirs the wait doubles up to an hour', () => {
  expect([1, 2, 3, 9, 40].map((attempt) => backOffSeconds(attempt, undefined))).toEqual([30, 60, 120, 3600, 3600]);
  expect(backOffSeconds(1, 0)).toBe(1);
});

test('a lost answer is repeated under the same key for 23 hours, then nobody repeats it', () => {
  expect(settle(lost, first, now)).toMatchObject({ state: 'pending', unknownSince: now });
  expect(settle(lost, { ...first, unknownSince: hoursAgo(22.9) }, now)).toMatchObject({ state: 'pending', unknownSince: hoursAgo(22.9) });
  expect(settle(lost, { ...first, unknownSince: hoursAgo(23) }, now)).toMatchObject({ state: 'uncertain' });
  expect(settle(busy, { ...first, unknownSince: hoursAgo(23) }, now)).toMatchObject({ state: 'uncertain' });
});

test('over a transport that cannot tell a repeat, one lost answer is enough to stop', () => {
  expect(settle(lost, { ...first, isRepeatable: false }, now)).toMatchObject({ state: 'uncertain' });
  expect(isUncertain(null, false, now)).toBe(false);
});

test('a refusal fails the mail, unless an earlier attempt may have arrived', () => {
  const refused = { outcome: 'refused', reason: 'The address does not exist.' } as const;
  expect(settle(refused, first, now)).toEqual({ state: 'failed', reason: 'The address does not exist.' });
  expect(settle(refused, { ...first, unknownSince: hoursAgo(1) }, now)).toMatchObject({ state: 'uncertain' });
});

test('after three days of "later" it is given up', () => {
  expect(settle(busy, { ...first, triedAt: hoursAgo(72) }, now)).toMatchObject({ state: 'failed' });
});

test('where the other side takes nothing from us, mail to customers waits for a person however long, and mail to staff is tried again and given up', () => {
  const barred = { outcome: 'barred', reason: 'The key is wrong.' } as const;
  expect(settle(barred, { ...first, triedAt: hoursAgo(200) }, now)).toEqual({ state: 'pending', reason: 'The key is wrong.', sendAfter: now, unknownSince: null });
  expect(settle(barred, { ...first, isHeldWhenBarred: false }, now)).toEqual({ state: 'pending', reason: 'The key is wrong.', sendAfter: new Date('2026-11-22T12:00:30Z'), unknownSince: null });
  expect(settle(barred, { ...first, isHeldWhenBarred: false, triedAt: hoursAgo(72) }, now)).toMatchObject({ state: 'failed' });
  expect(settle(barred, { ...first, unknownSince: hoursAgo(23) }, now)).toMatchObject({ state: 'uncertain' });
  expect(settleBatch(barred, { number: 3, startedAt: now, unknownSince: null }, now)).toEqual({ outcome: 'opened', reason: 'The key is wrong.', sendAfter: now, goAlone: false, isBarred: true });
  expect(settleBatch(barred, { number: 3, startedAt: now, unknownSince: hoursAgo(1) }, now)).toMatchObject({ outcome: 'kept', unknownSince: hoursAgo(1), sendAfter: now });
});

test('a mail handed over at the last moment is settled before another worker may take it', () => {
  expect(renewAfterMs + mostDeliveryMs).toBeLessThan(claimMs);
});

test('a batch is opened only when it certainly was not taken; after an unknown outcome the same bytes go again, for 23 hours', () => {
  const attempt = { number: 1, startedAt: now, unknownSince: null };
  const refused = { outcome: 'refused', reason: 'Bad request.' } as const;
  expect(settleBatch(busy, attempt, now)).toEqual({ outcome: 'opened', reason: busy.reason, sendAfter: new Date('2026-11-22T12:00:07Z'), goAlone: false, isBarred: false });
  expect(settleBatch(refused, attempt, now)).toMatchObject({ outcome: 'opened', goAlone: true });
  expect(settleBatch(lost, attempt, now)).toMatchObject({ outcome: 'kept', unknownSince: now });
  const repeated = { ...attempt, number: 2, unknownSince: hoursAgo(1) };
  expect(settleBatch(busy, repeated, now)).toMatchObject({ outcome: 'kept', unknownSince: hoursAgo(1) });
  expect(settleBatch(refused, repeated, now)).toMatchObject({ outcome: 'uncertain' });
  expect(settleBatch(lost, { ...repeated, unknownSince: hoursAgo(23) }, now)).toMatchObject({ outcome: 'uncertain' });
});
