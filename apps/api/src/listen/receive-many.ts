import { batchesOf } from '@kept/core/listen/batches-of.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { refreshStatistics } from '../refresh-statistics.ts';
import { type NewFeedback, prepareFeedback, type SavedFeedback, saveFeedback } from './save-feedback.ts';

const batchSize = 500;

/** Takes in any number of things that we made ourselves (the demo world), in batches, each thing once. */
export async function receiveMany(ctx: Ctx, items: readonly NewFeedback[]): Promise<SavedFeedback[]> {
  const saved: SavedFeedback[] = [];
  for (const [place, batch] of batchesOf(items, batchSize).entries()) {
    const prepared = batch.map((item) => prepareFeedback(ctx, item));
    saved.push(...(await inOrg(ctx.db, ctx.orgId, (tx) => saveFeedback(tx, ctx, prepared))));
    await refreshStatistics(ctx, 'voices', place + 1);
  }
  await ctx.wake('place-feedback', ctx.orgId);
  return saved;
}
