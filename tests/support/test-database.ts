import { openEmbedded, openPostgres, type OpenDatabase } from '@kept/db/client.ts';
import { migrate } from '@kept/db/migrate.ts';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../node_modules/.cache/kept/', import.meta.url));
const migrations = fileURLToPath(new URL('../../packages/db/migrations/', import.meta.url));
const server = process.env.TEST_DATABASE_URL;

/** A migrated, empty database of its own for one test file: on TEST_DATABASE_URL's server, else the embedded one in memory. */
export async function openTestDatabase(connections = 5): Promise<OpenDatabase> {
  return server === undefined || server === '' ? openEmbeddedCopy() : openPostgresCopy(server, connections);
}

/** Migrating takes seconds and unpacking a migrated directory does not: the first file that needs the template makes it. */
async function openEmbeddedCopy(): Promise<OpenDatabase> {
  await mkdir(cache, { recursive: true });
  const path = `${cache}migrated-${await migrationsHash()}.tar.gz`;
  if (!existsSync(path)) await makeTemplate(path);
  return openEmbedded(undefined, new Blob([await readFile(path)]));
}

async function makeTemplate(path: string): Promise<void> {
  const database = await openEmbedded(undefined);
  await migrate(database);
  if (database.queue.kind !== 'embedded') throw new Error('The embedded database has no embedded queue.');
  const dump = await database.queue.pglite.dumpDataDir('gzip');
  await database.close();
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, new Uint8Array(await dump.arrayBuffer()));
  await rename(draft, path);
}

/** A database of its own on the server, migrated afresh and dropped at the end. */
async function openPostgresCopy(url: string, connections: number): Promise<OpenDatabase> {
  const name = `kept_test_${randomBytes(6).toString('hex')}`;
  const admin = openPostgres(url, 1);
  await admin.runScript(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = openPostgres(own.href, connections);
  await migrate(database);
  return {
    ...database,
    close: async () => {
      await database.close();
      await admin.runScript(`drop database ${name} with (force)`);
      await admin.close();
    },
  };
}

async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(migrations)).filter((file) => file.endsWith('.sql')).sort()) hash.update(await readFile(`${migrations}${name}`));
  return hash.digest('hex').slice(0, 16);
}
