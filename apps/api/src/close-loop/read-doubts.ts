import { type BlockDoubt, blockDoubt } from '@kept/core/close-loop/block-doubt.ts';
import type { digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Ctx } from '../context.ts';

const target = alias(theme, 'target');

/** Which of a digest's blocks no longer hold, by theme, and why. */
export async function readDoubts(tx: OrgTx, ctx: Ctx, blocks: readonly (typeof digestBlock.$inferSelect)[]): Promise<Map<string, BlockDoubt>> {
  if (blocks.length === 0) return new Map();
  const rows = await tx
    .select({ id: theme.id, status: theme.status, resolutionNumber: theme.resolutionNumber, mergedInto: target.title })
    .from(theme)
    .leftJoin(target, and(eq(target.orgId, theme.orgId), eq(target.id, theme.mergedIntoId)))
    .where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, blocks.map((block) => block.themeId))));
  const now = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    blocks.flatMap((block) => {
      const found = now.get(block.themeId);
      const doubt = found === undefined ? undefined : blockDoubt({ kind: block.kind, resolutionNumber: block.resolutionNumber, now: found });
      return doubt === undefined ? [] : [[block.themeId, doubt] as const];
    }),
  );
}
