import { inboundMail } from '@kept/db/schema/close-loop/inbound.ts';
import type { customer } from '@kept/db/schema/listen/customers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { parseInbound } from '../mail/inbound/parse-inbound.ts';

type Person = Pick<typeof customer.$inferSelect, 'email' | 'name'>;

/** Deletes every reply of a colleague that still waits and names the person, however it is encoded; what cannot be read goes too. */
export async function forgetWaitingReplies(tx: OrgTx, ctx: Ctx, person: Person): Promise<void> {
  const isWaiting = and(eq(inboundMail.orgId, ctx.orgId), eq(inboundMail.kind, 'reply'), eq(inboundMail.state, 'waiting'));
  for (const { id, raw } of await tx.select({ id: inboundMail.id, raw: inboundMail.raw }).from(inboundMail).where(isWaiting)) {
    if (raw === null || !(await names(raw, person))) continue;
    await tx.update(inboundMail).set({ raw: null, state: 'failed', settledAt: ctx.now(), reason: 'It was deleted, because somebody named in it asked to be forgotten.' }).where(and(eq(inboundMail.orgId, ctx.orgId), eq(inboundMail.id, id)));
  }
}

async function names(raw: Uint8Array, { email, name }: Person): Promise<boolean> {
  const read = await parseInbound(raw).catch(() => undefined);
  const text = `${read?.whole ?? ''} ${Buffer.from(raw).toString('utf8')}`.toLowerCase();
  return read === undefined || [email, name].some((each) => each !== null && text.includes(each.toLowerCase()));
}
