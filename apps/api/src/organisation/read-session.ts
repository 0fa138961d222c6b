import { unresolvedStatuses } from '@kept/core/act/theme-status.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { mayDo, permissionNames, permissionsOf, roles } from '@kept/core/permissions.ts';
import { account, organisation } from '@kept/db/schema/directory.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inDirectory, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, count, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const sessionAnswer = z.object({
  account: z.object({ name: z.string(), email: z.string() }),
  organisation: z.object({ id: z.uuid(), name: z.string(), slug: z.string(), timezone: z.string(), currency: z.string() }),
  member: z.object({ id: z.uuid(), role: z.enum(roles) }),
  permissions: z.array(z.enum([...permissionNames])),
  demo: z.boolean(),
  /** For the rail: themes somebody works on, and how many of them are mine; null for roles that do not see themes. */
  counts: z.object({ themes: z.int(), myThemes: z.int() }).nullable(),
});

/** Who is signed in, where, and what they may do: all the web app needs to draw itself. */
export async function readSession(ctx: Ctx): Promise<z.infer<typeof sessionAnswer>> {
  if (ctx.actor.kind !== 'member') throw new AppError('forbidden', 'An API key has no session.');
  const { memberId, accountId, role } = ctx.actor;
  const [where] = await inDirectory(ctx.db, (tx) => tx.select().from(organisation).where(eq(organisation.id, ctx.orgId)));
  const [who] = await inDirectory(ctx.db, (tx) => tx.select().from(account).where(eq(account.id, accountId)));
  const own = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [row] = await tx
      .select({ name: member.name, timezone: setting.timezone, currency: setting.currency })
      .from(member)
      .innerJoin(setting, eq(setting.orgId, member.orgId))
      .where(and(eq(member.orgId, ctx.orgId), eq(member.id, memberId)));
    return { row, counts: mayDo(role, 'themes.read') ? await countThemes(tx, ctx.orgId, memberId) : null };
  });
  if (where === undefined || who === undefined || own.row === undefined) throw notFound('session');
  return {
    account: { name: own.row.name, email: who.email },
    organisation: { id: where.id, name: where.name, slug: where.slug, timezone: own.row.timezone, currency: own.row.currency },
    member: { id: memberId, role },
    permissions: permissionsOf(role),
    demo: where.demoSeed !== null,
    counts: own.counts,
  };
}

async function countThemes(tx: OrgTx, orgId: string, memberId: string): Promise<{ themes: number; myThemes: number }> {
  const [counts] = await tx
    .select({ themes: count(), myThemes: sql`count(*) filter (where ${theme.ownerId} = ${memberId})`.mapWith(Number) })
    .from(theme)
    .where(and(eq(theme.orgId, orgId), inArray(theme.status, [...unresolvedStatuses])));
  return counts ?? { themes: 0, myThemes: 0 };
}
