import { ownedStatuses } from '@kept/core/act/theme-status.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { themeHandOver } from '@kept/db/schema/act/hand-overs.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, eq, isNull, notInArray } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { keepAnAdministrator } from '../keep-an-administrator.ts';
import { recordAudit } from '../record-audit.ts';
import { endSessions } from '../sessions.ts';
import { type departure, giveHoldings } from './give-holdings.ts';
import { holdingRefusal, listHoldings } from './list-holdings.ts';

/**
 * Lets a member leave: they cannot sign in here any more, and what they did stays. What they hold goes to the people named, in
 * one go; while something is left the database itself refuses, nothing has changed, and the refusal names what needs somebody.
 */
export async function deactivateMember(ctx: Ctx, memberId: string, { give }: z.infer<typeof departure>): Promise<void> {
  const here = and(eq(member.orgId, ctx.orgId), eq(member.id, memberId));
  const found = await inOrg(ctx.db, ctx.orgId, async (tx) => (await tx.select().from(member).where(here))[0]);
  if (found === undefined) throw notFound('member');
  if (!found.active) return;
  try {
    await inDirectory(ctx.db, async (directory) => {
      await endSessions(directory, found.accountId, ctx.orgId);
      await inOrg(directory, ctx.orgId, async (tx) => {
        await keepAnAdministrator(tx, ctx.orgId, memberId);
        await giveHoldings(tx, ctx, memberId, give);
        // Nobody stands in for the owner of a theme that is settled.
        await tx.update(theme).set({ deputyId: null, deputyActive: null }).where(and(eq(theme.orgId, ctx.orgId), eq(theme.deputyId, memberId), notInArray(theme.status, [...ownedStatuses])));
        await tx.update(themeHandOver).set({ outcome: 'withdrawn', answeredAt: ctx.now() }).where(and(eq(themeHandOver.orgId, ctx.orgId), eq(themeHandOver.toMemberId, memberId), isNull(themeHandOver.outcome)));
        await tx.update(member).set({ active: false, leftAt: ctx.now() }).where(and(here, eq(member.active, true)));
        await recordAudit(tx, ctx, 'deactivate-member', `member:${memberId}`);
      });
    });
  } catch (error) {
    if (violationOf(error)?.kind !== 'foreign') throw error;
    throw new AppError('conflict', holdingRefusal(found.name, await inOrg(ctx.db, ctx.orgId, (tx) => listHoldings(tx, ctx, memberId))));
  }
}
