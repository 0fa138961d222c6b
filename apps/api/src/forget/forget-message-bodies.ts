import type { customer } from '@kept/db/schema/listen/customers.ts';
import { webhookEvent } from '@kept/db/schema/listen/webhooks.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { inList } from '@kept/db/in-list.ts';
import { findMessagesNaming } from './find-messages-naming.ts';

/** Deletes every message of another system that still waits, or failed, and names the person. */
export async function forgetMessageBodies(tx: OrgTx, ctx: Ctx, person: Pick<typeof customer.$inferSelect, 'externalId' | 'email' | 'name'>): Promise<void> {
  const found = await findMessagesNaming(tx, ctx, person);
  if (found.length === 0) return;
  await tx
    .update(webhookEvent)
    .set({ body: null, bodyGoneAt: ctx.now(), state: 'failed', settledAt: ctx.now(), reason: 'Its body was deleted, because somebody named in it asked to be forgotten.' })
    .where(and(eq(webhookEvent.orgId, ctx.orgId), inList(webhookEvent.id, found.map(({ id }) => id))));
}
