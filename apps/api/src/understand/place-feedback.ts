import { hasWords } from '@kept/core/understand/has-words.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { StoredText } from '@kept/themes/theme-engine.ts';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { savePlacements } from './save-placements.ts';
import { startRunWhenGrown } from './start-run.ts';
import { addToTextBase, readTextBase } from './text-base.ts';
import { createVectorCache } from './vector-cache.ts';

const textsPerBatch = 256;

/** A text that has arrived and was not read yet. */
export interface WaitingText {
  readonly id: string;
  readonly text: string;
  readonly kind: (typeof feedback.$inferSelect)['kind'];
}

/**
 * Reads every text that has arrived: it joins the theme its nearest neighbours vote for, or stays unthemed, but is never
 * lost. Can be ended anywhere and started again: what was saved stands, the rest still waits.
 */
export async function placeFeedback(ctx: Ctx): Promise<void> {
  for (let waiting = await readWaiting(ctx); waiting.length > 0; waiting = await readWaiting(ctx)) await placeBatch(ctx, waiting);
  await startRunWhenGrown(ctx);
}

async function readWaiting(ctx: Ctx): Promise<WaitingText[]> {
  return inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ id: feedback.id, text: feedback.text, kind: feedback.kind })
      .from(feedback)
      .where(and(eq(feedback.orgId, ctx.orgId), isNull(feedback.placedAt)))
      .orderBy(asc(feedback.receivedAt), asc(feedback.id))
      .limit(textsPerBatch),
  );
}

async function placeBatch(ctx: Ctx, waiting: readonly WaitingText[]): Promise<void> {
  const worded = waiting.filter((each) => hasWords(each.text));
  const vectors = await ctx.engine.encode(worded.map((each) => each.text), { cache: createVectorCache(ctx) });
  const encoded = worded.flatMap((each, at) => (vectors[at] === undefined ? [] : [{ id: each.id, text: each.text, vector: vectors[at], kind: each.kind }]));
  const base = await readTextBase(ctx);
  const stored = [...base.texts.values()];
  const isAnyThemed = stored.some((text) => text.themeId !== null);
  const placements = isAnyThemed && encoded.length > 0 ? await ctx.engine.place(encoded, stored) : [];
  const saved = await savePlacements(ctx, waiting, placements);
  const added = encoded.filter((each) => each.kind !== 'friction' && saved.themeOf.has(each.id));
  addToTextBase(base, saved.revision, added.map(({ id, text, vector }): StoredText => ({ id, text, vector, themeId: saved.themeOf.get(id) ?? null })));
}
