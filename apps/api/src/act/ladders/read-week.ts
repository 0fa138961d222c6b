import { isUnresolved } from '@kept/core/act/theme-status.ts';
import { dueOf } from '@kept/core/act/due.ts';
import { addDaysTo, mondayOf, startOfDay, writeShortDay } from '@kept/core/calendar.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { WeekSummary } from '@kept/emails/owner-words.ts';
import { and, eq, gte, inArray, lt } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { readWorkingCalendar } from '../../organisation/read-working-calendar.ts';

/** The week before a day for the leads: what was opened, answered and reopened in it, and how each owner's themes stand now. Undefined while nobody owns a theme. */
export async function readWeek(ctx: Ctx): Promise<WeekSummary | undefined> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { timezone, today } = await readWorkingCalendar(tx, ctx);
    const fromOn = addDaysTo(mondayOf(today), -7);
    const [from, until] = [startOfDay(fromOn, timezone), startOfDay(mondayOf(today), timezone)];
    const themes = await tx
      .select({ id: theme.id, status: theme.status, deadlineOn: theme.deadlineOn, ownerId: theme.ownerId, owner: member.name })
      .from(theme)
      .innerJoin(member, and(eq(member.orgId, theme.orgId), eq(member.id, theme.ownerId)))
      .where(and(eq(theme.orgId, ctx.orgId), inArray(theme.status, ['open', 'in_progress', 'blocked', 'done', 'confirmed', 'declined'])));
    if (themes.length === 0) return undefined;
    const events = await tx.select({ themeId: themeUpdate.themeId, kind: themeUpdate.kind, fromStatus: themeUpdate.fromStatus, toStatus: themeUpdate.toStatus }).from(themeUpdate).where(and(eq(themeUpdate.orgId, ctx.orgId), gte(themeUpdate.at, from), lt(themeUpdate.at, until)));
    const answered = new Set(events.flatMap(({ themeId, kind, toStatus }) => (toStatus === 'done' || kind === 'declined' ? [themeId] : [])));
    const countOf = (among: readonly (typeof themes)[number][]) => ({
      open: among.filter(({ status }) => isUnresolved(status)).length,
      answered: among.filter(({ id }) => answered.has(id)).length,
      late: among.filter((each) => dueOf(each, today).state === 'late').length,
      blocked: among.filter(({ status }) => status === 'blocked').length,
    });
    const owners = [...new Map(themes.map(({ ownerId, owner }) => [ownerId, owner]))];
    return {
      ...countOf(themes),
      weekLabel: writeShortDay(fromOn),
      opened: events.filter(({ kind }) => kind === 'accepted').length,
      reopened: events.filter(({ kind, fromStatus, toStatus }) => kind === 'reopened' || (toStatus === 'open' && (fromStatus === 'done' || fromStatus === 'confirmed' || fromStatus === 'declined'))).length,
      people: owners
        .map(([ownerId, name]) => ({ name, ...countOf(themes.filter((each) => each.ownerId === ownerId)) }))
        .filter(({ open, answered: done }) => open + done > 0)
        .toSorted((a, b) => b.late - a.late || b.open - a.open || a.name.localeCompare(b.name, 'en')),
    };
  });
}
