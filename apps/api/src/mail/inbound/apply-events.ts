import { inList } from '@kept/db/in-list.ts';
import { inboundMail } from '@kept/db/schema/close-loop/inbound.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, eq, lte } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { JobName } from '../../job-names.ts';
import { applyReturns, readEvent } from './apply-returns.ts';
import { eventRef } from './receive-inbound.ts';
import { settleInbound } from './settle-inbound.ts';

/** How many events are applied together. */
export const mostEvents = 200;

/**
 * Applies the oldest events of a provider that wait, many in one transaction, and says how many were settled. Their bytes are here already,
 * so nothing is read from outside, and a worker killed meanwhile leaves all of them waiting. One whose mail somebody holds is left for later.
 * Throws, with nothing done, when one of them cannot be applied.
 */
export async function applyEvents(ctx: Ctx): Promise<number> {
  const wakes = new Set<JobName>();
  const settled = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const waiting = and(eq(inboundMail.orgId, ctx.orgId), eq(inboundMail.state, 'waiting'), eq(inboundMail.providerRef, eventRef), lte(inboundMail.tryAfter, ctx.now()));
    const events = await tx.select({ id: inboundMail.id, mailId: inboundMail.addressId, raw: inboundMail.raw }).from(inboundMail).where(waiting).orderBy(asc(inboundMail.receivedAt), asc(inboundMail.id)).limit(mostEvents).for('update', { skipLocked: true });
    if (events.length === 0) return 0;
    const inside: Ctx = { ...ctx, db: tx, wake: async (job) => void wakes.add(job) };
    const outcomes = await applyReturns(tx, inside, events.map(({ mailId, raw }) => ({ mailId, told: readEvent(raw ?? new Uint8Array()), isAutomatic: true })), 'skip');
    const done = events.flatMap(({ id }, at) => {
      const outcome = outcomes[at];
      return outcome === undefined ? [] : [{ id, outcome }];
    });
    for (const alike of Map.groupBy(done, ({ outcome }) => JSON.stringify(outcome)).values()) {
      if (alike[0] !== undefined) await settleInbound(tx, ctx, inList(inboundMail.id, alike.map(({ id }) => id)), alike[0].outcome);
    }
    return done.length;
  });
  for (const job of wakes) await ctx.wake(job, ctx.orgId);
  return settled;
}
