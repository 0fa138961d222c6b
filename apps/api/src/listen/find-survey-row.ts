import { notFound } from '@kept/core/errors.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** A survey by its id, locked where it is about to change. Throws not_found. */
export async function findSurveyRow(tx: OrgTx, ctx: Ctx, id: string, { isLocked = false }: { isLocked?: boolean } = {}): Promise<typeof survey.$inferSelect> {
  const query = tx.select().from(survey).where(and(eq(survey.orgId, ctx.orgId), eq(survey.id, id)));
  const [found] = await (isLocked ? query.for('update') : query);
  if (found === undefined) throw notFound('survey');
  return found;
}
