import type { Ctx } from '../context.ts';
import { createSessions } from './sessions.ts';

/** Ends the session whose cookie was sent; returns the cookie that clears it. */
export async function signOut(ctx: Ctx, cookieHeader: string): Promise<string> {
  const sessions = createSessions(ctx);
  const id = sessions.readSessionCookie(cookieHeader);
  if (id !== null) await sessions.invalidateSession(id);
  return sessions.createBlankSessionCookie().serialize();
}
