import { needsOwner, statusWords } from '@kept/core/act/theme-status.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { themeStep } from '@kept/db/schema/act/steps.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { type HeldTheme, lockTheme, requireOwnerOrLead } from '../../understand/lock-theme.ts';

export type Step = typeof themeStep.$inferSelect;

/** Holds a theme whose steps the asking person may write; one nobody answers for has none to write. */
export async function lockForSteps(tx: OrgTx, ctx: Ctx, themeId: string): Promise<HeldTheme> {
  const found = await lockTheme(tx, ctx, themeId);
  requireOwnerOrLead(ctx, found);
  if (!needsOwner(found.status)) throw new AppError('conflict', `A theme that is “${statusWords[found.status]}” takes no steps. They belong to a promise with an owner and a date.`);
  return found;
}

/** A step of a held theme. */
export async function lockStep(tx: OrgTx, ctx: Ctx, themeId: string, stepId: string): Promise<Step> {
  const [found] = await tx.select().from(themeStep).where(and(eq(themeStep.orgId, ctx.orgId), eq(themeStep.themeId, themeId), eq(themeStep.id, stepId))).for('update');
  if (found === undefined) throw notFound('step');
  return found;
}
