import { AppError } from '@kept/core/errors.ts';
import { account, accountOrganisation, passwordReset } from '@kept/db/schema/directory.ts';
import { type DirectoryTx, inDirectory, inOrg } from '@kept/db/scope.ts';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Deps, publicCtx } from '../context.ts';
import { sha256 } from '../secrets.ts';
import { newPassword, refuseOwnWords } from './new-password.ts';
import { hashPassword } from './password.ts';
import { recordAudit } from './record-audit.ts';
import { endSessions } from './sessions.ts';

export const passwordChoice = z.object({ token: z.string().max(200), password: newPassword });

const refusal = 'This link has been used, has expired, or was never ours. Ask for a new one.';

/** Sets a new password by the link from the mail, once; every session of the account ends and its other links stop working. */
export async function choosePassword(deps: Deps, address: string, input: z.infer<typeof passwordChoice>): Promise<void> {
  await deps.limits.accountLinkByAddress.take(address);
  const tokenHash = sha256(input.token);
  const owner = await inDirectory(deps.db, (tx) => findOwner(deps, tx, tokenHash));
  if (owner === undefined) throw new AppError('not_found', refusal);
  refuseOwnWords(input.password, [owner.name, owner.email]);
  const passwordHash = await hashPassword(input.password);
  await inDirectory(deps.db, async (directory) => {
    const [used] = await directory.update(passwordReset).set({ usedAt: deps.now() }).where(usable(deps, tokenHash)).returning({ accountId: passwordReset.accountId });
    if (used === undefined) throw new AppError('not_found', refusal);
    await directory.update(passwordReset).set({ usedAt: deps.now() }).where(and(eq(passwordReset.accountId, used.accountId), isNull(passwordReset.usedAt)));
    await directory.update(account).set({ passwordHash }).where(eq(account.id, used.accountId));
    await endSessions(directory, used.accountId);
    const places = await directory.select().from(accountOrganisation).where(eq(accountOrganisation.accountId, used.accountId));
    for (const { orgId, memberId } of places) await inOrg(directory, orgId, (tx) => recordAudit(tx, publicCtx(deps, orgId), 'reset-password', `member:${memberId}`));
  });
  await deps.limits.signInByAccount.forgive(owner.email);
}

function usable(deps: Deps, tokenHash: string) {
  return and(eq(passwordReset.tokenHash, tokenHash), isNull(passwordReset.usedAt), gt(passwordReset.expiresAt, deps.now()));
}

async function findOwner(deps: Deps, tx: DirectoryTx, tokenHash: string) {
  const [owner] = await tx.select({ name: account.name, email: account.email }).from(passwordReset).innerJoin(account, eq(account.id, passwordReset.accountId)).where(usable(deps, tokenHash));
  return owner;
}
