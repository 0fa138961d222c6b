import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { Anchor } from '@kept/themes/theme-engine.ts';
import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';

/** Where the texts of an organisation lie: what people decided holds fully, what the machine did as far as it was sure. */
export async function readAnchors(ctx: Ctx): Promise<ReadonlyMap<string, Anchor>> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ feedbackId: mention.feedbackId, themeId: mention.themeId, confidence: mention.confidence, placedBy: mention.placedBy, editId: mention.editId })
      .from(mention)
      .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
      .where(and(eq(mention.orgId, ctx.orgId), eq(mention.isFurther, false), isComment))
      .orderBy(asc(mention.confidence), asc(mention.id)),
  );
  const isDecided = (row: (typeof rows)[number]) => row.placedBy === 'person' || row.editId !== null;
  return new Map(rows.map((row) => [row.feedbackId, { themeId: row.themeId, sureness: isDecided(row) ? 1 : row.confidence }]));
}
