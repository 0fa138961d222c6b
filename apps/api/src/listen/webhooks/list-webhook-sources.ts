import { listBounds } from '@kept/core/list-bounds.ts';
import { notFound } from '@kept/core/errors.ts';
import { webhookEvent, webhookSource } from '@kept/db/schema/listen/webhooks.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, count, eq, max, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { readSlug } from '../read-host.ts';
import { shownSource, shownWebhookSource } from './webhook-source-shape.ts';

export const sourceList = z.object({ sources: z.array(shownSource).max(listBounds.sources) });

/** Every source by name, with how its messages fared in the last thirty days; at most fifty there are. */
export async function listWebhookSources(ctx: Ctx): Promise<z.infer<typeof sourceList>> {
  const slug = await readSlug(ctx);
  return { sources: await inOrg(ctx.db, ctx.orgId, (tx) => readSources(tx, ctx, slug)) };
}

/** One source. Throws not_found. */
export async function readWebhookSource(ctx: Ctx, id: string): Promise<z.infer<typeof shownSource>> {
  const slug = await readSlug(ctx);
  const [found] = await inOrg(ctx.db, ctx.orgId, (tx) => readSources(tx, ctx, slug, eq(webhookSource.id, id)));
  if (found === undefined) throw notFound('source');
  return found;
}

async function readSources(tx: OrgTx, ctx: Ctx, slug: string, which?: SQL) {
  const rows = await tx.select().from(webhookSource).where(and(eq(webhookSource.orgId, ctx.orgId), which)).orderBy(asc(webhookSource.name));
  const counted = await tx.select({ sourceId: webhookEvent.sourceId, state: webhookEvent.state, events: count(), last: max(webhookEvent.receivedAt) }).from(webhookEvent).where(eq(webhookEvent.orgId, ctx.orgId)).groupBy(webhookEvent.sourceId, webhookEvent.state);
  const at = { baseUrl: ctx.place.baseUrl, slug, now: ctx.now() };
  return rows.map((row) => {
    const own = counted.filter((one) => one.sourceId === row.id);
    const many = (state: string) => own.find((one) => one.state === state)?.events ?? 0;
    const last = own.flatMap((one) => one.last ?? []).sort((a, b) => b.getTime() - a.getTime())[0] ?? null;
    return shownWebhookSource(row, at, { counts: { waiting: many('waiting'), applied: many('applied'), not_used: many('not_used'), failed: many('failed') }, lastEventAt: last });
  });
}
