import { notFound } from '@kept/core/errors.ts';
import { listBounds } from '@kept/core/list-bounds.ts';
import { offWords } from '@kept/core/organisation/webhook-words.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { webhookEndpoint } from '@kept/db/schema/organisation/webhooks.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { isThisWebhook, shownWebhook } from './webhook-shape.ts';

export const webhookList = z.object({ webhooks: z.array(shownWebhook).max(listBounds.webhooks) });

/** Every webhook by name, and whether it works; never the secrets. */
export async function listWebhooks(ctx: Ctx): Promise<z.infer<typeof webhookList>> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) => readRows(tx, ctx, eq(webhookEndpoint.orgId, ctx.orgId)));
  return { webhooks: rows.map((row) => shown(ctx, row)) };
}

/** One webhook. Throws not_found. */
export async function readWebhook(ctx: Ctx, id: string): Promise<z.infer<typeof shownWebhook>> {
  const [row] = await inOrg(ctx.db, ctx.orgId, (tx) => readRows(tx, ctx, isThisWebhook(ctx, id)));
  if (row === undefined) throw notFound('webhook');
  return shown(ctx, row);
}

async function readRows(tx: OrgTx, ctx: Ctx, which: SQL | undefined) {
  return tx
    .select({ webhook: webhookEndpoint, createdByName: member.name })
    .from(webhookEndpoint)
    .leftJoin(member, and(eq(member.orgId, ctx.orgId), eq(member.id, webhookEndpoint.createdBy)))
    .where(which)
    .orderBy(asc(webhookEndpoint.name))
    .limit(listBounds.webhooks);
}

function shown(ctx: Ctx, { webhook, createdByName }: Awaited<ReturnType<typeof readRows>>[number]): z.infer<typeof shownWebhook> {
  const { id, name, url, kind, events, createdAt, previousUntil, failingSince, offAt, offBecause } = webhook;
  return {
    id,
    name,
    url: kind === 'slack' ? withoutEnd(url) : url,
    kind,
    events: events === null ? null : [...events],
    createdAt: createdAt.toISOString(),
    createdByName,
    previousUntil: previousUntil !== null && previousUntil > ctx.now() ? previousUntil.toISOString() : null,
    failingSince: failingSince?.toISOString() ?? null,
    off: offAt === null || offBecause === null ? null : { at: offAt.toISOString(), because: offBecause, sentence: offWords[offBecause] },
  };
}

/** Whoever knows the whole address of a chat may write into it. */
function withoutEnd(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.slice(0, 10)}…`;
}
