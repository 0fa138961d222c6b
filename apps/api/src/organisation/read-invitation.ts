import { dayIn, writeDay } from '@kept/core/calendar.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { roles } from '@kept/core/permissions.ts';
import { account, organisation } from '@kept/db/schema/directory.ts';
import { invitation } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inDirectory, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../context.ts';

export const invitationAnswer = z.object({
  organisationName: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  expiresAt: z.string(),
  /** Whether the person signs in with the password they have, or chooses one. */
  hasAccount: z.boolean(),
});

/** What an invitation offers, to whoever holds its link. */
export async function readInvitation(deps: Deps, address: string, token: string): Promise<z.infer<typeof invitationAnswer>> {
  await deps.limits.accountLinkByAddress.take(address);
  const { orgId, id } = readToken(deps, token);
  const open = await inOrg(deps.db, orgId, (tx) => findOpenInvitation(deps, tx, orgId, id));
  const [own] = await inDirectory(deps.db, (tx) => tx.select({ name: organisation.name }).from(organisation).where(eq(organisation.id, orgId)));
  const [known] = await inDirectory(deps.db, (tx) => tx.select({ id: account.id }).from(account).where(eq(account.email, open.email)));
  return { organisationName: own?.name ?? '', name: open.name, email: open.email, role: open.role, expiresAt: open.expiresAt.toISOString(), hasAccount: known !== undefined };
}

/** The organisation and invitation a genuine link names; any other text is a link that never was. */
export function readToken(deps: Deps, token: string): { orgId: string; id: string } {
  const [orgId, id] = deps.secrets.read('invitation', token) ?? [];
  if (orgId === undefined || id === undefined) throw notFound('invitation');
  return { orgId, id };
}

/** The invitation if it can still be accepted; says in a sentence why not. The link is genuine here, so the truth may be told. */
export async function findOpenInvitation(deps: Deps, tx: OrgTx, orgId: string, id: string): Promise<typeof invitation.$inferSelect> {
  const [found] = await tx.select().from(invitation).where(and(eq(invitation.orgId, orgId), eq(invitation.id, id)));
  if (found === undefined) throw notFound('invitation');
  if (found.acceptedAt !== null) throw new AppError('not_found', 'This invitation has been accepted already. Sign in instead.');
  if (found.withdrawnAt !== null) throw new AppError('not_found', 'This invitation was taken back or replaced by a newer one. Look for a newer mail, or ask for one.');
  if (found.expiresAt > deps.now()) return found;
  const [own] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, orgId));
  throw new AppError('not_found', `This invitation stopped working on ${writeDay(dayIn(found.expiresAt, own?.timezone ?? 'UTC'))}. Ask for a new one.`);
}
