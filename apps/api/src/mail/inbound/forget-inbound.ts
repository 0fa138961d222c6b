import type { Db } from '@kept/db/client.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { inboundMail } from '@kept/db/schema/close-loop/inbound.ts';
import { type DueWork, inOrg } from '@kept/db/scope.ts';
import { and, eq, exists, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

const hourMs = 3_600_000;
/** Seven days at the latest: the sweep looks often, and an hour is kept in hand. */
const bytesForMs = 7 * 24 * hourMs - hourMs;
const rowsForMs = 30 * 24 * hourMs;

/** Lets go of messages that nobody could take up for seven days, and after thirty of what became of the others. */
export async function forgetInbound(ctx: Ctx): Promise<void> {
  const { isStuck, isOld } = ages(ctx.now());
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await tx.update(inboundMail).set({ state: 'failed', raw: null, settledAt: ctx.now(), reason: 'It was deleted after seven days, before it could be read.' }).where(and(eq(inboundMail.orgId, ctx.orgId), isStuck));
    await tx.delete(inboundMail).where(and(eq(inboundMail.orgId, ctx.orgId), isOld));
  });
}

/** Organisations in which messages wait or have grown old. */
export async function inboundDue(tx: Db, now: Date): Promise<DueWork[]> {
  const { isStuck, isOld } = ages(now);
  const due = (which: SQL | undefined) => exists(tx.select({ one: sql`1` }).from(inboundMail).where(and(eq(inboundMail.orgId, organisation.id), which)));
  return tx.select({ orgId: organisation.id, id: organisation.id }).from(organisation).where(or(due(and(eq(inboundMail.state, 'waiting'), lte(inboundMail.tryAfter, now))), due(isStuck), due(isOld)));
}

function ages(now: Date) {
  return {
    isStuck: and(eq(inboundMail.state, 'waiting'), lt(inboundMail.receivedAt, new Date(now.getTime() - bytesForMs))),
    isOld: lt(inboundMail.receivedAt, new Date(now.getTime() - rowsForMs)),
  };
}
