import { unresolvedStatuses } from '@kept/core/act/theme-status.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { dueOf } from '@kept/core/act/due.ts';
import type { Ctx } from '../context.ts';
import { readToday } from './read-today.ts';

const ownerRow = z.object({
  owner: z.object({ id: z.uuid(), name: z.string(), isActive: z.boolean() }),
  open: z.number().int(),
  late: z.number().int(),
  dueSoon: z.number().int(),
  blocked: z.number().int(),
  done: z.number().int(),
  confirmed: z.number().int(),
  deadlineMoves: z.number().int(),
  /** Of the answers given, how many came by the date; null where nothing was answered yet. */
  onTime: z.object({ answered: z.number().int(), inTime: z.number().int() }).nullable(),
  oldestDeadlineOn: z.string().nullable(),
});

export const actionsAnswer = z.object({ owners: z.array(ownerRow), waitingForDecision: z.number().int(), emerging: z.number().int() });

/** Who has promised what: one row for each owner, those with most late themes first. */
export async function listActions(ctx: Ctx): Promise<z.infer<typeof actionsAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const today = await readToday(tx, ctx);
    const themes = await tx.select().from(theme).where(eq(theme.orgId, ctx.orgId));
    const members = await tx.select({ id: member.id, name: member.name, isActive: member.active }).from(member).where(eq(member.orgId, ctx.orgId));
    const answered = await tx
      .select({ themeId: themeUpdate.themeId, at: sql<string>`(min(${themeUpdate.at}) at time zone 'UTC')::date::text` })
      .from(themeUpdate)
      .where(and(eq(themeUpdate.orgId, ctx.orgId), inArray(themeUpdate.toStatus, ['done', 'declined']), isNotNull(themeUpdate.toStatus)))
      .groupBy(themeUpdate.themeId);
    const answeredOn = new Map(answered.map((row) => [row.themeId, row.at]));
    const owners = members.flatMap((owner) => {
      const own = themes.filter((each) => each.ownerId === owner.id && each.status !== 'merged');
      return own.length === 0 ? [] : [ownerOf(owner, own, answeredOn, today)];
    });
    owners.sort((a, b) => b.late - a.late || b.open - a.open || a.owner.name.localeCompare(b.owner.name));
    return {
      owners,
      waitingForDecision: themes.filter((each) => each.declineAskedBy !== null && each.declineApprovedBy === null && each.status !== 'declined').length,
      emerging: themes.filter((each) => each.status === 'emerging').length,
    };
  });
}

function ownerOf(owner: z.infer<typeof ownerRow>['owner'], own: readonly (typeof theme.$inferSelect)[], answeredOn: ReadonlyMap<string, string>, today: string): z.infer<typeof ownerRow> {
  const unresolved: readonly string[] = unresolvedStatuses;
  const open = own.filter((each) => unresolved.includes(each.status));
  const due = open.map((each) => dueOf(each, today).state);
  const answered = own.filter((each) => answeredOn.has(each.id) && each.deadlineOn !== null);
  const inTime = answered.filter((each) => (answeredOn.get(each.id) ?? '') <= (each.deadlineOn ?? ''));
  const dates = open.flatMap((each) => (each.deadlineOn === null ? [] : [each.deadlineOn])).sort();
  return {
    owner,
    open: open.length,
    late: due.filter((state) => state === 'late').length,
    dueSoon: due.filter((state) => state === 'soon').length,
    blocked: open.filter((each) => each.status === 'blocked').length,
    done: own.filter((each) => each.status === 'done').length,
    confirmed: own.filter((each) => each.status === 'confirmed').length,
    deadlineMoves: own.reduce((sum, each) => sum + each.deadlineMoves, 0),
    onTime: answered.length === 0 ? null : { answered: answered.length, inTime: inTime.length },
    oldestDeadlineOn: dates[0] ?? null,
  };
}
