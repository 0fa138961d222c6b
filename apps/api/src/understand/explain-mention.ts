import { notFound } from '@kept/core/errors.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';
import { readTextBase } from './text-base.ts';
import { createVectorCache } from './vector-cache.ts';

export const whyAnswer = z.object({
  theme: z.object({ id: z.uuid(), title: z.string() }),
  placedBy: z.enum(['machine', 'person']),
  /** The share of the neighbours' vote that its theme has today. */
  confidence: z.number(),
  neighbours: z.array(z.object({ feedbackId: z.uuid(), text: z.string(), similarity: z.number(), sharedWords: z.array(z.string()), theme: z.object({ id: z.uuid(), title: z.string() }).nullable() })),
});

const neighboursShown = 6;

/** "Why is this here?": the texts nearest to this one, the words they share, and how many of them vote for its theme. */
export async function explainMention(ctx: Ctx, mentionId: string): Promise<z.infer<typeof whyAnswer>> {
  const found = await inOrg(ctx.db, ctx.orgId, (tx) => readMention(tx, ctx, mentionId));
  // A further point is there for one clause: the whole text would show why its main theme is the other one.
  const text = found.isFurther && found.start !== null && found.end !== null ? found.text.slice(found.start, found.end) : found.text;
  const [vector] = await ctx.engine.encode([text], text === found.text ? { cache: createVectorCache(ctx) } : {});
  const base = await readTextBase(ctx);
  const { neighbours } = await ctx.engine.explain({ id: found.feedbackId, text, vector: vector ?? new Uint8Array() }, [...base.texts.values()]);
  const themeOf = new Map(neighbours.map((each) => [each.id, base.texts.get(each.id)?.themeId ?? null]));
  const titles = await inOrg(ctx.db, ctx.orgId, (tx) => readTitles(tx, ctx, [...themeOf.values()].flatMap((id) => (id === null ? [] : [id]))));
  const weight = (each: { similarity: number }) => each.similarity ** 2;
  const total = neighbours.reduce((sum, each) => sum + weight(each), 0);
  const own = neighbours.filter((each) => themeOf.get(each.id) === found.themeId).reduce((sum, each) => sum + weight(each), 0);
  return {
    theme: { id: found.themeId, title: found.title },
    placedBy: found.placedBy,
    confidence: total === 0 ? 0 : own / total,
    neighbours: neighbours.slice(0, neighboursShown).map((each) => {
      const id = themeOf.get(each.id) ?? null;
      return { feedbackId: each.id, text: base.texts.get(each.id)?.text ?? '', similarity: each.similarity, sharedWords: [...each.sharedWords], theme: id === null ? null : { id, title: titles.get(id) ?? '' } };
    }),
  };
}

async function readMention(tx: OrgTx, ctx: Ctx, mentionId: string) {
  const [found] = await tx
    .select({ feedbackId: feedback.id, text: feedback.text, themeId: theme.id, title: theme.title, placedBy: mention.placedBy, isFurther: mention.isFurther, start: mention.spanStart, end: mention.spanEnd })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .innerJoin(theme, and(eq(theme.orgId, mention.orgId), eq(theme.id, mention.themeId)))
    .where(and(eq(mention.orgId, ctx.orgId), eq(mention.id, mentionId), isComment));
  if (found === undefined) throw notFound('mention');
  return found;
}

async function readTitles(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: theme.id, title: theme.title }).from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, [...new Set(ids)])));
  return new Map(rows.map((row) => [row.id, row.title]));
}
