import { normaliseEmail } from '@kept/core/email-address.ts';
import { AppError } from '@kept/core/errors.ts';
import { account } from '@kept/db/schema/directory.ts';
import { inDirectory } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../context.ts';
import { openSession, signInRefusal } from './open-session.ts';
import { isPassword } from './password.ts';

export const signInInput = z.object({ email: z.string().max(254), password: z.string().max(1000) });

/** Opens a session for an email and its password; the same words and the same work whether the email is known or not. */
export async function signIn(deps: Deps, address: string, input: z.infer<typeof signInInput>): Promise<{ sessionId: string; cookie: string }> {
  await deps.limits.signInByAddress.take(address);
  return openSession(deps, await accountWith(deps, input));
}

/** The id of the account with this email and password, for every place where a password is asked; eight tries a quarter of an hour. */
export async function accountWith(deps: Deps, input: z.infer<typeof signInInput>): Promise<string> {
  const email = normaliseEmail(input.email) ?? '';
  await deps.limits.signInByAccount.take(email);
  const [found] = await inDirectory(deps.db, (tx) => tx.select().from(account).where(eq(account.email, email)));
  if (!(await isPassword(found?.passwordHash, input.password)) || found === undefined) throw new AppError('unauthenticated', signInRefusal);
  await deps.limits.signInByAccount.forgive(email);
  return found.id;
}
