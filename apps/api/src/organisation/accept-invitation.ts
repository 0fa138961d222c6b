import { AppError } from '@kept/core/errors.ts';
import { newId } from '@kept/db/new-id.ts';
import { account, accountOrganisation } from '@kept/db/schema/directory.ts';
import { invitation, member } from '@kept/db/schema/organisation/members.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../context.ts';
import { newPassword, refuseOwnWords } from './new-password.ts';
import { oneLine } from './one-line.ts';
import { openSession } from './open-session.ts';
import { hashPassword } from './password.ts';
import { findOpenInvitation, readToken } from './read-invitation.ts';
import { recordAudit } from './record-audit.ts';
import { accountWith } from './sign-in.ts';

export const acceptance = z.object({ name: oneLine('Tell us your name.', 80), password: z.string().max(1000) });

type Invitation = typeof invitation.$inferSelect;

/**
 * Makes the invited person a member and signs them in, once. Somebody who has an account proves it with its password;
 * somebody new chooses one.
 */
export async function acceptInvitation(deps: Deps, address: string, token: string, input: z.infer<typeof acceptance>): Promise<{ cookie: string }> {
  await deps.limits.accountLinkByAddress.take(address);
  const { orgId, id } = readToken(deps, token);
  const open = await inOrg(deps.db, orgId, (tx) => findOpenInvitation(deps, tx, orgId, id));
  const [known] = await inDirectory(deps.db, (tx) => tx.select({ id: account.id }).from(account).where(eq(account.email, open.email)));
  const accountId = known === undefined ? newId(deps.now()) : await accountWith(deps, { email: open.email, password: input.password });
  const passwordHash = known === undefined ? await chosen(input, open.email) : undefined;
  try {
    await join(deps, open, { accountId, name: input.name, passwordHash });
  } catch (error) {
    if (violationOf(error)?.kind !== 'unique') throw error;
    throw new AppError('conflict', 'There is already a member or an account with this email. Sign in with it instead.');
  }
  return openSession(deps, accountId, orgId);
}

async function chosen(input: z.infer<typeof acceptance>, email: string): Promise<string> {
  const checked = newPassword.safeParse(input.password);
  const message = checked.error?.issues[0]?.message;
  if (message !== undefined) throw new AppError('invalid', message, [{ pointer: '/password', message }]);
  refuseOwnWords(input.password, [input.name, email]);
  return hashPassword(input.password);
}

async function join(deps: Deps, open: Invitation, person: { accountId: string; name: string; passwordHash: string | undefined }): Promise<void> {
  const { orgId, email, role } = open;
  const { accountId, name, passwordHash } = person;
  const now = deps.now();
  const memberId = newId(now);
  await inDirectory(deps.db, async (directory) => {
    if (passwordHash !== undefined) await directory.insert(account).values({ id: accountId, email, name, passwordHash, createdAt: now });
    await directory.insert(accountOrganisation).values({ accountId, orgId, memberId });
    await inOrg(directory, orgId, async (tx) => {
      await findOpenInvitation(deps, tx, orgId, open.id);
      const [used] = await tx
        .update(invitation)
        .set({ acceptedAt: now })
        .where(and(eq(invitation.orgId, orgId), eq(invitation.id, open.id), isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt)))
        .returning({ id: invitation.id });
      if (used === undefined) throw new AppError('conflict', 'This invitation has been accepted already. Sign in instead.');
      await tx.insert(member).values({ orgId, id: memberId, accountId, name, email, role, active: true, joinedAt: now });
      await recordAudit(tx, { ...deps, orgId, actor: { kind: 'member', memberId, accountId, role } }, 'accept-invitation', `invitation:${open.id}`, { role });
    });
  });
}
