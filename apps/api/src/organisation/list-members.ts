import { mayDo, roles } from '@kept/core/permissions.ts';
import { member, memberAbsence } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, count, desc, eq, gte, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readWorkingCalendar } from './read-working-calendar.ts';

export const memberList = z.object({
  members: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      role: z.enum(roles),
      active: z.boolean(),
      /** Under which name or number contact data knows them; told to whoever may change it. */
      agentRef: z.string().nullable(),
      team: z.string().nullable().describe('What customers may read instead of their name'),
      joinedAt: z.string(),
      leftAt: z.string().nullable(),
      /** Themes that need a new owner before this person can leave. */
      themesOwned: z.int(),
      /** When they are away, from today on; without a last day until further notice. */
      absences: z.array(z.object({ id: z.uuid(), fromOn: z.string(), toOn: z.string().nullable() })),
    }),
  ),
});

/** Everyone in the organisation, active members first, by name; with how many themes each answers for. */
export async function listMembers(ctx: Ctx): Promise<z.infer<typeof memberList>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const people = await tx.select().from(member).where(eq(member.orgId, ctx.orgId)).orderBy(desc(member.active), asc(member.name), asc(member.id));
    const owned = await tx
      .select({ ownerId: theme.ownerId, themes: count() })
      .from(theme)
      .where(and(eq(theme.orgId, ctx.orgId), eq(theme.ownerActive, true)))
      .groupBy(theme.ownerId);
    const { today } = await readWorkingCalendar(tx, ctx);
    const absences = await tx.select().from(memberAbsence).where(and(eq(memberAbsence.orgId, ctx.orgId), or(isNull(memberAbsence.toOn), gte(memberAbsence.toOn, today)))).orderBy(asc(memberAbsence.fromOn));
    const absencesOf = (memberId: string) => absences.flatMap(({ id, memberId: whose, fromOn, toOn }) => (whose === memberId ? [{ id, fromOn, toOn }] : []));
    const mayChange = ctx.actor.kind === 'member' && mayDo(ctx.actor.role, 'members.change');
    const themesOf = new Map(owned.map(({ ownerId, themes }) => [ownerId, themes]));
    return {
      members: people.map(({ id, name, email, role, active, agentRef, team, joinedAt, leftAt }) => ({ id, name, email, role, active, team, agentRef: mayChange ? agentRef : null, joinedAt: joinedAt.toISOString(), leftAt: leftAt?.toISOString() ?? null, themesOwned: themesOf.get(id) ?? 0, absences: absencesOf(id) })),
    };
  });
}
