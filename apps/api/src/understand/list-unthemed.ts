import { channels, feedbackKinds, metrics } from '@kept/core/vocabulary.ts';
import { containsText } from '@kept/db/contains-text.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { and, desc, eq, exists, lt, not, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';
import { pageCursor, readCursor, writeCursor } from './page-cursor.ts';
import { coverageAnswer, readCoverage, themesOf } from './read-coverage.ts';
import { withPoints } from './with-points.ts';

export const unthemedFilters = z.object({ search: z.string().trim().max(200, 'Search for fewer than 201 characters.').optional(), cursor: pageCursor, limit: z.coerce.number().int().min(1).max(100).default(25) });

export const saidAnswer = z.object({
  feedbackId: z.uuid(),
  text: z.string(),
  kind: z.enum(feedbackKinds),
  channel: z.enum(channels),
  metric: z.enum(metrics).nullable(),
  score: z.number().nullable(),
  scaleMax: z.number().nullable(),
  occurredAt: z.iso.datetime(),
});

export const unthemedAnswer = z.object({ texts: z.array(saidAnswer), next: z.string().nullable(), coverage: coverageAnswer });

/** What was said and has no theme, newest first: it stays visible. */
export async function listUnthemed(ctx: Ctx, { search, cursor, limit }: z.infer<typeof unthemedFilters>): Promise<z.infer<typeof unthemedAnswer>> {
  const after = readCursor(cursor);
  return withPoints(ctx, async (tx, points) => {
    const rows = await tx
      .select({ feedbackId: feedback.id, text: feedback.text, kind: feedback.kind, channel: feedback.channel, metric: feedback.metric, score: feedback.score, scaleMax: feedback.scaleMax, occurredAt: feedback.occurredAt })
      .from(feedback)
      .where(
        and(
          eq(feedback.orgId, ctx.orgId),
          isComment,
          not(exists(themesOf(tx, ctx))),
          search === undefined || search === '' ? undefined : containsText(feedback.text, search),
          after === undefined ? undefined : or(lt(feedback.occurredAt, after.at), and(eq(feedback.occurredAt, after.at), sql`${feedback.id} < ${after.id}::uuid`)),
        ),
      )
      .orderBy(desc(feedback.occurredAt), desc(feedback.id))
      .limit(limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      texts: shown.map((row) => ({ ...row, occurredAt: row.occurredAt.toISOString() })),
      next: rows.length > limit && last !== undefined ? writeCursor(last.occurredAt, last.feedbackId) : null,
      coverage: await readCoverage(tx, ctx, points),
    };
  });
}
