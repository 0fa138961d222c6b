import { expect, test } from 'vitest';
import { failingForMs, nextDelivery, retrySeconds } from './next-delivery.ts';

const failed = { status: 500 } as const;

test('2xx has arrived; everything else is tried ten times over more than three days, a tenth sooner or later', () => {
  for (const status of [200, 201, 202, 204, 299]) expect(nextDelivery({ status }, 1, 0, 0.5)).toEqual({ state: 'delivered' });
  for (const status of [0, 100, 199, 300, 302, 400, 401, 404, 429, 500, 503]) expect(nextDelivery({ status }, 1, 0, 0.5)).toMatchObject({ state: 'waiting', afterMs: 5000 });
  for (const [at, seconds] of retrySeconds.entries()) {
    expect(nextDelivery(failed, at + 1, 0, 0)).toMatchObject({ afterMs: seconds * 900 });
    expect(nextDelivery(failed, at + 1, 0, 1)).toMatchObject({ afterMs: seconds * 1100 });
  }
  expect(nextDelivery(failed, retrySeconds.length + 1, 0, 0.5)).toEqual({ state: 'failed', note: 'It answered 500, not 2xx.' });
  expect(retrySeconds.reduce((sum, seconds) => sum + seconds, 0) / 86_400).toBeGreaterThan(3);
});

test('an answer may ask for more patience than planned, up to a day, never for less', () => {
  expect(nextDelivery({ status: 429, retryAfterSeconds: 120 }, 1, 0, 0.5)).toMatchObject({ afterMs: 120_000 });
  expect(nextDelivery({ status: 503, retryAfterSeconds: 1 }, 2, 0, 0.5)).toMatchObject({ afterMs: 300_000 });
  expect(nextDelivery({ status: 429, retryAfterSeconds: 999_999_999 }, 1, 0, 0.5)).toMatchObject({ afterMs: 86_400_000 });
});

test('410 and five days without one arrival switch the webhook off; an arrival does not, however long it failed', () => {
  expect(nextDelivery({ status: 410 }, 1, 0, 0.5)).toMatchObject({ state: 'failed', off: 'gone' });
  expect(nextDelivery(failed, 3, failingForMs, 0.5)).toMatchObject({ state: 'failed', off: 'failing' });
  expect(nextDelivery(failed, 3, failingForMs - 1, 0.5)).toMatchObject({ state: 'waiting' });
  expect(nextDelivery({ status: 200 }, 3, failingForMs, 0.5)).toEqual({ state: 'delivered' });
  expect(nextDelivery({ status: null, problem: 'Nobody listens at this address.' }, 1, 0, 0.5)).toMatchObject({ state: 'waiting', note: 'Nobody listens at this address.' });
  expect(nextDelivery({ status: 307 }, 1, 0, 0.5)).toMatchObject({ note: expect.stringContaining('follows no redirects') });
});
