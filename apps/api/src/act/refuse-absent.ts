import { isWorkingDay, workingDayFrom } from '@kept/core/act/working-calendar.ts';
import { addDaysTo, writeDay } from '@kept/core/calendar.ts';
import { invalidField } from '@kept/core/errors.ts';
import { memberAbsence } from '@kept/db/schema/organisation/members.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { readWorkingCalendar } from '../organisation/read-working-calendar.ts';

/** Refuses somebody as an owner who is away on every working day from today to the deadline: nobody would act. */
export async function refuseAbsent(tx: OrgTx, ctx: Ctx, owner: { id: string; name: string }, deadlineOn: string | null): Promise<void> {
  const absences = await tx.select({ fromOn: memberAbsence.fromOn, toOn: memberAbsence.toOn }).from(memberAbsence).where(and(eq(memberAbsence.orgId, ctx.orgId), eq(memberAbsence.memberId, owner.id))).orderBy(asc(memberAbsence.fromOn));
  if (absences.length === 0) return;
  const { calendar, today } = await readWorkingCalendar(tx, ctx);
  const first = workingDayFrom(calendar, today);
  const last = deadlineOn === null || deadlineOn < first ? first : deadlineOn;
  const awayOn = (day: string) => absences.find(({ fromOn, toOn }) => fromOn <= day && (toOn === null || toOn >= day));
  for (let day = first; day <= last; day = addDaysTo(day, 1)) if (isWorkingDay(calendar, day) && awayOn(day) === undefined) return;
  const until = awayOn(last)?.toOn ?? null;
  throw invalidField('ownerId', until === null ? `${owner.name} is away until further notice. Choose somebody else.` : `${owner.name} is away until ${writeDay(until)}, on every working day up to the deadline. Choose somebody else, or a later date.`);
}
