import { hasDecision } from '@kept/core/close-loop/choose-blocks.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, lte, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { readBlocks } from './hold-digest.ts';
import { readDoubts } from './read-doubts.ts';

type DigestRow = typeof digest.$inferSelect;

/**
 * Starts every digest whose hour has come and gives all that are on their way. What was opened again, merged or put aside since it was read is left
 * out of it at that moment; where nothing decided remains, nothing is sent and it is a draft again.
 */
export async function startDigests(ctx: Ctx): Promise<string[]> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const isDue = or(and(eq(digest.state, 'scheduled'), lte(digest.sendAt, ctx.now())), eq(digest.state, 'sending'));
    const due = await tx.select().from(digest).where(and(eq(digest.orgId, ctx.orgId), isDue)).for('update');
    const started: string[] = [];
    for (const row of due) if (row.state === 'sending' || (await start(tx, ctx, row))) started.push(row.id);
    return started;
  });
}

async function start(tx: OrgTx, ctx: Ctx, row: DigestRow): Promise<boolean> {
  const isThis = and(eq(digest.orgId, ctx.orgId), eq(digest.id, row.id));
  const blocks = (await readBlocks(tx, ctx, row.id)).filter((block) => !block.isLeftOut);
  const doubts = await readDoubts(tx, ctx, blocks);
  const gone = blocks.filter(({ themeId }) => doubts.get(themeId)?.mustStay === true);
  if (gone.length > 0) await tx.update(digestBlock).set({ isLeftOut: true }).where(and(eq(digestBlock.orgId, ctx.orgId), eq(digestBlock.digestId, row.id), inArray(digestBlock.themeId, gone.map(({ themeId }) => themeId))));
  if (row.edition > 0 || gone.length === 0 || hasDecision(blocks.filter((block) => !gone.includes(block)))) {
    await tx.update(digest).set({ state: 'sending' }).where(isThis);
    return true;
  }
  const returnedReason = 'Everything it told as decided was opened again before it went out, so nothing was sent.';
  await tx.update(digest).set({ state: 'draft', returnedReason, sendAt: null, localAt: null, scheduledBy: null, approvedBy: null, approvedAt: null, isApprovedAlone: false, askedBy: null, askedAt: null, version: row.version + 1 }).where(isThis);
  await recordAudit(tx, ctx, 'return-digest', `digest:${row.id}`, { version: row.version + 1 });
  return false;
}
