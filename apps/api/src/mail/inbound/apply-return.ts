import { mailRules } from '@kept/core/close-loop/mail-rules.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { returnKinds } from '@kept/core/mail/inbound-words.ts';
import type { ReadReturn } from '@kept/core/mail/read-return.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { addressMacOf } from '../customer-links.ts';
import { holdIfTooMany } from '../hold-if-too-many.ts';
import { suppressAddress } from '../suppression/suppress-address.ts';
import type { Outcome } from './apply-inbound.ts';
import type { InboundMessage } from './parse-inbound.ts';

type MailRow = typeof mail.$inferSelect;

const told = z.object({ kind: z.enum(['delivered', ...returnKinds]), isAddressBad: z.boolean(), words: z.string(), ref: z.string().optional() });
type Told = z.infer<typeof told>;

const rank = { delayed: 0, bounced: 1, complained: 2 } as const;
const outcomes = {
  delivered: 'Delivered: the reader’s own server took it.',
  delayed: 'Delayed: the other side is still being tried.',
  bounced: 'It came back for now: the address itself is not at fault, so it stays in use.',
  complained: 'It was marked as spam. Nothing more is sent to its address.',
} as const;

/**
 * Writes down on a mail of ours what became of it after it was handed over, whatever the order reports come in; one whose fate nobody
 * knew is settled by it. A dead address, and one that complained, gets nothing more, and when too much came back the rest is held.
 */
export async function applyReturn(tx: OrgTx, ctx: Ctx, { addressId }: { readonly addressId: string }, message: InboundMessage | Uint8Array): Promise<Outcome> {
  const returned: Told | ReadReturn | undefined = message instanceof Uint8Array ? told.parse(JSON.parse(Buffer.from(message).toString('utf8'))) : message.returned;
  if (returned === undefined) return { state: 'not_used', reason: message instanceof Uint8Array || message.isAutomatic ? 'A program answered a mail, and nothing went wrong with it.' : 'It is no delivery report. Nobody reads mail at this address.' };
  const [row] = await tx.select().from(mail).where(and(eq(mail.orgId, ctx.orgId), eq(mail.id, addressId))).for('update');
  if (row === undefined) return { state: 'not_used', reason: 'The mail it reports about is not on record any more.' };
  await writeDown(tx, ctx, row, returned);
  const isOver = returned.kind === 'complained' || (returned.kind === 'bounced' && returned.isAddressBad);
  if (isOver && row.emailNormal !== null && mailRules[row.kind].to === 'customer') await suppressAddress(tx, ctx, addressMacOf(ctx, row.emailNormal), returned.kind === 'complained' ? 'complained' : 'bounced');
  if (mailRules[row.kind].to === 'customer' && returned.kind === 'bounced') await holdIfTooMany(tx, ctx, 'bounces');
  if (mailRules[row.kind].to === 'customer' && returned.kind === 'complained') await holdIfTooMany(tx, ctx, 'complaints');
  return { state: 'used', reason: returned.kind === 'bounced' && isOver ? 'It could not be delivered: the address is at fault. Nothing more is sent to it.' : outcomes[returned.kind] };
}

async function writeDown(tx: OrgTx, ctx: Ctx, row: MailRow, returned: Told | ReadReturn): Promise<void> {
  const at = ctx.now();
  const { kind } = returned;
  const ref = 'ref' in returned ? returned.ref : undefined;
  // Whoever reports about it had it: it was sent, whatever answer we did not hear.
  const wasOpen = row.state === 'uncertain' || row.state === 'sending' || ((row.state === 'pending' || row.state === 'cancelled') && row.unknownSince !== null);
  const settled = wasOpen ? { state: 'sent' as const, reason: null, settledAt: at, providerId: row.providerId ?? ref ?? null } : {};
  const delivered = kind === 'delivered' && row.deliveredAt === null ? { deliveredAt: at } : {};
  const isNews = kind !== 'delivered' && (row.returned === null || rank[kind] > rank[row.returned]);
  const came = isNews ? { returned: kind, returnedReason: redactText(returned.words).text, returnedAt: at } : {};
  const change = { ...settled, ...delivered, ...came };
  if (Object.keys(change).length > 0) await tx.update(mail).set(change).where(and(eq(mail.orgId, ctx.orgId), eq(mail.id, row.id)));
}
