import { newId } from '@kept/db/new-id.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { FurtherPoint } from '@kept/themes/find-points.ts';
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Saves what texts that have just joined their main theme say of others; `main` is the theme each of them joined. What is no theme takes none. */
export async function savePlacedPoints(tx: OrgTx, ctx: Ctx, main: ReadonlyMap<string, string | null>, further: readonly FurtherPoint[]): Promise<void> {
  if (further.length === 0) return;
  const rows = await tx
    .select({ id: theme.id, mergedIntoId: theme.mergedIntoId })
    .from(theme)
    .where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, [...new Set(further.map((each) => each.themeId))]), ne(theme.status, 'dismissed')));
  const destination = new Map(rows.map((row) => [row.id, row.mergedIntoId ?? row.id]));
  const points = further.flatMap(({ id, themeId, confidence, span }) => {
    const [to, own] = [destination.get(themeId), main.get(id)];
    if (to === undefined || own === undefined || own === null || own === to) return [];
    return [{ orgId: ctx.orgId, id: newId(ctx.now()), feedbackId: id, themeId: to, spanStart: span.start, spanEnd: span.end, confidence, placedBy: 'machine' as const, placedAt: ctx.now(), isFurther: true }];
  });
  if (points.length > 0) await tx.insert(mention).values(points).onConflictDoNothing();
}
