import { ownedStatuses } from '@kept/core/act/theme-status.ts';
import { isLead } from '@kept/core/organisation/leads.ts';
import { themeHandOver } from '@kept/db/schema/act/hand-overs.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';

export const askedOf = z.object({
  themeId: z.uuid(),
  title: z.string(),
  deadlineOn: z.string().nullable(),
  from: z.string(),
  note: z.string().nullable(),
  askedAt: z.iso.datetime(),
  /** The owner says that it is not theirs; a lead finds the right person. */
  isNotTheirs: z.boolean(),
});

/** The themes a member is asked to take over, oldest question first; leads see those that nobody is asked by name for, too. */
export async function listAsked(tx: OrgTx, ctx: Ctx): Promise<z.infer<typeof askedOf>[]> {
  const { actor } = ctx;
  if (actor.kind !== 'member') return [];
  const mine = eq(themeHandOver.toMemberId, actor.memberId);
  const rows = await tx
    .select({ themeId: theme.id, title: theme.title, deadlineOn: theme.deadlineOn, from: member.name, note: themeHandOver.note, askedAt: themeHandOver.askedAt, to: themeHandOver.toMemberId })
    .from(themeHandOver)
    .innerJoin(theme, and(eq(theme.orgId, themeHandOver.orgId), eq(theme.id, themeHandOver.themeId)))
    .innerJoin(member, and(eq(member.orgId, themeHandOver.orgId), eq(member.id, themeHandOver.fromOwnerId)))
    .where(and(eq(themeHandOver.orgId, ctx.orgId), isNull(themeHandOver.outcome), inArray(theme.status, [...ownedStatuses]), isLead(actor.role) ? or(mine, isNull(themeHandOver.toMemberId)) : mine))
    .orderBy(asc(themeHandOver.askedAt), asc(themeHandOver.id));
  return rows.map(({ to, askedAt, ...row }) => ({ ...row, askedAt: askedAt.toISOString(), isNotTheirs: to === null }));
}
