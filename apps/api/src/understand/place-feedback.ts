import { hasWords } from '@kept/core/understand/has-words.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { findPoints } from '@kept/themes/find-points.ts';
import type { EncodedText, Placement, StoredText } from '@kept/themes/theme-engine.ts';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { keepEncoded } from './keep-encoded.ts';
import { openFeelingReader, type Reading } from './open-feeling-reader.ts';
import { readDefinitions } from './read-definitions.ts';
import { savePlacements } from './save-placements.ts';
import { startDriverLearningWhenGrown } from './start-driver-learning.ts';
import { startLearningWhenGrown } from './start-learning.ts';
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
  await keepEncoded(ctx);
  for (let waiting = await readWaiting(ctx); waiting.length > 0; waiting = await readWaiting(ctx)) {
    const isPlaced = await placeBatch(ctx, waiting);
    if (!isPlaced) await keepEncoded(ctx);
  }
  await startRunWhenGrown(ctx);
  await startLearningWhenGrown(ctx);
  await startDriverLearningWhenGrown(ctx);
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

/** False when the encoder changed on the way: then nothing is saved, and the texts wait until all are read with the same one. */
async function placeBatch(ctx: Ctx, waiting: readonly WaitingText[]): Promise<boolean> {
  const { version } = ctx.engine;
  const worded = waiting.filter((each) => hasWords(each.text));
  const encoded = [...(await encodeSome(ctx, worded.filter((each) => each.kind !== 'friction'), false)), ...(await encodeSome(ctx, worded.filter((each) => each.kind === 'friction'), true))];
  if (ctx.engine.version !== version) return false;
  const base = await readTextBase(ctx);
  const stored = [...base.texts.values()];
  const isAnyThemed = stored.some((text) => text.themeId !== null);
  const definitions = encoded.length > 0 ? await readDefinitions(ctx) : [];
  const placements = encoded.length > 0 && (isAnyThemed || definitions.length > 0) ? await ctx.engine.place(encoded, stored, { definitions }) : [];
  const read = await openFeelingReader(ctx);
  const readings = new Map(encoded.flatMap((each): [string, Reading][] => (each.kind === 'friction' ? [] : [[each.id, read(each.text, each.vector)]])));
  const saved = await savePlacements(ctx, waiting, placements, readings, await readPoints(ctx, encoded, placements, stored));
  const added = encoded.filter((each) => each.kind !== 'friction' && saved.themeOf.has(each.id));
  addToTextBase(base, saved.revision, added.map(({ id, text, vector }): StoredText => ({ id, text, vector, themeId: saved.themeOf.get(id) ?? null })));
  return true;
}

/** What customers say beside the main theme they have just joined. Agents' reports speak of one thing each. */
async function readPoints(ctx: Ctx, encoded: readonly (EncodedText & { readonly kind: WaitingText['kind'] })[], placements: readonly Placement[], stored: readonly StoredText[]) {
  const themeOf = new Map(placements.map((each) => [each.id, each.themeId]));
  const said = encoded.flatMap(({ kind, ...text }) => (kind === 'friction' ? [] : [{ ...text, themeId: themeOf.get(text.id) ?? null }]));
  return findPoints(ctx.engine, said, stored);
}

/** Agents' words are private: an endpoint outside never reads them. */
async function encodeSome(ctx: Ctx, some: readonly WaitingText[], isPrivate: boolean) {
  const vectors = await ctx.engine.encode(some.map((each) => each.text), { cache: createVectorCache(ctx), isPrivate });
  return some.flatMap((each, at) => (vectors[at] === undefined ? [] : [{ id: each.id, text: each.text, vector: vectors[at], kind: each.kind }]));
}
