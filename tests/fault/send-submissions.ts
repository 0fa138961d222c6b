import { z } from 'zod';
import { standardHeaders } from '../support/webhook-sender.ts';
import type { FaultOrganisation } from './set-up-over-http.ts';

const stored = z.object({ id: z.uuid(), received: z.literal(true), duplicate: z.boolean() });
const received = z.object({ items: z.array(z.object({ id: z.uuid(), externalId: z.string(), existing: z.boolean() })).length(1), new: z.number(), existing: z.number() });
/** What both kinds of submission are said to come from. */
export const source = 'Fault run';
const mostAtOnce = 60;
/** A queue that only grows would measure the machine, not the promise: with so many unanswered, nobody makes a new one. */
const mostWaiting = 250;
const retryMs = 500;
const longestMs = 120_000;
const openings = ['The bill came far too late', 'Nobody called me back', 'The engineer came on the wrong day', 'I could not find the form', 'The app signed me out again', 'Thank you for the quick answer'];

/** A sender's side of the story: which submissions were answered 2xx, and with which id; a webhook is answered before it is applied, so its feedback has none yet. */
export interface Sender {
  readonly answered: ReadonlyMap<string, string | undefined>;
  readonly sent: () => number;
  readonly attempts: () => number;
  /** Answers of our own making that no repeat can mend, as sentences. */
  readonly refusals: readonly string[];
  /** Makes no new submissions, and resolves when every one was answered; throws after the given time. */
  readonly finish: (seconds: number) => Promise<void>;
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
  const refusals: string[] = [];
  const waiting: number[] = [];
  let made = 0;
  let attempts = 0;
  let underWay = 0;
  let due = 0;
  let lookedAt = performance.now();
  let isOver = false;

  const send = async (number: number): Promise<void> => {
    attempts += 1;
    const item = submission(number);
    const answer = await (isWebhook(number) ? postWebhook(to.webhook, item) : post(url, to.key, item, { 'idempotency-key': item.externalId })).catch(() => undefined);
    if (answer?.ok === true) {
      const said: unknown = await answer.json().catch(() => undefined);
      // The head of an answer may arrive and its body be cut off: that is no answer.
      if (isWebhook(number) && stored.safeParse(said).success) return void answered.set(item.externalId, undefined);
      const body = received.safeParse(said);
      if (body.success) return void answered.set(item.externalId, body.data.items[0]?.id ?? '');
    } else if (answer !== undefined && answer.status < 500 && answer.status !== 429) {
      refusals.push(`${item.externalId}: ${answer.status} ${await answer.text().catch(() => '')}`);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, retryMs));
    waiting.unshift(number);
  };

  const pump = setInterval(() => {
    if (!isOver && made - answered.size < mostWaiting) due += ((performance.now() - lookedAt) / 1000) * perSecond;
    lookedAt = performance.now();
    while (made < Math.floor(due)) waiting.push((made += 1));
    while (underWay < mostAtOnce) {
      const number = waiting.shift();
      if (number === undefined) return;
      underWay += 1;
      void send(number).finally(() => (underWay -= 1));
    }
  }, 20);

  const finish = async (seconds: number) => {
    isOver = true;
    const deadline = Date.now() + seconds * 1000;
    while (answered.size + refusals.length < made && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
    clearInterval(pump);
    if (answered.size + refusals.length < made) throw new Error(`${made - answered.size - refusals.length} of ${made} submissions were still not answered ${seconds} s after the last kill.`);
  };
  return { answered, sent: () => made, attempts: () => attempts, refusals, finish };
}

/** Posts feedback with a key. */
export function post(url: string, key: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${url}/api/v1/feedback`, {
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
