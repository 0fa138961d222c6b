import { AppError } from '@kept/core/errors.ts';
import { account } from '@kept/db/schema/directory.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { newPassword, refuseOwnWords } from './new-password.ts';
import { openSession } from './open-session.ts';
import { hashPassword, isPassword } from './password.ts';
import { recordAudit } from './record-audit.ts';
import { endSessions } from './sessions.ts';

export const passwordChange = z.object({ current: z.string().max(1000), password: newPassword });

/** Changes one's own password; every session ends, and this browser gets a fresh one. */
export async function changePassword(ctx: Ctx, input: z.infer<typeof passwordChange>): Promise<{ cookie: string }> {
  if (ctx.actor.kind !== 'member') throw new AppError('forbidden', 'Only a person has a password.');
  const { accountId, memberId } = ctx.actor;
  const [own] = await inDirectory(ctx.db, (tx) => tx.select().from(account).where(eq(account.id, accountId)));
  if (own === undefined) throw new AppError('unauthenticated', 'Please sign in.');
  await ctx.limits.signInByAccount.take(own.email);
  if (!(await isPassword(own.passwordHash, input.current))) {
    const message = 'This is not your present password.';
    throw new AppError('invalid', message, [{ pointer: '/current', message }]);
  }
  await ctx.limits.signInByAccount.forgive(own.email);
  refuseOwnWords(input.password, [own.name, own.email]);
  const passwordHash = await hashPassword(input.password);
  await inDirectory(ctx.db, async (directory) => {
    await directory.update(account).set({ passwordHash }).where(eq(account.id, accountId));
    await endSessions(directory, accountId);
    await inOrg(directory, ctx.orgId, (tx) => recordAudit(tx, ctx, 'change-password', `member:${memberId}`));
  });
  return openSession(ctx, accountId, ctx.orgId);
}
