import { unresolvedStatuses } from '@kept/core/act/theme-status.ts';
import { themeStep } from '@kept/db/schema/act/steps.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';

export const stepAnswer = z.object({
  id: z.uuid(),
  text: z.string(),
  assignee: z.object({ id: z.uuid(), name: z.string() }),
  dueOn: z.string().nullable(),
  isLate: z.boolean(),
  doneAt: z.iso.datetime().nullable(),
  doneBy: z.string().nullable(),
  version: z.int(),
});

export const stepOfMine = stepAnswer.pick({ id: true, text: true, dueOn: true, isLate: true }).extend({ theme: z.object({ id: z.uuid(), title: z.string(), owner: z.string() }) });

export const stepCounts = z.object({ done: z.int(), total: z.int() });

const doer = alias(member, 'doer');

/** The steps of a theme in their order, with who does them and who did. */
export async function listSteps(tx: OrgTx, ctx: Ctx, themeId: string, today: string): Promise<z.infer<typeof stepAnswer>[]> {
  const rows = await tx
    .select({ step: themeStep, assignee: member.name, doneBy: doer.name })
    .from(themeStep)
    .innerJoin(member, and(eq(member.orgId, themeStep.orgId), eq(member.id, themeStep.assigneeId)))
    .leftJoin(doer, and(eq(doer.orgId, themeStep.orgId), eq(doer.id, themeStep.doneBy)))
    .where(and(eq(themeStep.orgId, ctx.orgId), eq(themeStep.themeId, themeId), isNull(themeStep.removedAt)))
    .orderBy(asc(themeStep.position), asc(themeStep.id));
  return rows.map(({ step: { id, text, assigneeId, dueOn, doneAt, version }, assignee, doneBy }) => ({ id, text, assignee: { id: assigneeId, name: assignee }, dueOn, isLate: doneAt === null && dueOn !== null && dueOn < today, doneAt: doneAt?.toISOString() ?? null, doneBy, version }));
}

/** The open steps of one person, on themes that are not answered yet, those due first on top. */
export async function listStepsOf(tx: OrgTx, ctx: Ctx, memberId: string, today: string): Promise<z.infer<typeof stepOfMine>[]> {
  const rows = await tx
    .select({ id: themeStep.id, text: themeStep.text, dueOn: themeStep.dueOn, themeId: theme.id, title: theme.title, owner: member.name })
    .from(themeStep)
    .innerJoin(theme, and(eq(theme.orgId, themeStep.orgId), eq(theme.id, themeStep.themeId), inArray(theme.status, [...unresolvedStatuses])))
    .innerJoin(member, and(eq(member.orgId, theme.orgId), eq(member.id, theme.ownerId)))
    .where(and(eq(themeStep.orgId, ctx.orgId), eq(themeStep.assigneeId, memberId), eq(themeStep.assigneeActive, true)))
    .orderBy(sql`${themeStep.dueOn} asc nulls last`, asc(theme.deadlineOn), asc(themeStep.themeId), asc(themeStep.position));
  return rows.map(({ id, text, dueOn, themeId, title, owner }) => ({ id, text, dueOn, isLate: dueOn !== null && dueOn < today, theme: { id: themeId, title, owner } }));
}

/** How many steps each theme has, and how many of them are done; a theme without any is not in it. */
export async function countSteps(tx: OrgTx, ctx: Ctx, themeIds: readonly string[]): Promise<ReadonlyMap<string, z.infer<typeof stepCounts>>> {
  if (themeIds.length === 0) return new Map();
  const rows = await tx
    .select({ themeId: themeStep.themeId, total: count(), done: count(themeStep.doneAt) })
    .from(themeStep)
    .where(and(eq(themeStep.orgId, ctx.orgId), isNull(themeStep.removedAt), inArray(themeStep.themeId, [...themeIds])))
    .groupBy(themeStep.themeId);
  return new Map(rows.map(({ themeId, total, done }) => [themeId, { done, total }]));
}
