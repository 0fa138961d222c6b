import type { Db } from '@kept/db/client.ts';
import { auditHead } from '@kept/db/schema/organisation/audit.ts';
import { webhookDelivery, webhookEndpoint } from '@kept/db/schema/organisation/webhooks.ts';
import { type DueWork, inOrg } from '@kept/db/scope.ts';
import { and, eq, exists, gt, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { Attempt } from '@kept/core/organisation/next-delivery.ts';
import type { Ctx } from '../../context.ts';
import { type Claim, claimDeliveries, isDelivery } from './claim-deliveries.ts';
import { postMessage } from './post-message.ts';
import { queueDeliveries } from './queue-deliveries.ts';
import { settleDelivery } from './settle-delivery.ts';
import { signMessage } from './sign-message.ts';
import { tellWebhooksOff } from './tell-webhooks-off.ts';

/** A round at one webhook ends after so long; the next begins with the next sweep. */
const longestRoundMs = 60_000;

/**
 * Tells every webhook what is due, all webhooks at once and few messages to each at a time. One that does not answer ends its own
 * round and holds up nobody else. Killed anywhere, a delivery is tried again under the same id: at least once, never silently not.
 */
export async function deliverWebhooks(ctx: Ctx): Promise<void> {
  await queueDeliveries(ctx);
  const endpoints = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx.selectDistinct({ id: webhookDelivery.endpointId }).from(webhookDelivery).where(and(eq(webhookDelivery.orgId, ctx.orgId), isDelivery(ctx.now()))),
  );
  await Promise.all(endpoints.map(({ id }) => deliverTo(ctx, id)));
  await tellWebhooksOff(ctx);
}

async function deliverTo(ctx: Ctx, endpointId: string): Promise<void> {
  const until = ctx.now().getTime() + longestRoundMs;
  let isAnswering = true;
  while (isAnswering && ctx.now().getTime() <= until) {
    const claim = await claimDeliveries(ctx, endpointId);
    if (claim === undefined || claim.deliveries.length === 0) return;
    const attempts = await Promise.all(claim.deliveries.map((delivery) => deliver(ctx, claim.endpoint, delivery)));
    isAnswering = attempts.every(({ status }) => status !== null);
  }
}

async function deliver(ctx: Ctx, endpoint: Claim['endpoint'], delivery: Claim['deliveries'][number]): Promise<Attempt> {
  const headers = signMessage(ctx, endpoint, delivery.eventId, delivery.body);
  const startedAt = performance.now();
  const attempt = headers === undefined ? unsigned : await postMessage(ctx.web, { url: endpoint.url, headers, body: delivery.body }, ctx.now);
  await settleDelivery(ctx, delivery, attempt, Math.round(performance.now() - startedAt));
  return attempt;
}

const unsigned: Attempt = { status: null, problem: 'The secret cannot be read any more, since KEPT_SECRETS changed. Replace the secret.' };

/** Organisations with a delivery that is due, a webhook that has not read the whole audit log, or one that went off and nobody knows. */
export async function webhookDeliveriesDue(tx: Db, now: Date): Promise<DueWork[]> {
  const delivery = await tx.selectDistinctOn([webhookDelivery.orgId], { orgId: webhookDelivery.orgId, id: webhookDelivery.id }).from(webhookDelivery).where(isDelivery(now));
  const longer = exists(tx.select({ one: sql`1` }).from(auditHead).where(and(eq(auditHead.orgId, webhookEndpoint.orgId), gt(auditHead.sequence, webhookEndpoint.lastSequence))));
  const isBehind = or(and(isNull(webhookEndpoint.offAt), longer), and(isNotNull(webhookEndpoint.offAt), ne(webhookEndpoint.offBecause, 'by_hand'), isNull(webhookEndpoint.toldAt)));
  return [...delivery, ...(await tx.selectDistinctOn([webhookEndpoint.orgId], { orgId: webhookEndpoint.orgId, id: webhookEndpoint.id }).from(webhookEndpoint).where(isBehind))];
}
