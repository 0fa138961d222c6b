import { notFound } from '@kept/core/errors.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** What a customer is asked about when we ask "did it fix it?". */
export async function readAskedTheme(ctx: Ctx, themeId: string): Promise<{ title: string; whatChanged: string }> {
  const [found] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ title: theme.title, whatChanged: theme.whatChanged }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId))));
  if (found === undefined) throw notFound('page');
  return { title: found.title, whatChanged: found.whatChanged ?? '' };
}
