import { AppError, notFound } from '@kept/core/errors.ts';
import { permissionNames, permissionsOf, roles } from '@kept/core/permissions.ts';
import { account, organisation } from '@kept/db/schema/directory.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const sessionAnswer = z.object({
  account: z.object({ name: z.string(), email: z.string() }),
  organisation: z.object({ id: z.uuid(), name: z.string(), slug: z.string(), timezone: z.string(), currency: z.string() }),
  member: z.object({ id: z.uuid(), role: z.enum(roles) }),
  permissions: z.array(z.enum([...permissionNames])),
  demo: z.boolean(),
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
    return row;
  });
  if (where === undefined || who === undefined || own === undefined) throw notFound('session');
  return {
    account: { name: own.name, email: who.email },
    organisation: { id: where.id, name: where.name, slug: where.slug, timezone: own.timezone, currency: own.currency },
    member: { id: memberId, role },
    permissions: permissionsOf(role),
    demo: where.demoSeed !== null,
  };
}
