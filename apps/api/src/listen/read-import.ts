import { notFound } from '@kept/core/errors.ts';
import { personalDataKinds } from '@kept/core/listen/redact-text.ts';
import { fileImport } from '@kept/db/schema/listen/feedback.ts';
import { importProblem } from '@kept/db/schema/listen/imports.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, desc, eq, isNotNull, lt, sql } from 'drizzle-orm';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

const problemsShown = 100;

export const importRow = z.object({
  id: z.uuid(),
  state: z.enum(['running', 'finished', 'failed']),
  dryRun: z.boolean(),
  source: z.string(),
  fileName: z.string(),
  startedBy: z.string().nullable(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  read: z.number().int(),
  new: z.number().int(),
  present: z.number().int(),
  failed: z.number().int(),
  /** From 0 to 1. */
  progress: z.number(),
  failure: z.string().nullable(),
});

export const importAnswer = importRow.extend({
  problems: z.array(z.object({ line: z.number().int(), column: z.string().nullable(), message: z.string() })),
  problemsTotal: z.number().int(),
  /** Personal data that was replaced in texts, by kind. */
  redacted: z.record(z.enum(personalDataKinds), z.number().int()),
  /** The same file, imported before. */
  before: z.object({ startedAt: z.iso.datetime(), startedBy: z.string().nullable() }).nullable(),
  note: z.string().nullable(),
});
export type ImportAnswer = z.infer<typeof importAnswer>;

/** How an import stands: its counts so far, the first hundred problems, and whether this file came before. */
export async function readImport(ctx: Ctx, id: string): Promise<ImportAnswer> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await findImport(tx, ctx, id);
    const problems = await problemsOf(tx, ctx, id, problemsShown);
    const [{ problemsTotal = 0 } = {}] = await tx
      .select({ problemsTotal: sql<number>`count(*)`.mapWith(Number) })
      .from(importProblem)
      .where(and(eq(importProblem.orgId, ctx.orgId), eq(importProblem.importId, id)));
    const [before] = await tx
      .select({ startedAt: fileImport.startedAt, startedBy: member.name })
      .from(fileImport)
      .leftJoin(member, and(eq(member.orgId, fileImport.orgId), eq(member.id, fileImport.startedBy)))
      .where(and(eq(fileImport.orgId, ctx.orgId), eq(fileImport.fileHash, found.run.fileHash), eq(fileImport.dryRun, false), isNotNull(fileImport.finishedAt), lt(fileImport.id, id)))
      .orderBy(desc(fileImport.startedAt))
      .limit(1);
    return {
      ...shownRun(found.run, found.startedBy),
      problems,
      problemsTotal,
      redacted: countsOf(found.run.redacted),
      before: before === undefined ? null : { ...before, startedAt: before.startedAt.toISOString() },
      note: found.run.mapping.id === undefined ? 'No column was named as id: rows that agree in source, time, score, words and customer count as one.' : null,
    };
  });
}

export const importList = z.object({ items: z.array(importRow) });

/** The latest fifty imports, newest first; dry runs are not history. */
export async function listImports(ctx: Ctx): Promise<z.infer<typeof importList>> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ run: fileImport, startedBy: member.name })
      .from(fileImport)
      .leftJoin(member, and(eq(member.orgId, fileImport.orgId), eq(member.id, fileImport.startedBy)))
      .where(and(eq(fileImport.orgId, ctx.orgId), eq(fileImport.dryRun, false)))
      .orderBy(desc(fileImport.startedAt), desc(fileImport.id))
      .limit(50),
  );
  return { items: rows.map((row) => shownRun(row.run, row.startedBy)) };
}

/** All problems of an import as a CSV that no spreadsheet takes for formulas. */
export async function writeProblems(ctx: Ctx, id: string): Promise<string> {
  const problems = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await findImport(tx, ctx, id);
    return problemsOf(tx, ctx, id);
  });
  return stringify(problems.map(({ line, column, message }) => [line, column, message]), { header: true, columns: ['Row', 'Column', 'Problem'], escape_formulas: true, bom: true });
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

async function problemsOf(tx: OrgTx, ctx: Ctx, id: string, most = 10_000): Promise<{ line: number; column: string | null; message: string }[]> {
  return tx
    .select({ line: importProblem.line, column: importProblem.column, message: importProblem.message })
    .from(importProblem)
    .where(and(eq(importProblem.orgId, ctx.orgId), eq(importProblem.importId, id)))
    .orderBy(asc(importProblem.place))
    .limit(most);
}

function shownRun(run: typeof fileImport.$inferSelect, startedBy: string | null): z.infer<typeof importRow> {
  return {
    id: run.id,
    state: run.failure !== null ? 'failed' : run.finishedAt === null ? 'running' : 'finished',
    dryRun: run.dryRun,
    source: run.sourceName,
    fileName: run.fileName,
    startedBy,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    read: run.rowsRead,
    new: run.rowsNew,
    present: run.rowsPresent,
    failed: run.rowsFailed,
    progress: run.linesTotal === 0 ? 1 : Math.min(1, run.linesDone / run.linesTotal),
    failure: run.failure,
  };
}

function countsOf(stored: Readonly<Record<string, number>>) {
  return { card: stored.card ?? 0, iban: stored.iban ?? 0, phone: stored.phone ?? 0, email: stored.email ?? 0, link: stored.link ?? 0 };
}
