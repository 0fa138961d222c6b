import { unresolvedStatuses } from '@kept/core/act/theme-status.ts';
import { dayIn } from '@kept/core/calendar.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { mayDo, permissionNames, permissionsOf, roles } from '@kept/core/permissions.ts';
import { account, accountOrganisation, organisation } from '@kept/db/schema/directory.ts';
import { auditHead } from '@kept/db/schema/organisation/audit.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inDirectory, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { findMember } from './find-member.ts';

export const sessionAnswer = z.object({
  account: z.object({ name: z.string(), email: z.string() }),
  organisation: z.object({ id: z.uuid(), name: z.string(), slug: z.string(), timezone: z.string(), currency: z.string() }),
  /** Where else this account is an active member. */
  otherOrganisations: z.array(z.object({ id: z.uuid(), name: z.string() })),
  member: z.object({ id: z.uuid(), role: z.enum(roles) }),
  permissions: z.array(z.enum([...permissionNames])),
  demo: z.boolean(),
  /** For the rail: what waits in triage, themes somebody works on, and how many of them are mine; null for roles that do not see themes. */
  counts: z.object({ triage: z.int(), actions: z.int(), myThemes: z.int() }).nullable(),
  /** The number of the latest change as of now: whatever is read from here on holds it, and what comes next can be followed. */
  lastChange: z.int(),
});

/** Who is signed in, where, and what they may do: all the web app needs to draw itself. */
export async function readSession(ctx: Ctx): Promise<z.infer<typeof sessionAnswer>> {
  if (ctx.actor.kind !== 'member') throw new AppError('forbidden', 'An API key has no session.');
  const { memberId, accountId, role } = ctx.actor;
  const places = await inDirectory(ctx.db, (tx) =>
    tx
      .select({ id: organisation.id, name: organisation.name, slug: organisation.slug, demoSeed: organisation.demoSeed })
      .from(accountOrganisation)
      .innerJoin(organisation, eq(organisation.id, accountOrganisation.orgId))
      .where(eq(accountOrganisation.accountId, accountId))
      .orderBy(asc(organisation.name)),
  );
  const where = places.find(({ id }) => id === ctx.orgId);
  const [who] = await inDirectory(ctx.db, (tx) => tx.select().from(account).where(eq(account.id, accountId)));
  const own = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [row] = await tx
      .select({ name: member.name, timezone: setting.timezone, currency: setting.currency })
      .from(member)
      .innerJoin(setting, eq(setting.orgId, member.orgId))
      .where(and(eq(member.orgId, ctx.orgId), eq(member.id, memberId)));
    const [head] = await tx.select({ sequence: auditHead.sequence }).from(auditHead).where(eq(auditHead.orgId, ctx.orgId));
    return { row, lastChange: head?.sequence ?? 0, counts: mayDo(role, 'themes.read') ? await countThemes(tx, ctx.orgId, memberId, dayIn(ctx.now(), row?.timezone ?? 'UTC')) : null };
  });
  if (where === undefined || who === undefined || own.row === undefined) throw notFound('session');
  return {
    account: { name: own.row.name, email: who.email },
    organisation: { id: where.id, name: where.name, slug: where.slug, timezone: own.row.timezone, currency: own.row.currency },
    otherOrganisations: await whereActive(ctx, accountId, places.filter(({ id }) => id !== ctx.orgId)),
    member: { id: memberId, role },
    permissions: permissionsOf(role),
    demo: where.demoSeed !== null,
    counts: own.counts,
    lastChange: own.lastChange,
  };
}

async function whereActive(ctx: Ctx, accountId: string, places: readonly { id: string; name: string }[]): Promise<{ id: string; name: string }[]> {
  const active = [];
  for (const { id, name } of places) if ((await findMember(ctx, id, accountId)) !== undefined) active.push({ id, name });
  return active;
}

async function countThemes(tx: OrgTx, orgId: string, memberId: string, today: string): Promise<NonNullable<z.infer<typeof sessionAnswer>['counts']>> {
  const isWorkedOn = inArray(theme.status, [...unresolvedStatuses]);
  const [counts] = await tx
    .select({
      triage: sql`count(*) filter (where ${theme.status} = 'emerging' and coalesce(${theme.snoozedUntil} <= ${today}, true))`.mapWith(Number),
      actions: sql`count(*) filter (where ${isWorkedOn})`.mapWith(Number),
      myThemes: sql`count(*) filter (where ${isWorkedOn} and ${theme.ownerId} = ${memberId})`.mapWith(Number),
    })
    .from(theme)
    .where(eq(theme.orgId, orgId));
  return counts ?? { triage: 0, actions: 0, myThemes: 0 };
}
