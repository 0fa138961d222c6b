import { z } from 'zod';
import { standardHeaders } from '../support/webhook-sender.ts';
import { keepSending, type Sending } from './keep-sending.ts';
import type { FaultOrganisation } from './set-up-over-http.ts';

const stored = z.object({ id: z.uuid(), received: z.literal(true), duplicate: z.boolean() });
const received = z.object({ items: z.array(z.object({ id: z.uuid(), externalId: z.string(), existing: z.boolean() })).length(1), new: z.number(), existing: z.number() });
/** What both kinds of submission are said to come from. */
export const source = 'Fault run';
const longestMs = 120_000;
const openings = ['The bill came far too late', 'Nobody called me back', 'The engineer came on the wrong day', 'I could not find the form', 'The app signed me out again', 'Thank you for the quick answer'];

/** A sender's side of the story: which submissions were answered 2xx, and with which id; a webhook is answered before it is applied, so its feedback has none yet. */
export interface Sender extends Omit<Sending, 'answered'> {
  readonly answered: ReadonlyMap<string, string | undefined>;
}

/** One submission as any sender would make it, every tenth with words; its id is also its title, by which the stored one is told. */
export function submission(number: number) {
  const externalId = `submission-${number}`;
  const words = number % 10 === 0 ? { text: `${openings[(number / 10) % openings.length]}. (${number})` } : {};
  return { source, externalId, title: externalId, kind: 'survey', channel: 'survey', metric: 'csat', score: 1 + (number % 5), ...words };
}

/** Every third comes as a webhook. */
function isWebhook(number: number): boolean {
  return number % 3 === 0;
}

/** Sends so many submissions a second, by API and by webhook, and repeats under the same key only what was not answered 2xx. */
export function sendSubmissions(url: string, to: FaultOrganisation, perSecond: number): Sender {
  const answered = new Map<string, string | undefined>();
  const sending = keepSending(perSecond, async (number) => {
    const item = submission(number);
    const answer = await (isWebhook(number) ? postWebhook(to.webhook, item) : post(url, to.key, item, { 'idempotency-key': item.externalId })).catch(() => undefined);
    const refused = await refusalIn(item.externalId, answer);
    if (refused !== undefined) return { refused };
    // The head of an answer may arrive and its body be cut off: that is no answer.
    const said: unknown = answer?.ok === true ? await answer.json().catch(() => undefined) : undefined;
    const body = received.safeParse(said);
    if (isWebhook(number) ? !stored.safeParse(said).success : !body.success) return 'again';
    answered.set(item.externalId, body.data?.items[0]?.id);
    return 'answered';
  });
  return { ...sending, answered };
}

/** What no repeat can mend, as a sentence; undefined for an answer that is good, or may be the next time. */
export async function refusalIn(name: string, answer: Response | undefined): Promise<string | undefined> {
  if (answer === undefined || answer.ok || answer.status >= 500 || answer.status === 429) return undefined;
  return `${name}: ${answer.status} ${await answer.text().catch(() => '')}`;
}

/** Posts feedback with a key. */
export function post(url: string, key: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return postTo(`${url}/api/v1/feedback`, key, body, headers);
}

/** Posts anything with a key. */
export function postTo(address: string, key: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(longestMs),
  });
}

/** Sends the same as a signed message; each try is signed anew, under the same id. */
function postWebhook(webhook: FaultOrganisation['webhook'], item: ReturnType<typeof submission>): Promise<Response> {
  const body = JSON.stringify({ type: 'feedback.created', data: item });
  return fetch(webhook.url, { method: 'POST', headers: { 'content-type': 'application/json', ...standardHeaders(webhook.secret, item.externalId, body, new Date()) }, body, signal: AbortSignal.timeout(longestMs) });
}
