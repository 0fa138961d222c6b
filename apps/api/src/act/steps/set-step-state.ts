import { AppError } from '@kept/core/errors.ts';
import { isLead } from '@kept/core/organisation/leads.ts';
import { themeStep } from '@kept/db/schema/act/steps.ts';
import { inOrg } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { type HeldTheme, lockTheme, requireOwnerOrLead } from '../../understand/lock-theme.ts';
import { writeUpdate } from '../write-update.ts';
import { lockStep, type Step } from './lock-step.ts';
import type { StepStamp, stepState } from './step-input.ts';

type State = z.infer<typeof stepState>['state'];

/** Says that a step is done, open again, or not needed; the same twice changes nothing. Its assignee may say that it is done; done and open again stand in the timeline. */
export async function setStepState(ctx: Ctx, themeId: string, stepId: string, { state }: z.infer<typeof stepState>): Promise<StepStamp> {
  try {
    return await inOrg(ctx.db, ctx.orgId, async (tx) => {
      const theme = await lockTheme(tx, ctx, themeId);
      const found = await lockStep(tx, ctx, themeId, stepId);
      const before = stateOf(found);
      requireMay(ctx, theme, found, state);
      if (before === state) return { id: stepId, version: found.version };
      await tx.update(themeStep).set({ ...changeTo(ctx, found, state), version: found.version + 1 }).where(and(eq(themeStep.orgId, ctx.orgId), eq(themeStep.id, stepId)));
      if (before !== 'removed' && state !== 'removed') await writeUpdate(tx, ctx, themeId, { kind: state === 'done' ? 'step_done' : 'step_opened', reason: found.text });
      await recordAudit(tx, ctx, 'set-step', `theme:${themeId}`, { step: stepId, to: state });
      return { id: stepId, version: found.version + 1 };
    });
  } catch (error) {
    throw violationOf(error)?.constraint === 'theme_step_active_assignee' ? new AppError('conflict', 'Whoever did this step is no longer an active member. Add it again for somebody else.') : error;
  }
}

function stateOf({ removedAt, doneAt }: Step): State {
  return removedAt !== null ? 'removed' : doneAt !== null ? 'done' : 'open';
}

function requireMay(ctx: Ctx, theme: HeldTheme, found: Step, state: State): void {
  const { actor } = ctx;
  const isTheirs = actor.kind === 'member' && actor.memberId === found.assigneeId && state !== 'removed' && found.removedAt === null;
  if (!isTheirs || (actor.kind === 'member' && isLead(actor.role))) requireOwnerOrLead(ctx, theme);
}

function changeTo(ctx: Ctx, found: Step, state: State): Partial<typeof themeStep.$inferInsert> {
  if (state === 'removed') return { removedAt: ctx.now(), assigneeActive: null };
  if (state === 'open') return { removedAt: null, doneAt: null, doneBy: null, assigneeActive: true };
  const doneBy = ctx.actor.kind === 'member' ? ctx.actor.memberId : found.assigneeId;
  return { removedAt: null, assigneeActive: null, ...(found.doneAt === null ? { doneAt: ctx.now(), doneBy } : {}) };
}
