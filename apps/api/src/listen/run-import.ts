import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '@kept/core/errors.ts';
import { importPlans } from '@kept/core/listen/import-plans.ts';
import { placeColumns } from '@kept/core/listen/place-columns.ts';
import { fileImport } from '@kept/db/schema/listen/feedback.ts';
import { importFile, importProblem } from '@kept/db/schema/listen/imports.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { FileBytes } from '../files/file-bytes.ts';
import { openTable } from '../files/open-table.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { refreshStatistics } from '../refresh-statistics.ts';
import { importLeaseMilliseconds } from './import-due.ts';
import { importAims } from './import-work.ts';
import { readTimezone } from './read-timezone.ts';
import { type ImportedRows, saveBatch } from './save-batch.ts';
import { findImportFile } from './store-import-file.ts';

const rowsPerBatch = 1000;
const rowsPerTurn = 20;
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
    await workOff(ctx, run);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return finishRun(ctx, run, error.message);
  }
  await finishRun(ctx, run, null);
  if (!run.dryRun) await ctx.wake('place-feedback', ctx.orgId);
}

async function workOff(ctx: Ctx, run: ImportRun): Promise<void> {
  const file = await findImportFile(ctx, run.fileId ?? run.id);
  const read = counted(file.bytes);
  const table = await openTable(read.bytes, run.options);
  const aim = importAims[run.target];
  const placed = placeColumns(run.mapping, table.header, importPlans[run.target].fields);
  if (!placed.ok) throw new AppError('invalid', placed.problem);
  const work = aim.open(ctx, { run, table, places: placed.places, timezone: run.options.timezone ?? table.timezone ?? (await inOrg(ctx.db, ctx.orgId, (tx) => readTimezone(tx, ctx))) });
  read.restart();
  let batch: ImportedRows = { read: 0, problems: [] };
  let [batches, place] = [0, 0];
  const saving = oneAfterTheOther();
  const save = () => {
    const [taken, rows] = [work.handOver(), { ...batch, bytesDone: read.done() }];
    batch = { read: 0, problems: [] };
    return saving.next(async () => {
      await saveBatch(ctx, run, taken, rows);
      batches += 1;
      if (!run.dryRun) await refreshStatistics(ctx, 'voices', batches);
    });
  };
  try {
    for await (const row of table.rows()) {
      place += 1;
      // Reading alone would not let the database's answers in, and the batch before would stand still until this one is read.
      if (place % rowsPerTurn === 0) await nextTurn();
      if (place <= run.rowsRead) continue;
      batch.read += 1;
      if ('problem' in row) batch.problems.push({ line: row.line, cells: null, problems: [{ column: null, message: row.problem }] });
      else if ('cells' in row) {
        const problems = work.take(row.cells);
        if (problems !== 'left out' && problems.length > 0) batch.problems.push({ line: row.line, cells: row.cells, problems });
      }
      if (batch.read >= rowsPerBatch) await save();
    }
    if (batch.read > 0) await save();
  } finally {
    await saving.end();
  }
}

/** While one batch is being saved the next is read: `next` waits for the batch before and begins its own, `end` waits for all of it. */
function oneAfterTheOther() {
  let last = Promise.resolve();
  return {
    next: async (work: () => Promise<void>) => {
      await last;
      last = work();
      // Whoever waits next is told; until then nobody is.
      last.catch(() => undefined);
    },
    end: () => last,
  };
}

/** Counts the bytes that are read, as the measure of how far a run is. */
function counted(bytes: FileBytes): { bytes: FileBytes; restart: () => void; done: () => number } {
  let done = 0;
  return {
    bytes: {
      size: bytes.size,
      read: async function* (from, to) {
        for await (const piece of bytes.read(from, to)) {
          done += piece.length;
          yield piece;
        }
      },
    },
    restart: () => void (done = 0),
    done: () => Math.min(done, bytes.size),
  };
}

/** Takes the run for this process. A dry run keeps nothing to go on from, so a second taker starts it afresh. */
async function claimRun(ctx: Ctx, id: string): Promise<ImportRun | undefined> {
  const now = ctx.now();
  const fresh = { bytesDone: 0, rowsRead: 0, rowsNew: 0, rowsPresent: 0, rowsChanged: 0, rowsFailed: 0, redacted: {} };
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

/** Ends a run; the file itself goes unless somebody still waits to import it, the counts and problems stay. */
async function finishRun(ctx: Ctx, run: ImportRun, failure: string | null): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [ended] = await tx
      .update(fileImport)
      .set({ finishedAt: ctx.now(), failure, ...(failure === null ? { bytesDone: run.bytesTotal } : {}) })
      .where(and(eq(fileImport.orgId, ctx.orgId), eq(fileImport.id, run.id), eq(fileImport.attempt, run.attempt), isNull(fileImport.finishedAt)))
      .returning();
    if (ended === undefined) return;
    await tx.delete(importFile).where(and(eq(importFile.orgId, ctx.orgId), eq(importFile.id, run.fileId ?? run.id), run.dryRun ? eq(importFile.isHeld, false) : undefined));
    if (!run.dryRun) await recordAudit(tx, ctx, 'import-file', `import:${run.id}`, { read: ended.rowsRead, new: ended.rowsNew, failed: ended.rowsFailed });
  });
}
