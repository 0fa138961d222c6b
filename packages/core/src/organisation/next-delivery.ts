import type { OffReason } from './webhook-words.ts';

const minute = 60;
const hour = 60 * minute;

/** So many seconds after each attempt that failed comes the next, as Standard Webhooks suggests: ten attempts in a little over three days. */
export const retrySeconds = [5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour] as const;

/** A webhook at which nothing arrived for so long is switched off. */
export const failingForMs = 5 * 24 * hour * 1000;

/** An answer may put the next attempt off for no longer than this. */
const longestWaitSeconds = 24 * hour;

/** What came of one attempt: a status, or none and why. */
export type Attempt = { readonly status: number; readonly retryAfterSeconds?: number | undefined } | { readonly status: null; readonly problem: string };

/** What is to become of a delivery, and of its webhook. */
export type NextStep =
  | { readonly state: 'delivered' }
  | { readonly state: 'waiting'; readonly afterMs: number; readonly note: string }
  | { readonly state: 'failed'; readonly note: string; readonly off?: OffReason };

/**
 * Decides after an attempt: 2xx has arrived, 410 switches the webhook off, everything else is tried again until ten attempts were
 * made. `chance`, from 0 to 1, spreads the attempts by a tenth to either side, so that what failed together does not return together.
 */
export function nextDelivery(attempt: Attempt, tries: number, failingForSoFarMs: number, chance: number): NextStep {
  if (attempt.status !== null && attempt.status >= 200 && attempt.status < 300) return { state: 'delivered' };
  const note = attempt.status === null ? attempt.problem : statusNote(attempt.status);
  if (attempt.status === 410) return { state: 'failed', note, off: 'gone' };
  if (failingForSoFarMs >= failingForMs) return { state: 'failed', note, off: 'failing' };
  const wait = retrySeconds[tries - 1];
  if (wait === undefined) return { state: 'failed', note };
  const asked = attempt.status === null ? 0 : Math.min(attempt.retryAfterSeconds ?? 0, longestWaitSeconds);
  return { state: 'waiting', afterMs: Math.round(Math.max(wait * (0.9 + 0.2 * chance), asked) * 1000), note };
}

function statusNote(status: number): string {
  if (status === 410) return 'It answered 410: nobody wants these messages any more.';
  if (status >= 300 && status < 400) return `It answered ${status} and points elsewhere. Kept follows no redirects: enter the address it points to.`;
  if (status === 429) return 'It answered 429: too many at once.';
  return `It answered ${status}, not 2xx.`;
}
