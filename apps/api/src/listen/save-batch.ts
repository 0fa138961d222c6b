import { personalDataKinds } from '@kept/core/listen/redact-text.ts';
import { feedback, fileImport, source } from '@kept/db/schema/listen/feedback.ts';
import { importProblem } from '@kept/db/schema/listen/imports.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { inList } from './in-list.ts';
import type { ImportRow } from './rows-to-import.ts';
import type { ImportRun } from './run-import.ts';
import { prepareFeedback, type PreparedFeedback, saveFeedback } from './save-feedback.ts';

const mostProblems = 10_000;

/** Saves a batch together with its counts and problems, all or nothing; a dry run only counts. Fails when another process has taken the run over. */
export async function saveBatch(ctx: Ctx, run: ImportRun, batch: readonly ImportRow[], seen: Set<string>): Promise<void> {
  const prepared = batch.flatMap((row) => ('feedback' in row ? [prepareFeedback(row.feedback)] : []));
  const problems = batch.flatMap((row) => ('problems' in row ? row.problems.map((problem) => ({ ...problem, line: row.line })) : []));
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const fresh = run.dryRun ? await countFresh(tx, ctx, run, prepared, seen) : (await saveFeedback(tx, ctx, prepared)).filter((saved) => !saved.existing).length;
    const [mine] = await tx
      .update(fileImport)
      .set({
        claimedAt: ctx.now(),
        linesDone: batch.at(-1)?.line ?? run.linesDone,
        rowsRead: sql`${fileImport.rowsRead} + ${batch.length}`,
        rowsNew: sql`${fileImport.rowsNew} + ${fresh}`,
        rowsPresent: sql`${fileImport.rowsPresent} + ${prepared.length - fresh}`,
        rowsFailed: sql`${fileImport.rowsFailed} + ${batch.length - prepared.length}`,
        redacted: addCounts(run.redacted, prepared),
      })
      .where(and(eq(fileImport.orgId, ctx.orgId), eq(fileImport.id, run.id), eq(fileImport.attempt, run.attempt), isNull(fileImport.finishedAt)))
      .returning({ redacted: fileImport.redacted });
    if (mine === undefined) throw new Error('Another process has taken this import over.');
    Object.assign(run.redacted, mine.redacted);
    await saveProblems(tx, ctx, run, problems);
  });
}

/** How many of the rows are neither stored nor earlier in the same file. */
async function countFresh(tx: OrgTx, ctx: Ctx, run: ImportRun, prepared: readonly PreparedFeedback[], seen: Set<string>): Promise<number> {
  const stored = await tx
    .select({ externalId: feedback.externalId })
    .from(feedback)
    .innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId)))
    .where(and(eq(feedback.orgId, ctx.orgId), eq(source.name, run.sourceName), inList(feedback.externalId, prepared.map((item) => item.externalId))));
  const known = new Set(stored.map((row) => row.externalId));
  let fresh = 0;
  for (const { externalId } of prepared) {
    if (!known.has(externalId) && !seen.has(externalId)) fresh += 1;
    seen.add(externalId);
  }
  return fresh;
}

function addCounts(before: Readonly<Record<string, number>>, prepared: readonly PreparedFeedback[]): Record<string, number> {
  return Object.fromEntries(personalDataKinds.map((kind) => [kind, (before[kind] ?? 0) + prepared.reduce((sum, item) => sum + item.redacted[kind], 0)]));
}

async function saveProblems(tx: OrgTx, ctx: Ctx, run: ImportRun, problems: readonly { line: number; column: string | null; message: string }[]): Promise<void> {
  if (problems.length === 0) return;
  const [{ saved = 0 } = {}] = await tx
    .select({ saved: sql<number>`count(*)`.mapWith(Number) })
    .from(importProblem)
    .where(and(eq(importProblem.orgId, ctx.orgId), eq(importProblem.importId, run.id)));
  const kept = problems.slice(0, Math.max(0, mostProblems - saved));
  if (kept.length === 0) return;
  await tx.insert(importProblem).values(
    kept.map(({ line, column, message }, place) => ({
      orgId: ctx.orgId,
      importId: run.id,
      place: saved + place,
      line,
      column,
      message: `Row ${line}${column === null ? '' : `, column '${column}'`}: ${message}`,
    })),
  );
}
