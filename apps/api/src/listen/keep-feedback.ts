import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { announceChange } from './announce-change.ts';
import { changeFeedback } from './change-feedback.ts';
import { inList } from '@kept/db/in-list.ts';
import { linkCustomers } from './link-customers.ts';
import { type NewFeedback, prepareFeedback, type PreparedFeedback, type SavedFeedback, saveFeedback } from './save-feedback.ts';

export interface KeptFeedback extends SavedFeedback {
  /** It was there and knew less: what came now is newer. */
  readonly changed: boolean;
}

/** Saves feedback, all of it or none: what is new is added, what is newer at its source replaces what is stored, what is older changes nothing. */
export async function keepFeedback(ctx: Ctx, items: readonly NewFeedback[]): Promise<KeptFeedback[]> {
  const prepared = items.map((item) => prepareFeedback(ctx, item));
  const kept = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    // Whoever changes mentions takes that lock before any other.
    if (await areSomeNewer(tx, ctx, prepared)) await announceChange(tx, ctx);
    const saved = await saveFeedback(tx, ctx, prepared);
    const result: KeptFeedback[] = [];
    for (const [place, one] of saved.entries()) {
      const item = prepared[place];
      result.push({ ...one, changed: one.existing && item !== undefined && (await changeIfNewer(tx, ctx, one.id, item)) });
    }
    return result;
  });
  if (kept.some((one) => !one.existing || one.changed)) await ctx.wake('place-feedback', ctx.orgId);
  return kept;
}

async function areSomeNewer(tx: OrgTx, ctx: Ctx, prepared: readonly PreparedFeedback[]): Promise<boolean> {
  const ranked = prepared.filter((item) => item.given.changedAt !== undefined);
  if (ranked.length === 0) return false;
  const stored = await tx
    .select({ name: source.name, externalId: feedback.externalId, at: feedback.sourceChangedAt })
    .from(feedback)
    .innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId)))
    .where(and(eq(feedback.orgId, ctx.orgId), inList(source.name, [...new Set(ranked.map((item) => item.source))]), inList(feedback.externalId, ranked.map((item) => item.externalId))));
  const storedAt = new Map(stored.map((row) => [`${row.name} ${row.externalId}`, row.at]));
  return ranked.some((item) => isNewer(item.given.changedAt, storedAt.get(`${item.source} ${item.externalId}`)));
}

async function changeIfNewer(tx: OrgTx, ctx: Ctx, id: string, item: PreparedFeedback): Promise<boolean> {
  const { changedAt, customer } = item.given;
  if (changedAt === undefined) return false;
  const isThis = and(eq(feedback.orgId, ctx.orgId), eq(feedback.id, id), isNull(feedback.forgottenAt));
  const [before] = await tx.select({ id: feedback.id, text: feedback.text, at: feedback.sourceChangedAt, customerId: feedback.customerId }).from(feedback).where(isThis).for('update');
  if (before === undefined || !isNewer(changedAt, before.at)) return false;
  const customerOf = await linkCustomers(tx, ctx, customer === undefined ? [] : [customer]);
  await changeFeedback(tx, ctx, before, item);
  await tx.update(feedback).set({ title: item.title, language: item.given.language ?? null, sourceChangedAt: changedAt, importId: null, contentHash: null, customerId: customerOf(customer) ?? before.customerId }).where(isThis);
  return true;
}

/** Something stored without a time is older than anything that has one. */
function isNewer(at: Date | undefined, stored: Date | null | undefined): boolean {
  return at !== undefined && stored !== undefined && at.getTime() > (stored?.getTime() ?? -Infinity);
}
