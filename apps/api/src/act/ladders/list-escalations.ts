import { nameList, triggerReason } from '@kept/core/act/ladder-words.ts';
import { escalationTold, themeEscalation } from '@kept/db/schema/act/ladders.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** What ladders did for a theme: one entry for the steps that fired together, with why and who was told. */
export async function listEscalations(tx: OrgTx, ctx: Ctx, themeId: string): Promise<{ id: string; at: string; reason: string }[]> {
  const rows = await tx
    .select({ stepId: themeEscalation.stepId, trigger: themeEscalation.trigger, days: themeEscalation.days, firedAt: themeEscalation.firedAt, name: member.name })
    .from(themeEscalation)
    .innerJoin(escalationTold, and(eq(escalationTold.orgId, themeEscalation.orgId), eq(escalationTold.themeId, themeEscalation.themeId), eq(escalationTold.waitingSince, themeEscalation.waitingSince), eq(escalationTold.stepId, themeEscalation.stepId)))
    .innerJoin(member, and(eq(member.orgId, escalationTold.orgId), eq(member.id, escalationTold.memberId)))
    .where(and(eq(themeEscalation.orgId, ctx.orgId), eq(themeEscalation.themeId, themeId)))
    .orderBy(asc(themeEscalation.firedAt), asc(themeEscalation.dueOn), asc(themeEscalation.stepId), asc(member.name));
  const together = Map.groupBy(rows, ({ firedAt }) => firedAt.toISOString());
  return [...together].flatMap(([at, steps]) => {
    const [first] = steps;
    if (first === undefined) return [];
    const reasons = [...new Set(steps.map(({ trigger, days }) => triggerReason(trigger, days)))];
    const names = [...new Set(steps.map(({ name }) => name))];
    return [{ id: first.stepId, at, reason: `${reasons.join(' ')} ${nameList(names)} ${names.length === 1 ? 'was' : 'were'} told.` }];
  });
}
