import { account, session } from '@kept/db/schema/directory.ts';
import { type DirectoryTx, inDirectory } from '@kept/db/scope.ts';
import { and, eq, sql } from 'drizzle-orm';
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia';
import type { Deps } from '../context.ts';
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

type World = Pick<Deps, 'db' | 'now' | 'place'>;

/** Lucia, kept behind this one module: a session ends after 7 days without use, and after 30 days whatever happens. */
export function createSessions(deps: World) {
  const isSecure = deps.place.baseUrl.startsWith('https:');
  return new Lucia(hashingAdapter(deps), {
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

/** Ends every session of an account, or only those in one organisation: after a new password, a new role, a departure. */
export async function endSessions(directory: DirectoryTx, accountId: string, orgId?: string): Promise<void> {
  await directory.delete(session).where(and(eq(session.accountId, accountId), orgId === undefined ? undefined : eq(session.orgId, orgId)));
}

/** Threat: somebody reads the session table. It holds SHA-256 of each id, so no row opens a session. */
function hashingAdapter(deps: World): Adapter {
  const clock = clocks(deps);
  const byId = (id: string) => eq(session.id, sha256(id));
  return {
    getSessionAndUser: (id) => inDirectory(deps.db, (tx) => findSession(tx, id, clock)),
    getUserSessions: (accountId) => inDirectory(deps.db, async (tx) => (await tx.select().from(session).where(eq(session.accountId, accountId))).map((row) => asSession(row, clock))),
    setSession: ({ id, userId, expiresAt, attributes }) =>
      inDirectory(deps.db, async (tx) => {
        const now = deps.now().toISOString();
        await tx.delete(session).where(and(eq(session.accountId, userId), sql`least(${session.expiresAt}, ${session.absoluteExpiresAt}) <= ${now}::timestamptz`));
        await tx.insert(session).values({ id: sha256(id), accountId: userId, expiresAt: clock.toOurs(expiresAt), ...attributes });
      }),
    updateSessionExpiration: (id, expiresAt) => inDirectory(deps.db, async (tx) => void (await tx.update(session).set({ expiresAt: clock.toOurs(expiresAt) }).where(byId(id)))),
    deleteSession: (id) => inDirectory(deps.db, async (tx) => void (await tx.delete(session).where(byId(id)))),
    deleteUserSessions: (accountId) => inDirectory(deps.db, (tx) => endSessions(tx, accountId)),
    deleteExpiredSessions: async () => undefined,
  };
}

/** Lucia reads the machine's clock and Kept its own (ctx.now): times are shifted at the border, by nothing outside tests. */
function clocks(deps: World) {
  const shift = (instant: Date, from: number, to: number) => new Date(instant.getTime() - from + to);
  return {
    now: () => deps.now(),
    toOurs: (instant: Date) => shift(instant, Date.now(), deps.now().getTime()),
    toLucias: (instant: Date) => shift(instant, deps.now().getTime(), Date.now()),
  };
}

type Clock = ReturnType<typeof clocks>;

async function findSession(tx: DirectoryTx, id: string, clock: Clock): Promise<[DatabaseSession | null, DatabaseUser | null]> {
  const [row] = await tx.select().from(session).innerJoin(account, eq(account.id, session.accountId)).where(eq(session.id, sha256(id)));
  if (row === undefined || row.session.absoluteExpiresAt <= clock.now()) return [null, null];
  return [{ ...asSession(row.session, clock), id }, { id: row.account.id, attributes: { email: row.account.email, name: row.account.name } }];
}

function asSession(row: typeof session.$inferSelect, clock: Clock): DatabaseSession {
  return { id: row.id, userId: row.accountId, expiresAt: clock.toLucias(row.expiresAt), attributes: { orgId: row.orgId, createdAt: row.createdAt, absoluteExpiresAt: row.absoluteExpiresAt } };
}
