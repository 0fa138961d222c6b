import type { Ctx } from '../context.ts';
import type { ImportRun } from './run-import.ts';

/** For so long an import can be taken back. */
export const undoDays = 30;
const dayMilliseconds = 86_400_000;

/** Until when an import can be taken back: thirty days from its end. Undefined for one that runs, was tried only, or was taken back. */
export function undoUntil(ctx: Pick<Ctx, 'now'>, run: Pick<ImportRun, 'dryRun' | 'finishedAt' | 'undoAskedAt'>): Date | undefined {
  if (run.dryRun || run.finishedAt === null || run.undoAskedAt !== null) return undefined;
  const until = new Date(run.finishedAt.getTime() + undoDays * dayMilliseconds);
  return until > ctx.now() ? until : undefined;
}
