import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { announceChange } from './announce-change.ts';
import { changeFeedback } from './change-feedback.ts';
import { inList } from '@kept/db/in-list.ts';
import { linkCustomers } from './link-customers.ts';
import { contentOf, type NewFeedback, prepareFeedback, type PreparedFeedback, type SavedFeedback, saveFeedback } from './save-feedback.ts';

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
  const ranked = prepared.filter(({ given }) => given.changedAt !== undefined || given.isFolded === false);
  if (ranked.length === 0) return false;
  const stored = await tx
    .select({ name: source.name, externalId: feedback.externalId, at: feedback.sourceChangedAt, isFolded: feedback.isFolded })
    .from(feedback)
    .innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId)))
    .where(and(eq(feedback.orgId, ctx.orgId), inList(source.name, [...new Set(ranked.map((item) => item.source))]), inList(feedback.externalId, ranked.map((item) => item.externalId))));
  const before = new Map(stored.map((row) => [`${row.name} ${row.externalId}`, row]));
  return ranked.some((item) => takesPlaceOf(item, before.get(`${item.source} ${item.externalId}`)));
}

async function changeIfNewer(tx: OrgTx, ctx: Ctx, id: string, item: PreparedFeedback): Promise<boolean> {
  const { changedAt, customer } = item.given;
  if (changedAt === undefined && item.given.isFolded !== false) return false;
  const isThis = and(eq(feedback.orgId, ctx.orgId), eq(feedback.id, id), isNull(feedback.forgottenAt));
  const [before] = await tx.select({ id: feedback.id, text: feedback.text, at: feedback.sourceChangedAt, isFolded: feedback.isFolded, customerId: feedback.customerId }).from(feedback).where(isThis).for('update');
  if (before === undefined || !takesPlaceOf(item, before)) return false;
  const customerOf = await linkCustomers(tx, ctx, customer === undefined ? [] : [customer]);
  await changeFeedback(tx, ctx, before, item);
  const asked = before.isFolded && item.given.isFolded === false ? wholeOf(item) : {};
  await tx.update(feedback).set({ ...asked, title: item.title, language: item.given.language ?? null, sourceChangedAt: changedAt ?? before.at, importId: null, contentHash: null, customerId: customerOf(customer) ?? before.customerId }).where(isThis);
  return true;
}

/** The whole answer was asked elsewhere than the folded one, and brings what was asked along. */
function wholeOf(item: PreparedFeedback) {
  const { kind, channel, question, raw } = contentOf(item);
  return { kind, channel, question, raw, isFolded: false };
}

/** The whole rating before the folded one, then the later before the earlier. Something stored without a time is older than anything that has one. */
function takesPlaceOf({ given }: PreparedFeedback, stored: { readonly at: Date | null; readonly isFolded: boolean } | undefined): boolean {
  if (stored === undefined) return false;
  if (given.isFolded === false && stored.isFolded) return true;
  if (given.isFolded === true && !stored.isFolded) return false;
  return given.changedAt !== undefined && given.changedAt.getTime() > (stored.at?.getTime() ?? -Infinity);
}
