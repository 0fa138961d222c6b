import { AppError, notFound } from '@kept/core/errors.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** A theme as it stands, held until the transaction ends. */
export type Theme = typeof theme.$inferSelect;

/** Reads a theme and holds it against other writers; somebody else's is not found. */
export async function lockTheme(tx: OrgTx, ctx: Ctx, themeId: string): Promise<Theme> {
  const [found] = await tx.select().from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId))).for('update');
  if (found === undefined) throw notFound('theme');
  return found;
}

/** Refuses members who neither own the theme nor look after all of them. Kept's own jobs may. */
export function requireOwnerOrLead(ctx: Ctx, found: Theme): void {
  const { actor } = ctx;
  if (actor.kind === 'system') return;
  if (actor.kind === 'member' && (actor.role === 'admin' || actor.role === 'lead' || (found.ownerId !== null && actor.memberId === found.ownerId))) return;
  throw new AppError('forbidden', 'Only the owner of this theme, a lead or an administrator can do this.');
}
