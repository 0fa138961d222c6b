import { createHmac, randomUUID } from 'node:crypto';

/** What becomes of a mail after a provider took it; `bounced for now` is a full mailbox, `failed` the provider's own trouble. */
export type Fate = 'delivered' | 'delayed' | 'bounced' | 'bounced for now' | 'complained' | 'failed' | 'suppressed';

/** A mail as events speak of it. */
interface Told {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly tags: readonly { readonly name: string; readonly value: string }[];
}

/** To whom a stand-in tells what became of mails, of each in this order, and how it muddles that. */
export interface Telling {
  readonly url: string;
  /** As Resend shows it: whsec_… */
  readonly secret: string;
  readonly fatesOf: (to: string) => readonly Fate[];
  /** Shares between 0 and 1: of requests whose events are told before their own answer, of events told twice. */
  readonly early?: number;
  readonly twice?: number;
  /** Whether the events of a request come in any order. */
  readonly isMuddled?: boolean;
}

/** Tells a webhook what became of mails, as Resend does. */
export interface Teller {
  /** Whether the events of a request are to be told before its answer. */
  readonly isEarly: () => boolean;
  /** Tells what became of these mails; resolves when everything was heard, or `close` was called. */
  readonly tell: (mails: readonly Told[]) => Promise<void>;
  /** How many events were made of each fate, repeats not counted, and how many of all are still to be heard. */
  readonly told: () => { readonly of: ReadonlyMap<Fate, number>; readonly unheard: number };
  /** The status of every answer that was no 2xx. */
  readonly refused: () => readonly number[];
  readonly close: () => void;
}

const retryMs = 300;
const mostAtOnce = 8;

/** Opens a teller: signed as Svix signs (Standard Webhooks), and repeated until the webhook answers 2xx. */
export function openTeller({ url, secret, fatesOf, early = 0, twice = 0, isMuddled = false }: Telling, chance: () => number): Teller {
  const of = new Map<Fate, number>();
  const refused: number[] = [];
  let unheard = 0;
  let isOver = false;
  const tellOne = async (mail: Told, fate: Fate) => {
    const [id, body] = [`msg_${randomUUID()}`, JSON.stringify(eventOf(mail, fate))];
    for (let left = chance() < twice ? 2 : 1; left > 0 && !isOver; ) {
      const status = await post(url, secret, id, body);
      if (status !== undefined && status < 300) left -= 1;
      else if (status !== undefined) refused.push(status);
      if (status === undefined || status >= 300) await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
    unheard -= 1;
  };
  return {
    isEarly: () => chance() < early,
    tell: async (mails) => {
      const events = mails.flatMap((mail) => fatesOf(mail.to).map((fate) => ({ mail, fate })));
      unheard += events.length;
      for (const { fate } of events) of.set(fate, (of.get(fate) ?? 0) + 1);
      const waiting = isMuddled ? events.map((event) => ({ event, lot: chance() })).toSorted((a, b) => a.lot - b.lot).map(({ event }) => event) : events;
      // In their order one after another; muddled several at once, as they come.
      const one = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await tellOne(next.mail, next.fate);
      };
      await Promise.all(Array.from({ length: isMuddled ? mostAtOnce : 1 }, one));
    },
    told: () => ({ of, unheard }),
    refused: () => refused,
    close: () => void (isOver = true),
  };
}

/** What a request with an event carries: signed as Svix signs, by the machine's clock, against which the receiver compares. */
export function signEvent(secret: string, id: string, body: string): { method: 'POST'; headers: Record<string, string>; body: string } {
  const at = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).update(`${id}.${at}.${body}`).digest('base64');
  return { method: 'POST', headers: { 'content-type': 'application/json', 'svix-id': id, 'svix-timestamp': at, 'svix-signature': `v1,${signature}` }, body };
}

/** The status an event was answered with; undefined when nobody answered. */
async function post(url: string, secret: string, id: string, body: string): Promise<number | undefined> {
  const answer = await fetch(url, { ...signEvent(secret, id, body), signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status;
}

/** An event in the words of Resend's webhooks. */
export function eventOf({ id, to, subject, tags }: Told, fate: Fate) {
  const data = { email_id: id, to: [to], subject, tags: Object.fromEntries(tags.map(({ name, value }) => [name, value])) };
  const more = {
    delivered: { type: 'email.delivered' },
    delayed: { type: 'email.delivery_delayed' },
    bounced: { type: 'email.bounced', data: { bounce: { type: 'Permanent', subType: 'General', message: '550 5.1.1 No such user here.' } } },
    'bounced for now': { type: 'email.bounced', data: { bounce: { type: 'Transient', subType: 'MailboxFull', message: '452 4.2.2 The mailbox is full.' } } },
    complained: { type: 'email.complained' },
    failed: { type: 'email.failed', data: { failed: { reason: 'reached_daily_quota' } } },
    suppressed: { type: 'email.suppressed', data: { suppressed: { type: 'OnAccountSuppressionList', message: 'Resend does not send to this address any more.' } } },
  } as const satisfies Record<Fate, { type: string; data?: object }>;
  const said: { readonly type: string; readonly data?: object } = more[fate];
  return { type: said.type, created_at: new Date().toISOString(), data: { ...data, ...said.data } };
}
