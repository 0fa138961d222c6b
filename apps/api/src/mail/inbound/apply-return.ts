import { mailRules } from '@kept/core/close-loop/mail-rules.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { returnKinds } from '@kept/core/mail/inbound-words.ts';
import type { ReadReturn } from '@kept/core/mail/read-return.ts';
import { mail, suppression } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { addressMacOf } from '../customer-links.ts';
import type { Outcome } from './apply-inbound.ts';
import type { InboundMessage } from './parse-inbound.ts';

type MailRow = typeof mail.$inferSelect;

const told = z.object({ kind: z.enum(returnKinds), isAddressBad: z.boolean(), words: z.string() });
const rank = { delayed: 0, bounced: 1, complained: 2 } as const;
const outcomes = {
  delayed: 'Delayed: the other side is still being tried.',
  bounced: 'It came back for now: the address itself is not at fault, so it stays in use.',
  complained: 'It was marked as spam. Nothing more is sent to its address.',
} as const;

/** Writes down on a mail of ours how it came back, whatever the order reports come in; a dead address, and one that complained, gets nothing more. */
export async function applyReturn(tx: OrgTx, ctx: Ctx, { addressId }: { readonly addressId: string }, message: InboundMessage | Uint8Array): Promise<Outcome> {
  const returned = message instanceof Uint8Array ? told.parse(JSON.parse(Buffer.from(message).toString('utf8'))) : message.returned;
  if (returned === undefined) return { state: 'not_used', reason: message instanceof Uint8Array || message.isAutomatic ? 'A program answered a mail, and nothing went wrong with it.' : 'It is no delivery report. Nobody reads mail at this address.' };
  const [row] = await tx.select().from(mail).where(and(eq(mail.orgId, ctx.orgId), eq(mail.id, addressId))).for('update');
  if (row === undefined) return { state: 'not_used', reason: 'The mail it reports about is not on record any more.' };
  if (row.returned === null || rank[returned.kind] > rank[row.returned]) {
    await tx.update(mail).set({ returned: returned.kind, returnedReason: redactText(returned.words).text, returnedAt: ctx.now() }).where(and(eq(mail.orgId, ctx.orgId), eq(mail.id, row.id)));
  }
  const isOver = returned.kind === 'complained' || (returned.kind === 'bounced' && returned.isAddressBad);
  if (isOver) await suppress(tx, ctx, row, returned);
  return { state: 'used', reason: returned.kind === 'bounced' && isOver ? 'It could not be delivered: the address is at fault. Nothing more is sent to it.' : outcomes[returned.kind] };
}

/** Who unsubscribed stays unsubscribed when the address dies; who complained is never written to again, whatever was before. */
async function suppress(tx: OrgTx, ctx: Ctx, { kind, emailNormal }: MailRow, returned: ReadReturn): Promise<void> {
  if (emailNormal === null || mailRules[kind].to !== 'customer') return;
  const row = { orgId: ctx.orgId, addressMac: addressMacOf(ctx, emailNormal), reason: returned.kind === 'complained' ? ('complained' as const) : ('bounced' as const), at: ctx.now() };
  const into = tx.insert(suppression).values(row);
  await (returned.kind === 'complained' ? into.onConflictDoUpdate({ target: [suppression.orgId, suppression.addressMac], set: { reason: row.reason, at: row.at }, setWhere: inArray(suppression.reason, ['unsubscribed', 'bounced']) }) : into.onConflictDoNothing());
}
