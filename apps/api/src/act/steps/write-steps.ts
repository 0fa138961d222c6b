import { deadlineRefusal } from '@kept/core/act/deadline-refusal.ts';
import { AppError, invalidField, notFound } from '@kept/core/errors.ts';
import { newId } from '@kept/db/new-id.ts';
import { themeStep } from '@kept/db/schema/act/steps.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { findAbleMember } from '../find-able-member.ts';
import { readToday } from '../read-today.ts';
import { lockForSteps, lockStep, type Step } from './lock-step.ts';
import type { newStep, stepChange, stepOrder, StepStamp } from './step-input.ts';

const stepsAtMost = 100;

/** Adds a step at the end: what is to be done, by which active member, and by when if a day is named. */
export async function addStep(ctx: Ctx, themeId: string, { text, assigneeId, dueOn }: z.infer<typeof newStep>): Promise<StepStamp> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await lockForSteps(tx, ctx, themeId);
    await requireAssignee(tx, ctx, assigneeId);
    await requireDay(tx, ctx, dueOn);
    const steps = await readStanding(tx, ctx, themeId);
    if (steps.length >= stepsAtMost) throw new AppError('conflict', `A theme has at most ${stepsAtMost} steps. Remove one that nobody needs any more.`);
    const id = newId(ctx.now());
    await tx.insert(themeStep).values({ orgId: ctx.orgId, id, themeId, writtenOnId: themeId, position: (steps.at(-1)?.position ?? 0) + 1, text, assigneeId, assigneeActive: true, dueOn, createdAt: ctx.now() });
    await recordAudit(tx, ctx, 'add-step', `theme:${themeId}`, { step: id, assignee: assigneeId });
    return { id, version: 1 };
  });
}

/** Changes what a step says, who does it or by when; a change made on an older version is told both. */
export async function changeStep(ctx: Ctx, themeId: string, stepId: string, { version, ...change }: z.infer<typeof stepChange>): Promise<StepStamp> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await lockForSteps(tx, ctx, themeId);
    const found = await lockStep(tx, ctx, themeId, stepId);
    requireStepVersion(found, version, change.text ?? found.text);
    if (found.assigneeActive === null && change.assigneeId !== undefined && change.assigneeId !== found.assigneeId) throw new AppError('conflict', 'This step is done. Open it again before somebody else does it.');
    if (change.assigneeId !== undefined) await requireAssignee(tx, ctx, change.assigneeId);
    if (change.dueOn !== found.dueOn) await requireDay(tx, ctx, change.dueOn ?? null);
    await tx.update(themeStep).set({ ...change, version: found.version + 1 }).where(and(eq(themeStep.orgId, ctx.orgId), eq(themeStep.id, stepId)));
    await recordAudit(tx, ctx, 'change-step', `theme:${themeId}`, { step: stepId });
    return { id: stepId, version: found.version + 1 };
  });
}

/** Puts the steps of a theme in another order; an order that lacks a step or knows one too many was made on an older list. */
export async function orderSteps(ctx: Ctx, themeId: string, { order }: z.infer<typeof stepOrder>): Promise<{ order: string[] }> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await lockForSteps(tx, ctx, themeId);
    const standing = await readStanding(tx, ctx, themeId);
    if (new Set(order).size !== order.length || order.length !== standing.length || standing.some(({ id }) => !order.includes(id))) throw new AppError('conflict', 'Somebody added or removed a step in the meantime. Look at the list again.');
    for (const [at, id] of order.entries()) await tx.update(themeStep).set({ position: at + 1 }).where(and(eq(themeStep.orgId, ctx.orgId), eq(themeStep.id, id)));
    await recordAudit(tx, ctx, 'order-steps', `theme:${themeId}`);
    return { order };
  });
}

function requireStepVersion(found: Step, version: number | undefined, sent: string): void {
  if (found.removedAt !== null) throw notFound('step');
  if (version === undefined || version === found.version) return;
  throw new AppError('conflict', 'Somebody else changed this step in the meantime. Decide between the two.', [
    { pointer: '/version', message: `You worked on version ${version}; it is at version ${found.version}.` },
    { pointer: '/stands', message: `“${found.text}”` },
    { pointer: '/sent', message: `“${sent}”` },
  ]);
}

async function readStanding(tx: OrgTx, ctx: Ctx, themeId: string): Promise<{ id: string; position: number }[]> {
  return tx.select({ id: themeStep.id, position: themeStep.position }).from(themeStep).where(and(eq(themeStep.orgId, ctx.orgId), eq(themeStep.themeId, themeId), isNull(themeStep.removedAt))).orderBy(asc(themeStep.position), asc(themeStep.id));
}

async function requireAssignee(tx: OrgTx, ctx: Ctx, assigneeId: string): Promise<void> {
  await findAbleMember(tx, ctx, { field: 'assigneeId', id: assigneeId, needs: 'themes.join', lacks: 'cannot see themes' });
}

async function requireDay(tx: OrgTx, ctx: Ctx, dueOn: string | null): Promise<void> {
  const refusal = dueOn === null ? undefined : deadlineRefusal(dueOn, await readToday(tx, ctx));
  if (refusal !== undefined) throw invalidField('dueOn', refusal);
}
