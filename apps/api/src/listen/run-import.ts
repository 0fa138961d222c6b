import { AppError } from '@kept/core/errors.ts';
import { fileImport } from '@kept/db/schema/listen/feedback.ts';
import { importPart, importProblem } from '@kept/db/schema/listen/imports.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { importLeaseMilliseconds } from './import-due.ts';
import { type ImportRow, rowsToImport } from './rows-to-import.ts';
import { saveBatch } from './save-batch.ts';
import { refreshStatistics } from './refresh-statistics.ts';

const rowsPerBatch = 500;
const mostAttempts = 5;

export type ImportRun = typeof fileImport.$inferSelect;

/** Goes on with every import of the organisation that nobody is at. */
export async function runImports(ctx: Ctx): Promise<void> {
  const waiting = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ id: fileImport.id }).from(fileImport).where(and(eq(fileImport.orgId, ctx.orgId), isNull(fileImport.finishedAt))).orderBy(asc(fileImport.startedAt)));
  for (const { id } of waiting) await runImport(ctx, id);
}

/** Works off one import from where it stands, batch by batch; does nothing when somebody else is at it. */
export async function runImport(ctx: Ctx, id: string): Promise<void> {
  const run = await claimRun(ctx, id);
  if (run === undefined) return;
  if (run.attempt > mostAttempts) return finishRun(ctx, run, `The import was begun ${mostAttempts} times and never came to its end. Rows done so far are kept; import the file again.`);
  try {
    const { bytes, timezone } = await readFile(ctx, id);
    await workOff(ctx, run, rowsToImport(run, bytes, timezone, ctx.now()));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return finishRun(ctx, run, error.message);
  }
  await finishRun(ctx, run, null);
  if (!run.dryRun) await ctx.wake('place-feedback', ctx.orgId);
}

async function workOff(ctx: Ctx, run: ImportRun, rows: AsyncGenerator<ImportRow>): Promise<void> {
  // A dry run saves nothing, so it must remember what the rows before would have saved.
  const seen = new Set<string>();
  let batch: ImportRow[] = [];
  let batches = 0;
  let place = 0;
  const save = async () => {
    await saveBatch(ctx, run, batch, seen);
    batch = [];
    batches += 1;
    if (!run.dryRun) await refreshStatistics(ctx, batches);
  };
  for await (const row of rows) {
    place += 1;
    if (place <= run.rowsRead) continue;
    batch.push(row);
    if (batch.length >= rowsPerBatch) await save();
  }
  if (batch.length > 0) await save();
}

/** Takes the run for this process. A dry run keeps nothing to go on from, so a second taker starts it afresh. */
async function claimRun(ctx: Ctx, id: string): Promise<ImportRun | undefined> {
  const now = ctx.now();
  const fresh = { linesDone: 0, rowsRead: 0, rowsNew: 0, rowsPresent: 0, rowsFailed: 0, redacted: {} };
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [run] = await tx
      .update(fileImport)
      .set({ claimedAt: now, attempt: sql`${fileImport.attempt} + 1` })
      .where(and(eq(fileImport.orgId, ctx.orgId), eq(fileImport.id, id), isNull(fileImport.finishedAt), or(isNull(fileImport.claimedAt), lt(fileImport.claimedAt, new Date(now.getTime() - importLeaseMilliseconds)))))
      .returning();
    if (run?.dryRun !== true || run.rowsRead === 0) return run;
    await tx.delete(importProblem).where(and(eq(importProblem.orgId, ctx.orgId), eq(importProblem.importId, id)));
    await tx.update(fileImport).set(fresh).where(and(eq(fileImport.orgId, ctx.orgId), eq(fileImport.id, id)));
    return { ...run, ...fresh };
  });
}

async function readFile(ctx: Ctx, id: string): Promise<{ bytes: Uint8Array; timezone: string }> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const parts = await tx.select({ content: importPart.content }).from(importPart).where(and(eq(importPart.orgId, ctx.orgId), eq(importPart.importId, id))).orderBy(asc(importPart.place));
    const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    return { bytes: Buffer.concat(parts.map((part) => part.content)), timezone: settings?.timezone ?? 'UTC' };
  });
}

/** Ends a run; the file itself goes, the counts and problems stay. */
async function finishRun(ctx: Ctx, run: ImportRun, failure: string | null): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [ended] = await tx
      .update(fileImport)
      .set({ finishedAt: ctx.now(), failure, ...(failure === null ? { linesDone: run.linesTotal } : {}) })
      .where(and(eq(fileImport.orgId, ctx.orgId), eq(fileImport.id, run.id), eq(fileImport.attempt, run.attempt), isNull(fileImport.finishedAt)))
      .returning();
    if (ended === undefined) return;
    await tx.delete(importPart).where(and(eq(importPart.orgId, ctx.orgId), eq(importPart.importId, run.id)));
    if (!run.dryRun) await recordAudit(tx, ctx, 'import-file', `import:${run.id}`, { read: ended.rowsRead, new: ended.rowsNew, failed: ended.rowsFailed });
  });
}
