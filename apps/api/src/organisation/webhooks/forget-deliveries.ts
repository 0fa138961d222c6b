import { webhookDelivery } from '@kept/db/schema/organisation/webhooks.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

const keptForMs = 30 * 86_400_000;

/** Lets go of deliveries settled thirty days ago. */
export async function forgetDeliveries(tx: OrgTx, ctx: Ctx): Promise<void> {
  const isOld = and(eq(webhookDelivery.orgId, ctx.orgId), inArray(webhookDelivery.state, ['delivered', 'failed']), lt(webhookDelivery.settledAt, new Date(ctx.now().getTime() - keptForMs)));
  await tx.delete(webhookDelivery).where(isOld);
}

/** Takes back what was written and waits to be sent: a title in it may just have lost a name. It is written anew before the next attempt. */
export async function forgetWrittenMessages(tx: OrgTx, ctx: Ctx): Promise<void> {
  await tx.update(webhookDelivery).set({ body: null, bodyHash: null }).where(and(eq(webhookDelivery.orgId, ctx.orgId), isNotNull(webhookDelivery.body)));
}
