import { PGlite, types } from '@electric-sql/pglite';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { lockDirectory } from './lock-directory.ts';
import { prepareRepeated } from './prepare-repeated.ts';

/** Both drivers and their transactions look like this to everyone else. */
export type Db = PgDatabase<PgQueryResultHKT>;

/** An open database: queries, the raw runners that migrations need, and a clean end. */
export interface OpenDatabase {
  readonly db: Db;
  /** What the job queue needs to reach the same database. */
  readonly queue: { readonly kind: 'embedded'; readonly pglite: PGlite } | { readonly kind: 'postgres'; readonly url: string };
  /** Runs one statement outside the schema, for migrations only. */
  readonly run: (statement: string, values?: readonly string[]) => Promise<{ rows: Record<string, unknown>[] }>;
  /** Applies a script of several statements, for migrations only. */
  readonly runScript: (script: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the embedded database in a directory, which it locks until closed; memory when no directory is given. */
export async function openEmbedded(directory: string | undefined, template?: Blob): Promise<OpenDatabase> {
  const lock = directory === undefined ? undefined : await lockFor(directory);
  const pglite = await PGlite.create({
    ...(directory === undefined ? {} : { dataDir: join(directory, 'database') }),
    ...(template === undefined ? {} : { loadDataDir: template }),
    ...bytesAsHex,
  });
  return {
    db: drizzlePglite(pglite),
    queue: { kind: 'embedded', pglite },
    run: async (statement, values) => {
      const result = await pglite.query<Record<string, unknown>>(statement, values === undefined ? undefined : [...values]);
      return { rows: result.rows };
    },
    runScript: async (script) => {
      await pglite.exec(script);
    },
    close: async () => {
      await pglite.close();
      await lock?.release();
    },
  };
}

/** The driver's own way with bytes goes through one string per byte: a mail of 25 kB took it six milliseconds. */
const bytesAsHex = {
  serializers: { [types.BYTEA]: (bytes: Uint8Array) => `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}` },
  parsers: { [types.BYTEA]: (hex: string) => new Uint8Array(Buffer.from(hex.slice(2), 'hex')) },
};

const mostAlone = 2;

/**
 * Opens a PostgreSQL database by its address; `connections` is how many transactions it has room for at once, `hear` is told what the server
 * remarks. Statements outside a transaction have up to two connections of their own: the driver sends them one behind the other, and where
 * one fills that row, a BEGIN behind it is sent without its connection being kept, and stays open for whoever comes next (porsager/postgres#1189).
 */
export function openPostgres(url: string, connections = 10, hear: (remark: string) => void = () => undefined): OpenDatabase {
  const open = (max: number) => postgres(url, { max, onnotice: (notice) => hear(notice.message ?? ''), connect_timeout: 10 });
  const [alone, transactions] = [open(Math.min(mostAlone, connections)), open(connections)];
  // How dates and JSON are written and read Drizzle sets on the client it is given; the other one has to do the same.
  drizzlePostgres(transactions);
  return {
    db: drizzlePostgres(prepareRepeated(alone, transactions)),
    queue: { kind: 'postgres', url },
    run: async (statement, values) => {
      const rows = await alone.unsafe(statement, [...(values ?? [])]);
      return { rows: [...rows] };
    },
    runScript: async (script) => {
      await alone.unsafe(script).simple();
    },
    close: async () => {
      await Promise.all([alone, transactions].map((client) => client.end({ timeout: 5 })));
    },
  };
}

async function lockFor(directory: string) {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return lockDirectory(directory);
}
