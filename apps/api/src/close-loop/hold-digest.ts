import { canStep, type DigestStep, stepRefusal } from '@kept/core/close-loop/digest-steps.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** The digest with the blocks it tells, in order, and all of them, those left out too; or a refusal in the usual words. */
export async function readDigestRows(tx: OrgTx, ctx: Ctx, id: string) {
  const [row] = await tx.select().from(digest).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id)));
  if (row === undefined) throw notFound('digest');
  const all = await readBlocks(tx, ctx, id);
  return { row, all, blocks: all.filter((block) => !block.isLeftOut) };
}

/** Holds the digest until the transaction ends, so that of two people who press at once one is told. */
export async function lockDigest(tx: OrgTx, ctx: Ctx, id: string): Promise<typeof digest.$inferSelect> {
  const [row] = await tx.select().from(digest).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id))).for('update');
  if (row === undefined) throw notFound('digest');
  return row;
}

/** Holds the digest for a step that is possible now, or says why it is not. */
export async function holdDigest(tx: OrgTx, ctx: Ctx, id: string, step: DigestStep): Promise<typeof digest.$inferSelect> {
  const row = await lockDigest(tx, ctx, id);
  if (!canStep(step, row.state)) throw new AppError('conflict', stepRefusal(step, row.state));
  return row;
}

/** A digest's blocks in the order its composer gave them, those left out among them. */
export function readBlocks(tx: OrgTx, ctx: Ctx, digestId: string) {
  return tx.select().from(digestBlock).where(and(eq(digestBlock.orgId, ctx.orgId), eq(digestBlock.digestId, digestId))).orderBy(digestBlock.position);
}
