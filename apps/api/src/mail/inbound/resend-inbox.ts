import { Resend } from 'resend';
import { z } from 'zod';
import { gatherBody } from '../../http/gather-body.ts';

/** What a provider tells: a message it took for us, or what became of one it carried. */
export type ProviderEvent =
  | { readonly kind: 'received'; readonly ref: string; readonly to: readonly string[] }
  | { readonly kind: 'delivered' | 'bounced' | 'delayed' | 'complained'; readonly key: string; readonly ref: string; readonly isAddressBad: boolean; readonly words: string };

/** A provider that takes mail in for us. */
export interface ProviderInbox {
  /** What a signed call tells; undefined when it concerns nobody here. Throws when the signature is not genuine. */
  readonly read: (payload: string, header: (name: string) => string | undefined) => ProviderEvent | undefined;
  /** The bytes of a message it told of; never called inside a transaction. */
  readonly fetchRaw: (ref: string, mostBytes: number) => Promise<Uint8Array>;
}

const mail = z.object({ email_id: z.string(), tags: z.record(z.string(), z.string()).nullish() });
const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('email.received'), data: z.object({ email_id: z.string(), to: z.array(z.string()), cc: z.array(z.string()).nullish(), bcc: z.array(z.string()).nullish(), received_for: z.array(z.string()).nullish() }) }),
  z.object({ type: z.literal('email.bounced'), data: mail.extend({ bounce: z.object({ message: z.string(), type: z.string() }) }) }),
  z.object({ type: z.literal('email.failed'), data: mail.extend({ failed: z.object({ reason: z.string() }) }) }),
  z.object({ type: z.literal('email.suppressed'), data: mail.extend({ suppressed: z.object({ message: z.string() }) }) }),
  z.object({ type: z.literal('email.delivered'), data: mail }),
  z.object({ type: z.literal('email.delivery_delayed'), data: mail }),
  z.object({ type: z.literal('email.complained'), data: mail }),
]);

const timeoutMs = 20_000;

/** The name under which a mail handed to Resend carries its own return address, so that an event finds its mail. */
export const returnTag = 'kept_return';

/** Resend as it takes mail in: events signed for the webhook's secret, and the message itself by its API. */
export function createResendInbox(options: { apiKey: string; baseUrl: string | undefined; webhookSecret: string }): ProviderInbox {
  const resend = new Resend(options.apiKey, options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl.replace(/\/$/, '') });
  return {
    read: (payload, header) => {
      const said: unknown = resend.webhooks.verify({ payload, headers: { id: header('svix-id') ?? '', timestamp: header('svix-timestamp') ?? '', signature: header('svix-signature') ?? '' }, webhookSecret: options.webhookSecret });
      const parsed = event.safeParse(said);
      return parsed.success ? meaningOf(parsed.data) : undefined;
    },
    fetchRaw: async (ref, mostBytes) => {
      const { data, error } = await resend.emails.receiving.get(ref);
      if (data?.raw === undefined || data.raw === null) throw new Error(`Resend keeps no source of this message: ${error?.message ?? 'no address came'}`);
      const answer = await fetch(data.raw.download_url, { signal: AbortSignal.timeout(timeoutMs) });
      if (!answer.ok) throw new Error(`The source of a message could not be fetched: ${answer.status}`);
      return gatherBody(answer, mostBytes);
    },
  };
}

function meaningOf(said: z.infer<typeof event>): ProviderEvent | undefined {
  if (said.type === 'email.received') return { kind: 'received', ref: said.data.email_id, to: [...said.data.to, ...(said.data.cc ?? []), ...(said.data.bcc ?? []), ...(said.data.received_for ?? [])] };
  const [key, ref] = [said.data.tags?.[returnTag], said.data.email_id];
  if (key === undefined) return undefined;
  const about = { key, ref, isAddressBad: false, words: '' };
  if (said.type === 'email.complained') return { ...about, kind: 'complained', isAddressBad: true };
  if (said.type === 'email.delivered') return { ...about, kind: 'delivered' };
  if (said.type === 'email.delivery_delayed') return { ...about, kind: 'delayed' };
  // What Resend could not send lies with the account or the mail; whom it does not send to any more, nobody should.
  if (said.type === 'email.failed') return { ...about, kind: 'bounced', words: said.data.failed.reason };
  if (said.type === 'email.suppressed') return { ...about, kind: 'bounced', isAddressBad: true, words: said.data.suppressed.message };
  return { ...about, kind: 'bounced', isAddressBad: said.data.bounce.type === 'Permanent', words: said.data.bounce.message };
}
