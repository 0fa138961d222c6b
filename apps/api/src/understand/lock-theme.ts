import { AppError, notFound } from '@kept/core/errors.ts';
import { isLead } from '@kept/core/organisation/leads.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isAway } from '../organisation/read-away.ts';

/** A theme as it stands, held until the transaction ends. */
export type Theme = typeof theme.$inferSelect;

/** A held theme, and who acts for its owner while they are away: asked only where it is the deputy who wants to act. */
export interface HeldTheme extends Theme {
  readonly standInId: string | null;
}

/** Reads a theme and holds it against other writers; somebody else's is not found. */
export async function lockTheme(tx: OrgTx, ctx: Ctx, themeId: string): Promise<HeldTheme> {
  const [found] = await tx.select().from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId))).for('update');
  if (found === undefined) throw notFound('theme');
  const isDeputy = ctx.actor.kind === 'member' && found.deputyId === ctx.actor.memberId;
  return { ...found, standInId: isDeputy && found.ownerId !== null && (await isAway(tx, ctx, found.ownerId)) ? found.deputyId : null };
}

/** Refuses members who neither own the theme, nor stand in for an owner who is away, nor look after all of them. Kept's own jobs may. */
export function requireOwnerOrLead(ctx: Ctx, found: HeldTheme): void {
  const { actor } = ctx;
  if (actor.kind === 'system') return;
  if (actor.kind === 'member' && (isLead(actor.role) || actor.memberId === found.ownerId || actor.memberId === found.standInId)) return;
  throw new AppError('forbidden', 'Only the owner of this theme, a lead or an administrator can do this.');
}
