import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { importAlso } from '@kept/db/schema/listen/imports.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { beforeWordsChange } from '../forget/before-words-change.ts';
import { redactedIn } from './count-imported.ts';
import { givenContent, storedContent, replaceContent } from './replace-content.ts';
import { inList } from '@kept/db/in-list.ts';
import type { BatchCounts } from './import-work.ts';
import { alsoVersion, givesWay, keepHighest, outranks, storedVersion, versionOf } from './imported-version.ts';
import { linkCustomers } from './link-customers.ts';
import type { ImportRun } from './run-import.ts';
import { type PreparedFeedback, saveFeedback } from './save-feedback.ts';

type Stored = typeof feedback.$inferSelect;
type Also = typeof importAlso.$inferInsert;

/**
 * Saves a batch of a file: what is new is added, what the source changed since replaces what is stored, everything else stays. Of each row
 * that was there it is remembered that this file held it too, so that undoing the other file leaves it. One batch of a source at a time.
 */
export async function saveImported(tx: OrgTx, ctx: Ctx, run: ImportRun, items: readonly PreparedFeedback[]): Promise<BatchCounts> {
  const redacted = redactedIn(items);
  if (items.length === 0) return { fresh: 0, changed: 0, present: 0, redacted };
  await tx.select({ id: source.id }).from(source).where(and(eq(source.orgId, ctx.orgId), eq(source.id, run.sourceId ?? ''))).for('no key update');
  const stored = await findStored(tx, ctx, run, items);
  const kept = keepHighest(items);
  const isChanging = kept.some((item) => {
    const row = stored.get(item.externalId);
    return row !== undefined && isReplaced(row, item);
  });
  if (isChanging) await beforeWordsChange(tx, ctx);
  // Whoever a row that is not kept names is a customer all the same, as when the rows come in another order.
  const customerOf = stored.size === 0 && kept.length === items.length ? undefined : await linkCustomers(tx, ctx, items.flatMap((item) => item.given.customer ?? []), run.id);
  const saved = await saveFeedback(tx, ctx, kept.filter((item) => !stored.has(item.externalId)));
  const fresh = saved.filter((one) => !one.existing).length;
  let changed = 0;
  const also: Also[] = [];
  for (const item of kept) {
    const row = stored.get(item.externalId);
    if (row === undefined || row.forgottenAt !== null) continue;
    const named = customerOf?.(item.given.customer) ?? null;
    const content = { ...givenContent(item), customerId: row.importId === null ? (named ?? row.customerId) : named };
    if (isReplaced(row, item)) {
      changed += row.importId === run.id ? 0 : 1;
      await replaceStored(tx, ctx, run, row, content);
    } else if (row.importId !== null && row.importId !== run.id) {
      also.push({ orgId: ctx.orgId, importId: run.id, feedbackId: row.id, contentHash: item.contentHash ?? '', given: item.contentHash === row.contentHash || row.contentHash === null ? null : content });
    }
  }
  await saveAlso(tx, ctx, also);
  return { fresh, changed, present: items.length - fresh - changed, redacted };
}

/** Only what came in a file, and was not forgotten since, gives way to a file; a folded rating gives way to the whole one however it came. */
function isReplaced(row: Stored, item: PreparedFeedback): boolean {
  return row.forgottenAt === null && givesWay(row, versionOf(item)) && outranks(versionOf(item), storedVersion(row));
}

async function findStored(tx: OrgTx, ctx: Ctx, run: ImportRun, items: readonly PreparedFeedback[]): Promise<Map<string, Stored>> {
  const rows = await tx
    .select()
    .from(feedback)
    .where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.sourceId, run.sourceId ?? ''), inList(feedback.externalId, items.map((item) => item.externalId))));
  return new Map(rows.map((row) => [row.externalId, row]));
}

/** The newer version takes the place; the import that brought the older one keeps it, for the day this one is undone. */
async function replaceStored(tx: OrgTx, ctx: Ctx, run: ImportRun, row: Stored, content: ReturnType<typeof givenContent>): Promise<void> {
  const isThis = and(eq(importAlso.orgId, ctx.orgId), eq(importAlso.feedbackId, row.id));
  if (row.importId !== run.id && row.importId !== null) {
    const old = storedContent(row);
    await tx.update(importAlso).set({ given: old }).where(and(isThis, isNull(importAlso.given)));
    await tx.delete(importAlso).where(and(isThis, eq(importAlso.importId, run.id)));
    await tx.insert(importAlso).values({ orgId: ctx.orgId, importId: row.importId, feedbackId: row.id, contentHash: row.contentHash ?? '', given: old }).onConflictDoNothing();
  }
  // What came by a message stays when the file is taken back, with the whole rating.
  await replaceContent(tx, ctx, row, content, row.importId === null ? null : run.id);
}

/** An import that held one row twice keeps the version that ranks higher. */
async function saveAlso(tx: OrgTx, ctx: Ctx, also: readonly Also[]): Promise<void> {
  if (also.length === 0) return;
  const before = await tx.select().from(importAlso).where(and(eq(importAlso.orgId, ctx.orgId), eq(importAlso.importId, also[0]?.importId ?? ''), inArray(importAlso.feedbackId, also.map((one) => one.feedbackId))));
  const known = new Map(before.map((one) => [one.feedbackId, one]));
  const better = also.filter((one) => {
    const other = known.get(one.feedbackId);
    return other === undefined || (other.given !== null && (one.given === null || outranks(alsoVersion(one), alsoVersion(other))));
  });
  const replaced = better.flatMap((one) => (known.has(one.feedbackId) ? [one.feedbackId] : []));
  if (replaced.length > 0) await tx.delete(importAlso).where(and(eq(importAlso.orgId, ctx.orgId), eq(importAlso.importId, also[0]?.importId ?? ''), inArray(importAlso.feedbackId, replaced)));
  if (better.length > 0) await tx.insert(importAlso).values(better);
}
