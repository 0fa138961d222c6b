import { fileImport } from '@kept/db/schema/listen/feedback.ts';
import { importFile, importImage, importProblem } from '@kept/db/schema/listen/imports.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNotNull, isNull, lt, lte, notInArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { undoDays } from '../listen/undo-until.ts';

const dayMs = 86_400_000;
const rowsKeptDays = 7;

/** Files that nobody imported within a day go, and so do rows with problems that nobody mended within seven (what was wrong stays as a sentence) and what rows were before an import that cannot be taken back any more. */
export async function forgetOldFiles(tx: OrgTx, ctx: Ctx): Promise<void> {
  const ago = (days: number) => new Date(ctx.now().getTime() - days * dayMs);
  const running = tx.select({ id: fileImport.fileId }).from(fileImport).where(and(eq(fileImport.orgId, ctx.orgId), isNull(fileImport.finishedAt), isNotNull(fileImport.fileId)));
  await tx.delete(importFile).where(and(eq(importFile.orgId, ctx.orgId), lt(importFile.sentAt, ago(1)), notInArray(importFile.id, running)));
  const final = tx.select({ id: fileImport.id }).from(fileImport).where(and(eq(fileImport.orgId, ctx.orgId), lte(fileImport.finishedAt, ago(undoDays))));
  await tx.delete(importImage).where(and(eq(importImage.orgId, ctx.orgId), inArray(importImage.importId, final)));
  const old = tx.select({ id: fileImport.id }).from(fileImport).where(and(eq(fileImport.orgId, ctx.orgId), lt(fileImport.startedAt, ago(rowsKeptDays))));
  await tx.update(importProblem).set({ cells: null }).where(and(eq(importProblem.orgId, ctx.orgId), isNotNull(importProblem.cells), inArray(importProblem.importId, old)));
}
