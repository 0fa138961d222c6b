import { z } from 'zod';
import { standardHeaders } from '../support/webhook-sender.ts';
import { submissionName, type SurveyPeople, type SurveyWay } from './answer-surveys.ts';
import { keepSending, type Sending, type Try } from './keep-sending.ts';
import { refusalIn } from './refusal-in.ts';
import type { FaultOrganisation } from './set-up-over-http.ts';

const stored = z.object({ id: z.uuid(), received: z.literal(true), duplicate: z.boolean() });
const received = z.object({ items: z.array(z.object({ id: z.uuid(), externalId: z.string(), existing: z.boolean() })).length(1), new: z.number(), existing: z.number() });
/** What both kinds of submission are said to come from. */
export const source = 'Fault run';
const longestMs = 120_000;
const openings = ['The bill came far too late', 'Nobody called me back', 'The engineer came on the wrong day', 'I could not find the form', 'The app signed me out again', 'Thank you for the quick answer'];

/** How submissions come, in turns. */
const ways = ['changed', 'feedback', 'feedback', 'webhook', 'anonymous', 'personal'] as const;

/** A sender's side of the story: which feedback was answered 2xx, and with which id (a webhook is answered before it is applied, so its feedback has none yet), and which survey pages were thanked for. */
export interface Sender extends Omit<Sending, 'answered'> {
  readonly answered: ReadonlyMap<string, string | undefined>;
  readonly thanked: ReadonlyMap<number, SurveyWay>;
}

/** One submission of feedback as any sender would make it, every tenth with words; its id is also its title, by which the stored one is told. */
export function submission(number: number) {
  const externalId = submissionName(number);
  const words = number % 10 === 0 ? { text: `${openings[(number / 10) % openings.length]}. (${number})` } : {};
  return { source, externalId, title: externalId, kind: 'survey', channel: 'survey', metric: 'csat', score: 1 + (number % 5), ...words };
}

/** How this submission comes. */
export function wayOf(number: number): (typeof ways)[number] {
  return ways[number % ways.length] ?? 'feedback';
}

/** Sends so many submissions a second, by API, by webhook and from survey pages, and repeats under the same key only what was not answered 2xx. */
export function sendSubmissions(url: string, to: FaultOrganisation, people: SurveyPeople, { perSecond, isUp }: { readonly perSecond: number; readonly isUp: () => boolean }): Sender {
  const answered = new Map<string, string | undefined>();
  const thanked = new Map<number, SurveyWay>();
  const sending = keepSending(perSecond, isUp, async (number) => {
    const way = wayOf(number);
    if (way === 'feedback' || way === 'webhook') return sendFeedback(url, to, number, answered);
    const became = await people.answer(number, way);
    if (became === 'answered') thanked.set(number, way);
    return became;
  });
  return { ...sending, answered, thanked };
}

async function sendFeedback(url: string, to: FaultOrganisation, number: number, answered: Map<string, string | undefined>): Promise<Try> {
  const item = submission(number);
  const isWebhook = wayOf(number) === 'webhook';
  const answer = await (isWebhook ? postWebhook(to.webhook, item) : post(url, to.key, item, { 'idempotency-key': item.externalId })).catch(() => undefined);
  const refused = await refusalIn(item.externalId, answer);
  if (refused !== undefined) return { refused };
  // The head of an answer may arrive and its body be cut off: that is no answer.
  const said: unknown = answer?.ok === true ? await answer.json().catch(() => undefined) : undefined;
  const body = received.safeParse(said);
  if (isWebhook ? !stored.safeParse(said).success : !body.success) return 'again';
  answered.set(item.externalId, body.data?.items[0]?.id);
  return 'answered';
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
