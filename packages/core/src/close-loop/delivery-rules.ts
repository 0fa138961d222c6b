/**
 * What the other side said about one attempt; `unknown` means it may have arrived, `barred` that it takes nothing from us until somebody
 * mends it (a wrong key, a sender it does not know), so that no repeat helps.
 */
export type Delivery =
  | { readonly outcome: 'sent'; readonly providerId: string }
  | { readonly outcome: 'refused'; readonly reason: string; readonly isAddressBad?: boolean }
  | { readonly outcome: 'barred'; readonly reason: string }
  | { readonly outcome: 'later'; readonly reason: string; readonly retryAfterSeconds: number | undefined }
  | { readonly outcome: 'unknown'; readonly reason: string };

/** What the other side said about a batch: each mail for itself once it took the request, else one word for all. */
export type BatchDelivery = { readonly outcome: 'taken'; readonly each: readonly ({ readonly providerId: string } | { readonly refused: string })[] } | Exclude<Delivery, { readonly outcome: 'sent' }>;

/** What becomes of a frozen batch: settled mail by mail, opened again, kept to be repeated with the same bytes, or left to a person. */
export type BatchSettlement =
  | Extract<BatchDelivery, { readonly outcome: 'taken' }>
  | { readonly outcome: 'opened'; readonly reason: string; readonly sendAfter: Date; readonly goAlone: boolean; readonly isBarred: boolean }
  | { readonly outcome: 'kept'; readonly reason: string; readonly sendAfter: Date; readonly unknownSince: Date }
  | { readonly outcome: 'uncertain'; readonly reason: string };

/** What the row becomes after one attempt. */
export type Settlement =
  | { readonly state: 'sent'; readonly providerId: string }
  | { readonly state: 'failed' | 'uncertain'; readonly reason: string }
  | { readonly state: 'pending'; readonly reason: string; readonly sendAfter: Date; readonly unknownSince: Date | null };

/** One attempt as the row knows it: when it was first tried, and since when an earlier attempt may have arrived. */
export interface Attempt {
  readonly number: number;
  readonly triedAt: Date;
  readonly startedAt: Date;
  readonly unknownSince: Date | null;
  /** Whether the transport takes a repeat under the same key as the same mail. */
  readonly isRepeatable: boolean;
  /** Whether it is held with all mail to customers once the other side takes nothing from us; it then waits for a person, however long. */
  readonly isHeldWhenBarred: boolean;
}

/** A worker holds its mails for so long; what it has not settled or renewed by then belongs to whoever comes next. */
export const claimMs = 45_000;
/** Before it hands over a mail, a worker whose claim is older than this asks whether the mail is still its own. */
export const renewAfterMs = 10_000;
/** A transport answers within this, so that a mail under way is settled before its claim ends: renewAfterMs + this < claimMs. */
export const mostDeliveryMs = 30_000;
/** Providers remember a key for 24 hours; one hour before that ends, repeating stops being safe. */
const mostUnknownMs = 23 * 3_600_000;
/** A mail that is refused for the moment for so long is not news any more. */
export const mostTryingMs = 72 * 3_600_000;
const mostBackOffSeconds = 3600;

/** How long to wait after an attempt: what the other side asked for, else doubling from 30 seconds up to an hour. */
export function backOffSeconds(attempt: number, retryAfterSeconds: number | undefined): number {
  return retryAfterSeconds === undefined ? Math.min(mostBackOffSeconds, 30 * 2 ** Math.min(attempt - 1, 10)) : Math.min(Math.max(1, retryAfterSeconds), 86_400);
}

/** Decides what becomes of a mail after one attempt, so that nobody gets it twice and nobody waits for ever. */
export function settle(delivery: Delivery, attempt: Attempt, now: Date): Settlement {
  if (delivery.outcome === 'sent') return { state: 'sent', providerId: delivery.providerId };
  if (delivery.outcome === 'refused') return attempt.unknownSince === null ? { state: 'failed', reason: delivery.reason } : { state: 'uncertain', reason: `${delivery.reason} An earlier attempt may have arrived.` };
  const unknownSince = delivery.outcome === 'unknown' ? (attempt.unknownSince ?? attempt.startedAt) : attempt.unknownSince;
  if (isUncertain(unknownSince, attempt.isRepeatable, now)) return { state: 'uncertain', reason: uncertainWords };
  if (delivery.outcome === 'barred' && attempt.isHeldWhenBarred) return { state: 'pending', reason: delivery.reason, sendAfter: now, unknownSince };
  if (now.getTime() - attempt.triedAt.getTime() >= mostTryingMs) return { state: 'failed', reason: `Given up after three days: ${delivery.reason}` };
  const wait = backOffSeconds(attempt.number, delivery.outcome === 'later' ? delivery.retryAfterSeconds : undefined);
  return { state: 'pending', reason: delivery.reason, sendAfter: new Date(now.getTime() + wait * 1000), unknownSince };
}

/**
 * Decides what becomes of a batch after one attempt. One that certainly was not taken is opened, so that whoever unsubscribes meanwhile
 * is not in the next; one that may have been taken is repeated with the same bytes only. Refused whole, its mails go one by one; barred, they wait until a person lets mail go.
 */
export function settleBatch(delivery: BatchDelivery, attempt: Pick<Attempt, 'number' | 'startedAt' | 'unknownSince'>, now: Date): BatchSettlement {
  if (delivery.outcome === 'taken') return delivery;
  const after = (retryAfterSeconds: number | undefined) => new Date(now.getTime() + backOffSeconds(attempt.number, retryAfterSeconds) * 1000);
  if (delivery.outcome === 'refused') return attempt.unknownSince === null ? { outcome: 'opened', reason: delivery.reason, sendAfter: now, goAlone: true, isBarred: false } : { outcome: 'uncertain', reason: `${delivery.reason} An earlier attempt may have arrived.` };
  const isBarred = delivery.outcome === 'barred';
  const sendAfter = isBarred ? now : after(delivery.outcome === 'later' ? delivery.retryAfterSeconds : undefined);
  const unknownSince = delivery.outcome === 'unknown' ? (attempt.unknownSince ?? attempt.startedAt) : attempt.unknownSince;
  if (unknownSince === null) return { outcome: 'opened', reason: delivery.reason, sendAfter, goAlone: false, isBarred };
  if (isUncertain(unknownSince, true, now)) return { outcome: 'uncertain', reason: uncertainWords };
  return { outcome: 'kept', reason: delivery.reason, sendAfter, unknownSince };
}

/** Says whether nobody may send it again by himself: it may have arrived, and repeating is not, or no longer, harmless. */
export function isUncertain(unknownSince: Date | null, isRepeatable: boolean, now: Date): boolean {
  return unknownSince !== null && (!isRepeatable || now.getTime() - unknownSince.getTime() >= mostUnknownMs);
}

export const uncertainWords = 'Nobody can say whether it arrived. It is not sent again by itself.';
