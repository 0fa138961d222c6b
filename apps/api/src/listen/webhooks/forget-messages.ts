import type { Db } from '@kept/db/client.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { webhookEvent } from '@kept/db/schema/listen/webhooks.ts';
import { type DueWork, inOrg } from '@kept/db/scope.ts';
import { and, eq, exists, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

const hourMs = 3_600_000;
/** Seven days at the latest: the sweep looks often, and an hour is kept in hand. */
const bodiesForMs = 7 * 24 * hourMs - hourMs;
const rowsForMs = 30 * 24 * hourMs;

/** Deletes the bodies of messages after seven days, used or not, and the messages themselves after thirty. */
export async function forgetMessages(ctx: Ctx): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { hasOldBody, isOld } = ages(ctx.now());
    await tx.update(webhookEvent).set({ body: null, bodyGoneAt: ctx.now() }).where(and(eq(webhookEvent.orgId, ctx.orgId), hasOldBody));
    await tx.delete(webhookEvent).where(and(eq(webhookEvent.orgId, ctx.orgId), isOld));
  });
}

/** Organisations in which messages wait or have grown old. */
export async function webhooksDue(tx: Db, now: Date): Promise<DueWork[]> {
  const { hasOldBody, isOld } = ages(now);
  const due = (which: SQL | undefined) => exists(tx.select({ one: sql`1` }).from(webhookEvent).where(and(eq(webhookEvent.orgId, organisation.id), which)));
  return tx.select({ orgId: organisation.id, id: organisation.id }).from(organisation).where(or(due(eq(webhookEvent.state, 'waiting')), due(hasOldBody), due(isOld)));
}

function ages(now: Date) {
  return {
    hasOldBody: and(isNull(webhookEvent.bodyGoneAt), lt(webhookEvent.receivedAt, new Date(now.getTime() - bodiesForMs))),
    isOld: lt(webhookEvent.receivedAt, new Date(now.getTime() - rowsForMs)),
  };
}
