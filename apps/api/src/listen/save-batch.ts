import type { RowProblem } from '@kept/core/listen/read-import-row.ts';
import { personalDataKinds, type RedactionCounts } from '@kept/core/listen/redact-text.ts';
import { fileImport } from '@kept/db/schema/listen/feedback.ts';
import { importProblem } from '@kept/db/schema/listen/imports.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { ImportBatch } from './import-work.ts';
import type { ImportRun } from './run-import.ts';

const mostProblems = 10_000;

/** What was read for a batch: how many rows, and those with something wrong as they stand in the file. */
export interface ImportedRows {
  read: number;
  readonly problems: { readonly line: number; readonly cells: readonly string[] | null; readonly problems: readonly RowProblem[] }[];
}

/** Saves a batch together with its counts and problems, all or nothing; a dry run only counts. Fails when another process has taken the run over. */
export async function saveBatch(ctx: Ctx, run: ImportRun, work: ImportBatch, batch: ImportedRows & { readonly bytesDone: number }): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { fresh, changed, present, redacted } = run.dryRun ? await work.count(tx) : await work.save(tx);
    const [mine] = await tx
      .update(fileImport)
      .set({
        claimedAt: ctx.now(),
        bytesDone: batch.bytesDone,
        rowsRead: sql`${fileImport.rowsRead} + ${batch.read}`,
        rowsNew: sql`${fileImport.rowsNew} + ${fresh}`,
        rowsPresent: sql`${fileImport.rowsPresent} + ${present + changed}`,
        rowsChanged: sql`${fileImport.rowsChanged} + ${changed}`,
        rowsFailed: sql`${fileImport.rowsFailed} + ${batch.problems.length}`,
        redacted: addCounts(run.redacted, redacted),
      })
      .where(and(eq(fileImport.orgId, ctx.orgId), eq(fileImport.id, run.id), eq(fileImport.attempt, run.attempt), isNull(fileImport.finishedAt)))
      .returning({ redacted: fileImport.redacted });
    if (mine === undefined) throw new Error('Another process has taken this import over.');
    Object.assign(run.redacted, mine.redacted);
    await saveProblems(tx, ctx, run, batch.problems);
  });
}

function addCounts(before: Readonly<Record<string, number>>, more: RedactionCounts): Record<string, number> {
  return Object.fromEntries(personalDataKinds.map((kind) => [kind, (before[kind] ?? 0) + more[kind]]));
}

/** Each problem by itself; the row as it stands in the file goes with the first of its problems, to be given back for mending. */
async function saveProblems(tx: OrgTx, ctx: Ctx, run: ImportRun, rows: ImportedRows['problems']): Promise<void> {
  if (rows.length === 0) return;
  const [{ saved = 0 } = {}] = await tx
    .select({ saved: sql<number>`count(*)`.mapWith(Number) })
    .from(importProblem)
    .where(and(eq(importProblem.orgId, ctx.orgId), eq(importProblem.importId, run.id)));
  const all = rows.flatMap(({ line, cells, problems }) => problems.map(({ column, message }, place) => ({ line, column, message, cells: place === 0 ? cells : null })));
  const kept = all.slice(0, Math.max(0, mostProblems - saved));
  if (kept.length === 0) return;
  await tx.insert(importProblem).values(
    kept.map(({ line, column, message, cells }, place) => ({
      orgId: ctx.orgId,
      importId: run.id,
      place: saved + place,
      line,
      column,
      message: `Row ${line}${column === null ? '' : `, column '${column}'`}: ${message}`,
      cells: cells === null ? null : cells.map((cell) => cell.toWellFormed().replaceAll('\0', '')),
    })),
  );
}
