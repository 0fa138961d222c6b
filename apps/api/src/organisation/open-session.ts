import { AppError } from '@kept/core/errors.ts';
import { accountOrganisation } from '@kept/db/schema/directory.ts';
import { inDirectory } from '@kept/db/scope.ts';
import { asc, eq } from 'drizzle-orm';
import type { Deps } from '../context.ts';
import { findMember } from './find-member.ts';
import { absoluteEnd, createSessions } from './sessions.ts';

/** Said alike for an unknown email, a wrong password and an account that is a member nowhere. */
export const signInRefusal = 'This email and password do not belong together. Check both, or reset the password.';

/**
 * Opens a fresh session for an account: in the organisation asked for, else in the one it joined first where it is an
 * active member. Never takes over an id that a browser brought along.
 */
export async function openSession(deps: Deps, accountId: string, orgId?: string): Promise<{ sessionId: string; cookie: string }> {
  const places = await inDirectory(deps.db, (tx) => tx.select().from(accountOrganisation).where(eq(accountOrganisation.accountId, accountId)).orderBy(asc(accountOrganisation.memberId)));
  for (const place of places) {
    if (orgId !== undefined && place.orgId !== orgId) continue;
    if ((await findMember(deps, place.orgId, accountId)) === undefined) continue;
    const sessions = createSessions(deps);
    const sessionId = Buffer.from(deps.random(32)).toString('base64url');
    const now = deps.now();
    await sessions.createSession(accountId, { orgId: place.orgId, createdAt: now, absoluteExpiresAt: absoluteEnd(now) }, { sessionId });
    return { sessionId, cookie: sessions.createSessionCookie(sessionId).serialize() };
  }
  throw new AppError('unauthenticated', signInRefusal);
}
