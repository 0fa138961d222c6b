import { dayIn } from '@kept/core/calendar.ts';
import { memberAbsence } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** From when to when somebody is away; without an end, until further notice. */
export interface Away {
  readonly fromOn: string;
  readonly toOn: string | null;
}

/** Who is away on a day, and since when. */
export async function readAway(tx: OrgTx, ctx: Ctx, day: string): Promise<ReadonlyMap<string, Away>> {
  const rows = await tx
    .select({ memberId: memberAbsence.memberId, fromOn: memberAbsence.fromOn, toOn: memberAbsence.toOn })
    .from(memberAbsence)
    .where(and(eq(memberAbsence.orgId, ctx.orgId), lte(memberAbsence.fromOn, day), or(isNull(memberAbsence.toOn), gte(memberAbsence.toOn, day))))
    .orderBy(asc(memberAbsence.fromOn));
  return new Map(rows.map(({ memberId, ...away }) => [memberId, away]));
}

/** Says whether one member is away today, where the organisation is. */
export async function isAway(tx: OrgTx, ctx: Ctx, memberId: string): Promise<boolean> {
  const [own] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
  return (await readAway(tx, ctx, dayIn(ctx.now(), own?.timezone ?? 'UTC'))).has(memberId);
}
