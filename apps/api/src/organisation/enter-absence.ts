import { addDaysTo, daySchema, writeDay } from '@kept/core/calendar.ts';
import { AppError, invalidField, notFound } from '@kept/core/errors.ts';
import { newId } from '@kept/db/new-id.ts';
import { ladderRound } from '@kept/db/schema/act/ladders.ts';
import { member, memberAbsence } from '@kept/db/schema/organisation/members.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, gte, isNull, lte, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readWorkingCalendar } from './read-working-calendar.ts';
import { recordAudit } from './record-audit.ts';

const daysAheadAtMost = 731;

export const newAbsence = z.object({ fromOn: daySchema, toOn: daySchema.nullable() }).refine(({ fromOn, toOn }) => toOn === null || toOn >= fromOn, { error: 'The last day comes before the first.', path: ['toOn'] });
export const absenceAnswer = z.object({ id: z.uuid() });

/** Says on which days somebody is away; themselves, or an administrator. Their deputies act meanwhile. */
export async function enterAbsence(ctx: Ctx, memberId: string, { fromOn, toOn }: z.infer<typeof newAbsence>): Promise<z.infer<typeof absenceAnswer>> {
  const enteredBy = requireSelfOrAdmin(ctx, memberId);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select({ active: member.active }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.id, memberId))).for('update');
    if (found === undefined) throw notFound('member');
    if (!found.active) throw new AppError('conflict', 'This person has left.');
    const { today } = await readWorkingCalendar(tx, ctx);
    if (toOn !== null && toOn < today) throw invalidField('toOn', `${writeDay(toOn)} has passed. Choose today or a later day.`);
    if (fromOn > addDaysTo(today, daysAheadAtMost)) throw invalidField('fromOn', 'An absence begins at most two years ahead.');
    const overlapping = and(or(isNull(memberAbsence.toOn), gte(memberAbsence.toOn, fromOn)), toOn === null ? undefined : lte(memberAbsence.fromOn, toOn));
    const [other] = await tx.select({ fromOn: memberAbsence.fromOn }).from(memberAbsence).where(and(eq(memberAbsence.orgId, ctx.orgId), eq(memberAbsence.memberId, memberId), overlapping));
    if (other !== undefined) throw invalidField('fromOn', `They are away from ${writeDay(other.fromOn)} already. Take that out first.`);
    const id = newId(ctx.now());
    await tx.insert(memberAbsence).values({ orgId: ctx.orgId, id, memberId, fromOn, toOn, enteredBy, enteredAt: ctx.now() });
    await lookAgainAfter(tx, ctx);
    await recordAudit(tx, ctx, 'enter-absence', `member:${memberId}`, { from: fromOn, to: toOn });
    return { id };
  });
}

/** Takes an absence out again: they are here. */
export async function removeAbsence(ctx: Ctx, memberId: string, absenceId: string): Promise<void> {
  requireSelfOrAdmin(ctx, memberId);
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const gone = await tx.delete(memberAbsence).where(and(eq(memberAbsence.orgId, ctx.orgId), eq(memberAbsence.memberId, memberId), eq(memberAbsence.id, absenceId))).returning({ id: memberAbsence.id });
    if (gone.length === 0) throw notFound('absence');
    await recordAudit(tx, ctx, 'remove-absence', `member:${memberId}`);
  });
}

function requireSelfOrAdmin({ actor }: Ctx, memberId: string): string {
  if (actor.kind !== 'member') throw new AppError('forbidden', 'Only a person can say who is away.');
  if (actor.memberId !== memberId && actor.role !== 'admin') throw new AppError('forbidden', 'You can say when you are away yourself. For somebody else an administrator does it.');
  return actor.memberId;
}

/** Who acts changes today: the round of ladders and mails begins at once. */
async function lookAgainAfter(tx: OrgTx, ctx: Ctx): Promise<void> {
  await tx.delete(ladderRound).where(eq(ladderRound.orgId, ctx.orgId));
}
