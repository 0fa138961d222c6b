import type { MailTopic } from '../vocabulary.ts';

/** Where a yes or a no to a kind of mail came from. `earlier` is what stood on record before every yes and no was kept. */
export const consentSources = ['preference_page', 'unsubscribe', 'subscription', 'member', 'api', 'import', 'earlier'] as const;
export type ConsentSource = (typeof consentSources)[number];

/** What each source is called in a sentence. */
export const consentSourceWords = {
  preference_page: 'on the preference page',
  unsubscribe: 'by unsubscribing',
  subscription: 'by the link in the mail that asked',
  member: 'noted by a colleague',
  api: 'from another system',
  import: 'from a file',
  earlier: 'on record before each choice was kept',
} as const satisfies Record<ConsentSource, string>;

/** One yes or no of one address to one kind of mail. */
export interface Consent {
  readonly topic: MailTopic;
  /** In the order in which they were put on record, from 1. */
  readonly number: number;
  readonly granted: boolean;
  readonly source: ConsentSource;
  /** When the person said so; null where the source gave no date. */
  readonly saidAt: Date | null;
  readonly recordedAt: Date;
}

/** Files and other systems repeat what they once heard; everybody else speaks for the person now. */
export function isHearsay(source: ConsentSource): boolean {
  return source === 'import' || source === 'api';
}

/** When a yes or no counts from. Without a date a no counts from the day it reached us, and a yes for nothing against any that has one. */
export function countsFrom({ granted, saidAt, recordedAt }: Pick<Consent, 'granted' | 'saidAt' | 'recordedAt'>): number {
  if (saidAt !== null) return saidAt.getTime();
  return granted ? Number.NEGATIVE_INFINITY : recordedAt.getTime();
}

/** What stands now for one address and kind of mail: the last by time, in whatever order they were put on record. Hearsay of a yes must be later than a no, not as late. */
export function standingConsent<One extends Consent>(history: readonly One[]): One | undefined {
  return history.reduce<One | undefined>((best, one) => (best === undefined || isLater(one, best) ? one : best), undefined);
}

function isLater(one: Consent, other: Consent): boolean {
  const [a, b] = [countsFrom(one), countsFrom(other)];
  if (a !== b) return a > b;
  const [first, second] = [weight(one), weight(other)];
  return first === second ? one.number > other.number : first > second;
}

function weight(one: Consent): number {
  return one.granted && isHearsay(one.source) ? 0 : 1;
}

/** Says whether a yes or no adds anything: a file that is read again does not; what a person says again does. */
export function isNewConsent(history: readonly Consent[], said: Pick<Consent, 'granted' | 'source' | 'saidAt'>): boolean {
  if (!isHearsay(said.source)) return true;
  const same = history.filter(({ source }) => source === said.source);
  if (said.saidAt !== null) return !same.some((one) => one.granted === said.granted && one.saidAt?.getTime() === said.saidAt?.getTime());
  const undated = same.filter(({ saidAt }) => saidAt === null).sort((a, b) => a.number - b.number);
  return undated.at(-1)?.granted !== said.granted;
}
