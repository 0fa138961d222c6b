import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { importAlso } from '@kept/db/schema/listen/imports.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { alsoVersion, outranks } from '../listen/imported-version.ts';
import { readContent, replaceContent } from '../listen/replace-content.ts';
import type { ImportRun } from '../listen/run-import.ts';
import { reviseUnderstanding } from '../understand/revise-understanding.ts';
import { takeBackSaid } from './forget-said.ts';
import type { TakenBack } from './undo-import.ts';

const batchSize = 500;

type Stored = typeof feedback.$inferSelect;
type Also = typeof importAlso.$inferSelect;

/** Takes back what was said: a row no other file held goes, any other becomes what the best of the others says, and theirs. */
export async function takeBackFeedback(tx: OrgTx, ctx: Ctx, run: ImportRun): Promise<TakenBack> {
  await tx.select({ id: source.id }).from(source).where(and(eq(source.orgId, ctx.orgId), eq(source.id, run.sourceId ?? ''))).for('no key update');
  await reviseUnderstanding(tx, ctx);
  await tx.delete(importAlso).where(and(eq(importAlso.orgId, ctx.orgId), eq(importAlso.importId, run.id)));
  const rows = await tx.select().from(feedback).where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.importId, run.id))).orderBy(feedback.id).limit(batchSize).for('update');
  if (rows.length === 0) return { done: 0, gone: 0, restored: 0 };
  const others = await findOthers(tx, ctx, rows);
  await takeBackSaid(tx, ctx, rows.filter((row) => !others.has(row.id)).map((row) => row.id));
  for (const row of rows) {
    const next = others.get(row.id);
    if (next !== undefined) await handOver(tx, ctx, row, next);
  }
  const restored = rows.filter((row) => (others.get(row.id)?.given ?? null) !== null).length;
  return { done: rows.length, gone: rows.filter((row) => !others.has(row.id)).length, restored };
}

/** What taking all of it back would come to, by the same rule: nobody else's row goes, and one that others tell otherwise becomes theirs. */
export async function countTakenBack(tx: OrgTx, ctx: Ctx, run: ImportRun): Promise<Pick<TakenBack, 'gone' | 'restored'>> {
  const others = tx
    .select({ feedbackId: importAlso.feedbackId, isSame: sql<boolean>`bool_or(${importAlso.given} is null)`.as('is_same') })
    .from(importAlso)
    .where(and(eq(importAlso.orgId, ctx.orgId), ne(importAlso.importId, run.id)))
    .groupBy(importAlso.feedbackId)
    .as('others');
  const [counts] = await tx
    .select({ gone: sql`count(*) filter (where ${others.feedbackId} is null)`.mapWith(Number), restored: sql`count(*) filter (where not ${others.isSame})`.mapWith(Number) })
    .from(feedback)
    .leftJoin(others, eq(others.feedbackId, feedback.id))
    .where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.importId, run.id)));
  return counts ?? { gone: 0, restored: 0 };
}

/** Of the other imports that held a row, the one whose version ranks highest; the same words as are stored rank above all. */
async function findOthers(tx: OrgTx, ctx: Ctx, rows: readonly Stored[]): Promise<Map<string, Also>> {
  const also = await tx.select().from(importAlso).where(and(eq(importAlso.orgId, ctx.orgId), inArray(importAlso.feedbackId, rows.map((row) => row.id)))).orderBy(importAlso.importId);
  const best = new Map<string, Also>();
  for (const one of also) {
    const before = best.get(one.feedbackId);
    if (before === undefined || (before.given !== null && (one.given === null || outranks(alsoVersion(one), alsoVersion(before))))) best.set(one.feedbackId, one);
  }
  return best;
}

async function handOver(tx: OrgTx, ctx: Ctx, row: Stored, next: Also): Promise<void> {
  await tx.delete(importAlso).where(and(eq(importAlso.orgId, ctx.orgId), eq(importAlso.importId, next.importId), eq(importAlso.feedbackId, row.id)));
  if (next.given === null) {
    await tx.update(feedback).set({ importId: next.importId }).where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.id, row.id)));
    return;
  }
  const content = readContent(next.given);
  const who = content.customerId ?? null;
  const isKnown = who !== null && (await tx.select({ id: customer.id }).from(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.id, who)))).length > 0;
  await replaceContent(tx, ctx, row, { ...content, customerId: isKnown ? who : null }, next.importId);
  // Others that held the same version hold what is stored again.
  await tx.update(importAlso).set({ given: null }).where(and(eq(importAlso.orgId, ctx.orgId), eq(importAlso.feedbackId, row.id), eq(importAlso.contentHash, next.contentHash)));
}
