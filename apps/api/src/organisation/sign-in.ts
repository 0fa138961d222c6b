import { normaliseEmail } from '@kept/core/email-address.ts';
import { AppError } from '@kept/core/errors.ts';
import { account, accountOrganisation } from '@kept/db/schema/directory.ts';
import { inDirectory } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../context.ts';
import { findMember } from './find-member.ts';
import { isPassword } from './password.ts';
import { absoluteEnd, createSessions } from './sessions.ts';

export const signInInput = z.object({ email: z.string().max(254), password: z.string().max(200) });

const refusal = 'This email and password do not belong together. Check both, or reset the password.';

/** Opens a session for an email and its password; the same words and the same work whether the email is known or not. */
export async function signIn(deps: Deps, address: string, input: z.infer<typeof signInInput>): Promise<{ sessionId: string; cookie: string }> {
  const email = normaliseEmail(input.email) ?? '';
  await deps.limits.signInByAddress.take(address);
  await deps.limits.signInByAccount.take(email);
  const [found] = await inDirectory(deps.db, (tx) => tx.select().from(account).where(eq(account.email, email)));
  if (!(await isPassword(found?.passwordHash, input.password)) || found === undefined) throw new AppError('unauthenticated', refusal);
  await deps.limits.signInByAccount.forgive(email);
  return openSession(deps, found.id);
}

/** Opens a fresh session for an account in the first organisation where it is an active member. */
export async function openSession(deps: Deps, accountId: string): Promise<{ sessionId: string; cookie: string }> {
  const places = await inDirectory(deps.db, (tx) => tx.select().from(accountOrganisation).where(eq(accountOrganisation.accountId, accountId)));
  for (const place of places) {
    if ((await findMember(deps, place.orgId, accountId)) === undefined) continue;
    const sessions = createSessions(deps.db, deps.place.baseUrl);
    const sessionId = Buffer.from(deps.random(32)).toString('base64url');
    const now = deps.now();
    await sessions.createSession(accountId, { orgId: place.orgId, createdAt: now, absoluteExpiresAt: absoluteEnd(now) }, { sessionId });
    return { sessionId, cookie: sessions.createSessionCookie(sessionId).serialize() };
  }
  throw new AppError('unauthenticated', refusal);
}
