import type { Db } from '@kept/db/client.ts';
import type { PgTransactionConfig } from 'drizzle-orm/pg-core';

const statements = new Set(['execute', 'select', 'selectDistinct', 'insert', 'update', 'delete']);

/** The same database, telling of every statement and of every transaction, nested ones too. */
export function countStatements(db: Db, tell: (what: string) => void): Db {
  return new Proxy(db, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name === 'transaction') return (work: (tx: Db) => Promise<unknown>, how?: PgTransactionConfig) => target.transaction((tx) => work(countStatements(tx, tell)), how);
      return (...given: unknown[]) => {
        if (statements.has(String(name))) tell(String(name));
        return Reflect.apply(value, target, given);
      };
    },
  });
}
