import { hasDecision } from '@kept/core/close-loop/choose-blocks.ts';
import { type digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { readBlocks } from './hold-digest.ts';
import { readDoubts } from './read-doubts.ts';

/** Leaves out of a digest what was opened again, merged or put aside since it was read. Says whether that was anything, and whether what is left is worth telling. */
export async function leaveOutDoubtful(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect): Promise<{ readonly hasChanged: boolean; readonly isWorthTelling: boolean }> {
  const blocks = (await readBlocks(tx, ctx, row.id)).filter((block) => !block.isLeftOut);
  const doubts = await readDoubts(tx, ctx, blocks);
  const gone = blocks.filter(({ themeId }) => doubts.get(themeId)?.mustStay === true);
  if (gone.length > 0) await tx.update(digestBlock).set({ isLeftOut: true }).where(and(eq(digestBlock.orgId, ctx.orgId), eq(digestBlock.digestId, row.id), inArray(digestBlock.themeId, gone.map(({ themeId }) => themeId))));
  return { hasChanged: gone.length > 0, isWorthTelling: row.edition > 0 || hasDecision(blocks.filter((block) => !gone.includes(block))) };
}
