import { addDaysTo, dayIn, startOfDay } from '@kept/core/calendar.ts';
import { nextDigestOn, periodOf, periodStartOn } from '@kept/core/digest-period.ts';
import { AppError } from '@kept/core/errors.ts';
import { sendingPlan } from '@kept/core/listen/sending-plan.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { surveyQuarter, surveySending } from '@kept/db/schema/listen/sending.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { openZones } from '../mail/open-zones.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { findSurveyRow } from './find-survey-row.ts';
import { inList } from '@kept/db/in-list.ts';
import { readSending, type sendingAnswer } from './read-sending.ts';

export const newSending = z.object({ plan: sendingPlan, version: z.int().min(0, 'Name the version you changed; 0 when there is none yet.') });

/** Decides anew whom a survey asks by itself. What was decided before about contacts stays as it was; nobody's change is written over unseen. */
export async function changeSending(ctx: Ctx, surveyId: string, { plan, version }: z.infer<typeof newSending>): Promise<z.infer<typeof sendingAnswer>> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await findSurveyRow(tx, ctx, surveyId, { isLocked: true });
    await refuseUnknownDrivers(tx, ctx, plan.rules.flatMap((rule) => rule.driverIds));
    const isThis = and(eq(surveySending.orgId, ctx.orgId), eq(surveySending.surveyId, surveyId), eq(surveySending.isLatest, true));
    const [before] = await tx.select({ version: surveySending.version }).from(surveySending).where(isThis);
    if ((before?.version ?? 0) !== version) throw new AppError('conflict', 'Somebody else changed the sending of this survey meanwhile. Load it again to see what they did.');
    await tx.update(surveySending).set({ isLatest: false }).where(isThis);
    await tx.insert(surveySending).values({ orgId: ctx.orgId, surveyId, version: version + 1, isLatest: true, plan, changedBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null, changedAt: ctx.now() });
    await planQuarter(tx, ctx, surveyId, plan.isOn ? plan.quarterDay : null);
    await recordAudit(tx, ctx, 'change-sending', `survey:${surveyId}`, { version: version + 1, isOn: plan.isOn, rules: plan.rules.length });
  });
  return readSending(ctx, surveyId);
}

async function refuseUnknownDrivers(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<void> {
  const wanted = new Set(ids);
  if (wanted.size === 0) return;
  const known = await tx.select({ id: contactDriver.id }).from(contactDriver).where(and(eq(contactDriver.orgId, ctx.orgId), inList(contactDriver.id, [...wanted])));
  if (known.length < wanted.size) throw new AppError('invalid', 'A rule names a contact reason that does not exist.', [{ pointer: '/plan/rules', message: 'A rule names a contact reason that does not exist.' }]);
}

/** Lays the turn that comes next where none is open: in this quarter while its day lies ahead, else in the next. A turn that has begun goes on. */
export async function planQuarter(tx: OrgTx, ctx: Ctx, surveyId: string, quarterDay: number | null): Promise<void> {
  const ofSurvey = and(eq(surveyQuarter.orgId, ctx.orgId), eq(surveyQuarter.surveyId, surveyId));
  const turns = await tx.select().from(surveyQuarter).where(ofSurvey);
  const hasBegun = turns.some((turn) => turn.finishedAt === null && turn.opensAt <= ctx.now());
  if (!hasBegun || quarterDay === null) await tx.delete(surveyQuarter).where(and(ofSurvey, isNull(surveyQuarter.finishedAt)));
  if (hasBegun || quarterDay === null) return;
  const zone = (await openZones(tx, ctx))(null);
  const today = dayIn(ctx.now(), zone);
  const days = [periodStartOn(periodOf(today, 'quarterly')), nextDigestOn(today, 'quarterly')].map((start) => addDaysTo(start, quarterDay - 1));
  const next = days.find((day) => day > today && !turns.some((turn) => turn.finishedAt !== null && turn.period === periodOf(day, 'quarterly')));
  if (next !== undefined) await tx.insert(surveyQuarter).values({ orgId: ctx.orgId, surveyId, period: periodOf(next, 'quarterly'), opensAt: startOfDay(next, zone) });
}
