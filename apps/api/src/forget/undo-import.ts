import { AppError, notFound } from '@kept/core/errors.ts';
import type { ImportTarget } from '@kept/core/listen/import-targets.ts';
import { fileImport } from '@kept/db/schema/listen/feedback.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { type ImportAnswer, readImport } from '../listen/read-import.ts';
import type { ImportRun } from '../listen/run-import.ts';
import type { UndoForecast } from '../listen/undo-forecast.ts';
import { undoUntil } from '../listen/undo-until.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { countPeopleBack } from './count-people-back.ts';
import { restoreImages } from './restore-images.ts';
import { takeBackContacts } from './take-back-contacts.ts';
import { takeBackCustomers } from './take-back-customers.ts';
import { countTakenBack, takeBackFeedback } from './take-back-feedback.ts';

/** What one turn came to: how many rows were looked at (nought when nothing is left), went, and are again as they were. */
export interface TakenBack {
  readonly done: number;
  readonly gone: number;
  readonly restored: number;
}

/** Takes back some of what an import brought, in one transaction. */
export type TakeBack = (tx: OrgTx, ctx: Ctx, run: ImportRun) => Promise<TakenBack>;

const restoreCustomers: TakeBack = (tx, ctx, run) => restoreImages(tx, ctx, run, 'customer');
const restoreContacts: TakeBack = (tx, ctx, run) => restoreImages(tx, ctx, run, 'contact');

/** How each kind of thing is taken back, one step after the other: the things themselves, then the people they named. */
const steps: Readonly<Record<ImportTarget, { readonly things: readonly TakeBack[]; readonly people: readonly TakeBack[] }>> = {
  feedback: { things: [takeBackFeedback], people: [restoreCustomers, takeBackCustomers] },
  customers: { things: [restoreCustomers, takeBackCustomers], people: [] },
  contacts: { things: [restoreContacts, takeBackContacts], people: [restoreCustomers, takeBackCustomers] },
};
const rowsAtOnce = 2000;

/**
 * Takes an import back, for thirty days: what it alone brought goes, what it changed is again as it was, and what another file or
 * anything else brought or changed too stays. A large one goes on in the background.
 */
export async function undoImport(ctx: Ctx, id: string): Promise<ImportAnswer> {
  const rows = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const run = await findUndoable(tx, ctx, id);
    await tx.update(fileImport).set({ undoAskedAt: ctx.now(), undoneBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null, claimedAt: null, rowsLeft: run.rowsNew + run.rowsChanged }).where(isThis(ctx, id));
    await recordAudit(tx, ctx, 'undo-import', `import:${id}`, { new: run.rowsNew, changed: run.rowsChanged });
    return run.rowsRead;
  });
  if (rows <= rowsAtOnce) await takeBack(ctx, id);
  else await ctx.wake('undo-import', ctx.orgId);
  return readImport(ctx, id);
}

/** Says what taking an import back would leave, counted by what decides it, and changes nothing. Throws not_found, conflict. */
export async function forecastUndo(ctx: Ctx, id: string): Promise<UndoForecast> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const run = await findUndoable(tx, ctx, id);
    const { gone, restored } = run.target === 'feedback' ? await countTakenBack(tx, ctx, run) : await countPeopleBack(tx, ctx, run, run.target === 'customers' ? 'customer' : 'contact');
    return { restored, left: Math.max(0, run.rowsNew + run.rowsChanged - gone - restored) };
  });
}

/** Goes on with every import of the organisation that is to be taken back. Can be ended anywhere and begun again. */
export async function undoImports(ctx: Ctx): Promise<void> {
  const waiting = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ id: fileImport.id }).from(fileImport).where(and(eq(fileImport.orgId, ctx.orgId), isNotNull(fileImport.undoAskedAt), isNull(fileImport.undoneAt))).orderBy(asc(fileImport.undoAskedAt)));
  for (const { id } of waiting) await takeBack(ctx, id);
}

async function takeBack(ctx: Ctx, id: string): Promise<void> {
  for (let done = 1; done > 0; ) done = await inOrg(ctx.db, ctx.orgId, (tx) => takeSomeBack(tx, ctx, id));
  await ctx.wake('place-feedback', ctx.orgId);
}

async function takeSomeBack(tx: OrgTx, ctx: Ctx, id: string): Promise<number> {
  const [run] = await tx.select().from(fileImport).where(isThis(ctx, id));
  if (run === undefined || run.undoneAt !== null) return 0;
  const { things, people } = steps[run.target];
  for (const step of [...things, ...people]) {
    const { done, gone, restored } = await step(tx, ctx, run);
    if (done === 0) continue;
    const ofThese = things.includes(step) ? gone + restored : 0;
    await tx.update(fileImport).set({ rowsUndone: sql`${fileImport.rowsUndone} + ${gone}`, rowsRestored: sql`${fileImport.rowsRestored} + ${restored}`, rowsLeft: sql`greatest(0, ${fileImport.rowsLeft} - ${ofThese})` }).where(isThis(ctx, id));
    return done;
  }
  await tx.update(fileImport).set({ undoneAt: ctx.now() }).where(isThis(ctx, id));
  return 0;
}

/** The import, held, while it can be taken back. Throws not_found, conflict. */
async function findUndoable(tx: OrgTx, ctx: Ctx, id: string): Promise<ImportRun> {
  const [run] = await tx.select().from(fileImport).where(isThis(ctx, id)).for('update');
  if (run === undefined) throw notFound('import');
  if (run.undoAskedAt !== null) throw new AppError('conflict', 'This import was taken back already.');
  if (run.finishedAt === null) throw new AppError('conflict', 'This import is still running. Take it back once it has finished.');
  if (undoUntil(ctx, run) === undefined) throw new AppError('conflict', run.dryRun ? 'This was a trial: nothing was imported, so there is nothing to take back.' : 'An import can be taken back for thirty days. They are over.');
  return run;
}

function isThis(ctx: Ctx, id: string) {
  return and(eq(fileImport.orgId, ctx.orgId), eq(fileImport.id, id));
}
