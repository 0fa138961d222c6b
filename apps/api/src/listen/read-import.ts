import { listBounds } from '@kept/core/list-bounds.ts';
import { notFound } from '@kept/core/errors.ts';
import { importTargets } from '@kept/core/listen/import-targets.ts';
import { personalDataKinds } from '@kept/core/listen/redact-text.ts';
import { fileImport } from '@kept/db/schema/listen/feedback.ts';
import { importProblem } from '@kept/db/schema/listen/imports.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { findBefore } from './find-before.ts';
import type { ImportRun } from './run-import.ts';
import { undoUntil } from './undo-until.ts';

const problemsShown = 100;

export const importRow = z.object({
  id: z.uuid(),
  state: z.enum(['running', 'finished', 'failed', 'undoing', 'undone']),
  into: z.enum(importTargets),
  dryRun: z.boolean(),
  source: z.string(),
  fileName: z.string(),
  startedBy: z.string().nullable(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  read: z.number().int(),
  new: z.number().int(),
  /** Were there before, with the ones that changed. */
  present: z.number().int(),
  changed: z.number().int(),
  failed: z.number().int(),
  /** Rows in which nobody had answered. */
  leftOut: z.number().int(),
  /** From 0 to 1. */
  progress: z.number(),
  failure: z.string().nullable(),
  /** Until when all of it can be taken back; null when it cannot, or was. */
  undoUntil: z.iso.datetime().nullable(),
  undoneAt: z.iso.datetime().nullable(),
  /** What went with it; what is again as it was before; and of what it brought or changed, what stays since something else changed or named it too. */
  undone: z.number().int(),
  restored: z.number().int(),
  left: z.number().int(),
});

export type ImportRow = z.infer<typeof importRow>;

export const importAnswer = importRow.extend({
  problems: z.array(z.object({ line: z.number().int(), column: z.string().nullable(), message: z.string() })),
  problemsTotal: z.number().int(),
  /** Personal data that was replaced in texts, by kind. */
  redacted: z.record(z.enum(personalDataKinds), z.number().int()),
  /** The same file, imported before. */
  before: z.object({ startedAt: z.iso.datetime(), startedBy: z.string().nullable(), source: z.string() }).nullable(),
  note: z.string().nullable(),
});
export type ImportAnswer = z.infer<typeof importAnswer>;

/** How an import stands: its counts so far, the first hundred problems, and whether this file came before. */
export async function readImport(ctx: Ctx, id: string): Promise<ImportAnswer> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await findImport(tx, ctx, id);
    const problems = (await problemsOf(tx, ctx, id, problemsShown)).map(({ line, column, message }) => ({ line, column, message }));
    const [{ problemsTotal = 0 } = {}] = await tx
      .select({ problemsTotal: sql<number>`count(*)`.mapWith(Number) })
      .from(importProblem)
      .where(and(eq(importProblem.orgId, ctx.orgId), eq(importProblem.importId, id)));
    const before = await findBefore(tx, ctx, found.run.fileHash, id);
    return {
      ...shownRun(ctx, found.run, found.startedBy),
      problems,
      problemsTotal,
      redacted: countsOf(found.run.redacted),
      before: before === undefined ? null : { startedAt: before.startedAt.toISOString(), startedBy: before.startedBy, source: before.source },
      note: found.run.target === 'feedback' && found.run.mapping.id === undefined ? 'No column was named as id: rows that agree in source, time, score, words and customer count as one.' : null,
    };
  });
}

export const importList = z.object({ items: z.array(importRow).max(listBounds.imports).describe('The latest') });

/** The latest fifty imports, newest first; dry runs are not history. */
export async function listImports(ctx: Ctx): Promise<z.infer<typeof importList>> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ run: fileImport, startedBy: member.name })
      .from(fileImport)
      .leftJoin(member, and(eq(member.orgId, fileImport.orgId), eq(member.id, fileImport.startedBy)))
      .where(and(eq(fileImport.orgId, ctx.orgId), eq(fileImport.dryRun, false)))
      .orderBy(desc(fileImport.startedAt), desc(fileImport.id))
      .limit(listBounds.imports),
  );
  return { items: rows.map((row) => shownRun(ctx, row.run, row.startedBy)) };
}

/**
 * The rows with problems as a CSV that no spreadsheet takes for formulas: each as it stood in the file, with its row and what is wrong with it
 * behind. Rows that are not kept any more, and lines that could not be cut into cells, have the problem alone.
 */
export async function writeProblems(ctx: Ctx, id: string): Promise<string> {
  const { header, problems } = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { run } = await findImport(tx, ctx, id);
    return { header: run.header, problems: await problemsOf(tx, ctx, id) };
  });
  const lines = new Map<number, { cells: readonly string[]; messages: string[] }>();
  for (const { line, column, message, cells } of problems) {
    const before = lines.get(line);
    const words = message.slice(`Row ${line}${column === null ? '' : `, column '${column}'`}: `.length);
    lines.set(line, { cells: before?.cells ?? cells ?? [], messages: [...(before?.messages ?? []), column === null ? words : `${column}: ${words}`] });
  }
  const rows = [...lines].map(([line, { cells, messages }]) => [...header.map((_, place) => cells[place] ?? ''), line, messages.join(' ')]);
  return stringify(rows, { header: true, columns: [...header, 'Row', 'Problem'].map((name, place) => ({ key: String(place), header: name })), escape_formulas: true, bom: true });
}

async function findImport(tx: OrgTx, ctx: Ctx, id: string): Promise<{ run: typeof fileImport.$inferSelect; startedBy: string | null }> {
  const [found] = await tx
    .select({ run: fileImport, startedBy: member.name })
    .from(fileImport)
    .leftJoin(member, and(eq(member.orgId, fileImport.orgId), eq(member.id, fileImport.startedBy)))
    .where(and(eq(fileImport.orgId, ctx.orgId), eq(fileImport.id, id)));
  if (found === undefined) throw notFound('import');
  return found;
}

async function problemsOf(tx: OrgTx, ctx: Ctx, id: string, most = 10_000): Promise<{ line: number; column: string | null; message: string; cells: readonly string[] | null }[]> {
  return tx
    .select({ line: importProblem.line, column: importProblem.column, message: importProblem.message, cells: importProblem.cells })
    .from(importProblem)
    .where(and(eq(importProblem.orgId, ctx.orgId), eq(importProblem.importId, id)))
    .orderBy(asc(importProblem.place))
    .limit(most);
}

function shownRun(ctx: Ctx, run: ImportRun, startedBy: string | null): ImportRow {
  return {
    id: run.id,
    state: stateOf(run),
    into: run.target,
    dryRun: run.dryRun,
    source: run.sourceName,
    fileName: run.fileName,
    startedBy,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    read: run.rowsRead,
    new: run.rowsNew,
    present: run.rowsPresent,
    changed: run.rowsChanged,
    failed: run.rowsFailed,
    leftOut: run.rowsRead - run.rowsNew - run.rowsPresent - run.rowsFailed,
    progress: run.finishedAt !== null ? 1 : run.bytesTotal === 0 ? 0 : Math.min(1, run.bytesDone / run.bytesTotal),
    failure: run.failure,
    undoUntil: undoUntil(ctx, run)?.toISOString() ?? null,
    undoneAt: run.undoneAt?.toISOString() ?? null,
    undone: run.rowsUndone,
    restored: run.rowsRestored,
    left: run.undoneAt === null ? 0 : run.rowsLeft,
  };
}

function stateOf(run: ImportRun): ImportRow['state'] {
  if (run.undoneAt !== null) return 'undone';
  if (run.undoAskedAt !== null) return 'undoing';
  return run.failure !== null ? 'failed' : run.finishedAt === null ? 'running' : 'finished';
}

function countsOf(stored: Readonly<Record<string, number>>) {
  return { card: stored.card ?? 0, iban: stored.iban ?? 0, phone: stored.phone ?? 0, email: stored.email ?? 0, link: stored.link ?? 0 };
}
