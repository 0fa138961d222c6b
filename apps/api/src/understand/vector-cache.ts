import { textVector } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { VectorCache } from '@kept/themes/theme-engine.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** The engine's vectors in the organisation's own table: a text is encoded once. Each call is a short transaction of its own. */
export function createVectorCache(ctx: Ctx): VectorCache {
  return {
    read: (keys) =>
      inOrg(ctx.db, ctx.orgId, async (tx) => {
        const rows = await tx.select({ key: textVector.textKey, vector: textVector.vector }).from(textVector).where(and(eq(textVector.orgId, ctx.orgId), inArray(textVector.textKey, [...keys])));
        return new Map(rows.map((row) => [row.key, row.vector]));
      }),
    write: (entries, version) =>
      inOrg(ctx.db, ctx.orgId, async (tx) => {
        const rows = [...entries].map(([textKey, vector]) => ({ orgId: ctx.orgId, textKey, vector, version, encodedAt: ctx.now() }));
        if (rows.length > 0) await tx.insert(textVector).values(rows).onConflictDoNothing();
      }),
  };
}
