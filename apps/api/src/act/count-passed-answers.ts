import { dayIn, startOfDay } from '@kept/core/calendar.ts';
import { passedAnswer } from '@kept/core/passed-answer.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Theme } from '../understand/lock-theme.ts';
import { countPeople } from './count-people.ts';

/** How many people were told on a thank-you page that a day would bring an answer to this theme, and that day has passed; null where there are none. */
export async function countPassedAnswers(tx: OrgTx, ctx: Ctx, found: Theme): Promise<{ on: string; people: number } | null> {
  const [own] = await tx.select({ timezone: setting.timezone, cadence: setting.digestCadence }).from(setting).where(eq(setting.orgId, ctx.orgId));
  const zone = own?.timezone ?? 'UTC';
  const [told] = await tx
    .select({ at: themeUpdate.at })
    .from(themeUpdate)
    .where(and(eq(themeUpdate.orgId, ctx.orgId), eq(themeUpdate.themeId, found.id), isNotNull(themeUpdate.publicText)))
    .orderBy(desc(themeUpdate.at))
    .limit(1);
  const passed = passedAnswer({ status: found.status, toldOn: told === undefined ? undefined : dayIn(told.at, zone), cadence: own?.cadence ?? 'quarterly' }, dayIn(ctx.now(), zone));
  if (passed === undefined) return null;
  const people = (await countPeople(tx, ctx, [found.id], { from: told?.at ?? new Date(0), to: new Date(startOfDay(passed.on, zone).getTime() - 1) })).get(found.id)?.people ?? 0;
  return people === 0 ? null : { on: passed.on, people };
}
