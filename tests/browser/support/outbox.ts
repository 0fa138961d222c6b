import type { APIRequestContext } from 'playwright-core';
import { z } from 'zod';

const list = z.object({ mails: z.array(z.object({ id: z.string(), toEmail: z.string().nullable(), state: z.string() })), next: z.string().nullable() });
const one = z.object({ id: z.string(), subject: z.string(), toName: z.string().nullable(), text: z.string().nullable(), html: z.string().nullable() });

interface Wanted {
  readonly to?: string;
  readonly kind: string;
  /** What the mail's plain text has to hold; the whole of what it matches from the address on is the link. */
  readonly holds: RegExp;
}

/** A mail of the outbox and the link in it that was asked for. */
export interface FoundMail {
  readonly id: string;
  readonly subject: string;
  readonly toName: string;
  readonly text: string;
  readonly html: string;
  readonly link: string;
}

const patienceMilliseconds = 150_000;

/** Waits until the outbox has a sent mail that holds what is wanted, newest first. */
export async function readMail(request: APIRequestContext, wanted: Wanted): Promise<FoundMail> {
  const until = Date.now() + patienceMilliseconds;
  while (Date.now() < until) {
    const { mails } = list.parse(await (await request.get(`/api/v1/outbox?kind=${wanted.kind}&state=sent`)).json());
    for (const { id } of mails.filter(({ toEmail }) => wanted.to === undefined || toEmail === wanted.to)) {
      const { text, html, ...mail } = one.parse(await (await request.get(`/api/v1/outbox/${id}`)).json());
      const link = new RegExp(`https?://\\S*${wanted.holds.source}`).exec(text ?? '')?.[0];
      if (link !== undefined) return { ...mail, toName: mail.toName ?? '', text: text ?? '', html: html ?? '', link };
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`No mail of the kind ${wanted.kind} arrived that holds ${wanted.holds.source}.`);
}
