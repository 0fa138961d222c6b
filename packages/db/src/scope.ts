import { setImmediate as nextTurn } from 'node:timers/promises';
import { type SQL, sql, TransactionRollbackError } from 'drizzle-orm';
import type { Db } from './client.ts';

/** A transaction inside one organisation: row-level security shows and takes that organisation's rows only. */
export type OrgTx = Db & { readonly [inside]: string };
declare const inside: unique symbol;

/** A transaction over the directory tables only, as the login role. */
export type DirectoryTx = Db & { readonly [overDirectory]: true };
declare const overDirectory: unique symbol;

/** What is due, and whose it is: all that a sweep over organisations may learn. */
export interface DueWork {
  readonly orgId: string;
  readonly id: string;
}

/**
 * The only way to tenant rows: one transaction as the application role, bound to one organisation.
 * Given a directory transaction it goes on inside it, so that both commit together; directory writes come first.
 * A page that puts several readings side by side asks for one moment: all its statements then see the same rows, and it writes none.
 */
export async function inOrg<T>(db: Db, orgId: string, work: (tx: OrgTx) => Promise<T>, sees: 'each moment' | 'one moment' = 'each moment'): Promise<T> {
  return db.transaction(
    async (tx) => {
      // Handed to the driver a turn before the work begins, and not waited for: the server does one after the other, and should binding fail, it undoes all.
      const [bound, done] = await Promise.allSettled([tx.execute(bindTo(orgId)), nextTurn().then(() => work(asOrgTx(tx)))]);
      if (bound.status === 'rejected') throw bound.reason;
      if (done.status === 'rejected') throw done.reason;
      return done.value;
    },
    sees === 'one moment' ? { isolationLevel: 'repeatable read', accessMode: 'read only' } : undefined,
  );
}

/** Does work and takes all of it back: gives what it would have come to. */
export async function tryOut<T>(tx: OrgTx, work: (tx: OrgTx) => Promise<T>): Promise<T> {
  const came: T[] = [];
  await tx
    .transaction(async (inner) => {
      came.push(await work(asOrgTx(inner)));
      inner.rollback();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TransactionRollbackError)) throw error;
    });
  const [result] = came;
  if (result === undefined) throw new Error('What was tried out gave nothing.');
  return result;
}

/**
 * Role and organisation in one statement without parameters, since each one with parameters costs a second round trip; nothing but a uuid comes
 * through. No statement is made a program of: where the planner takes one for long, that alone takes a second and more, and the work a tenth of it.
 */
function bindTo(orgId: string): SQL {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(orgId)) throw new Error('This is not the id of an organisation.');
  return sql.raw(`select set_config('app.org_id', '${orgId}', true), set_config('role', 'kept_app', true), set_config('jit', 'off', true)`);
}

/** Reads the directory by one statement, which needs no transaction around it. */
export async function readDirectory<T>(db: Db, read: (db: DirectoryTx) => Promise<T>): Promise<T> {
  return read(asDirectoryTx(db));
}

/** Reads and writes the directory (organisations, accounts, sessions, key prefixes), before the organisation is known. */
export async function inDirectory<T>(db: Db, work: (tx: DirectoryTx) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => work(asDirectoryTx(tx)));
}

/** Finds due work over all organisations, as a role that may read nothing but ids and due dates. For jobs.ts alone. */
export async function acrossOrgs(db: Db, find: (tx: Db) => Promise<readonly DueWork[]>): Promise<DueWork[]> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local role kept_sweeper`);
    const due = await find(tx);
    return due.map(({ orgId, id }) => ({ orgId, id }));
  });
}

/** Marks a transaction as bound; the mark exists for the type checker only. */
function asOrgTx(tx: Db): OrgTx {
  // oxlint-disable-next-line typescript/consistent-type-assertions
  return tx as OrgTx;
}

/** Marks a transaction as the directory's; the mark exists for the type checker only. */
function asDirectoryTx(tx: Db): DirectoryTx {
  // oxlint-disable-next-line typescript/consistent-type-assertions
  return tx as DirectoryTx;
}
