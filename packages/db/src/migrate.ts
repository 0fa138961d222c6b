import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { OpenDatabase } from './client.ts';

const folder = fileURLToPath(new URL('../migrations/', import.meta.url));

/**
 * Brings the database to this version's schema, one migration a transaction, each once.
 * Several processes may call it at the same moment on PostgreSQL: the table lock lets one through at a time.
 */
export async function migrate(database: OpenDatabase): Promise<readonly string[]> {
  await database.runScript('create table if not exists kept_migration (name text primary key, hash text not null, applied_at timestamptz not null default now());');
  const applied: string[] = [];
  for (const name of await listMigrations()) {
    const text = await readFile(`${folder}${name}`, 'utf8');
    const hash = createHash('sha256').update(text).digest('hex');
    if (await isApplied(database, name, hash)) continue;
    await apply(database, name, hash, text);
    applied.push(name);
  }
  return applied;
}

async function listMigrations(): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith('.sql')).sort();
}

async function isApplied(database: OpenDatabase, name: string, hash: string): Promise<boolean> {
  const { rows } = await database.run('select hash from kept_migration where name = $1', [name]);
  const found = rows[0];
  if (found === undefined) return false;
  if (found.hash !== hash) throw new Error(`Migration ${name} was changed after it was applied. Restore the committed file.`);
  return true;
}

/** The insert comes first: a second process waits on its key and then finds the work done. */
async function apply(database: OpenDatabase, name: string, hash: string, text: string): Promise<void> {
  const script = text.replaceAll('--> statement-breakpoint', '');
  try {
    await database.runScript(`insert into kept_migration (name, hash) values ('${name}', '${hash}'); ${script};`);
  } catch (error) {
    if (await isApplied(database, name, hash)) return;
    throw error;
  }
}
