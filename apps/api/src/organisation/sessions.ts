import { account, session } from '@kept/db/schema/directory.ts';
import { inDirectory } from '@kept/db/scope.ts';
import { eq, lt } from 'drizzle-orm';
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia';
import type { Db } from '@kept/db/client.ts';
import { sha256 } from '../secrets.ts';

const idleDays = 7;
const absoluteDays = 30;

interface SessionAttributes {
  orgId: string;
  createdAt: Date;
  absoluteExpiresAt: Date;
}

interface AccountAttributes {
  email: string;
  name: string;
}

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof createSessions>;
    UserId: string;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: AccountAttributes;
  }
}

/** Lucia, kept behind this one module: sessions idle out after 7 days; sign-in.ts adds the absolute limit of 30. */
export function createSessions(db: Db, baseUrl: string) {
  const isSecure = baseUrl.startsWith('https:');
  return new Lucia(hashingAdapter(db), {
    sessionExpiresIn: new TimeSpan(idleDays, 'd'),
    sessionCookie: { name: isSecure ? '__Host-kept' : 'kept', expires: true, attributes: { sameSite: 'lax', path: '/', secure: isSecure } },
    getSessionAttributes: (row) => ({ orgId: row.orgId, absoluteExpiresAt: row.absoluteExpiresAt }),
    getUserAttributes: (row) => ({ email: row.email, name: row.name }),
  });
}

/** When a session that starts now must end, however often it is used. */
export function absoluteEnd(now: Date): Date {
  return new Date(now.getTime() + absoluteDays * 86_400_000);
}

/** Threat: somebody reads the session table. It holds SHA-256 of each id, so no row opens a session. */
function hashingAdapter(db: Db): Adapter {
  return {
    getSessionAndUser: (id) => inDirectory(db, async (tx) => findSession(tx, id)),
    getUserSessions: (accountId) => inDirectory(db, async (tx) => (await tx.select().from(session).where(eq(session.accountId, accountId))).map(asSession)),
    setSession: (row) => inDirectory(db, async (tx) => void (await tx.insert(session).values({ id: sha256(row.id), accountId: row.userId, expiresAt: row.expiresAt, ...row.attributes }))),
    updateSessionExpiration: (id, expiresAt) => inDirectory(db, async (tx) => void (await tx.update(session).set({ expiresAt }).where(eq(session.id, sha256(id))))),
    deleteSession: (id) => inDirectory(db, async (tx) => void (await tx.delete(session).where(eq(session.id, sha256(id))))),
    deleteUserSessions: (accountId) => inDirectory(db, async (tx) => void (await tx.delete(session).where(eq(session.accountId, accountId)))),
    deleteExpiredSessions: () => inDirectory(db, async (tx) => void (await tx.delete(session).where(lt(session.expiresAt, new Date())))),
  };
}

async function findSession(tx: Db, id: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
  const [row] = await tx.select().from(session).innerJoin(account, eq(account.id, session.accountId)).where(eq(session.id, sha256(id)));
  if (row === undefined) return [null, null];
  return [{ ...asSession(row.session), id }, { id: row.account.id, attributes: { email: row.account.email, name: row.account.name } }];
}

function asSession(row: typeof session.$inferSelect): DatabaseSession {
  return { id: row.id, userId: row.accountId, expiresAt: row.expiresAt, attributes: { orgId: row.orgId, createdAt: row.createdAt, absoluteExpiresAt: row.absoluteExpiresAt } };
}
