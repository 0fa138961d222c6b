import type { KeyScope } from '@kept/core/permissions.ts';
import { keyPrefix } from '@kept/db/schema/directory.ts';
import { apiKey } from '@kept/db/schema/organisation/keys.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Deps, systemCtx } from '../context.ts';
import { type cliKeyFile, cliKeyPath } from './cli-key-file.ts';
import { createKey } from './create-key.ts';
import { listOrganisations } from './list-organisations.ts';

type CliKeyFile = z.infer<typeof cliKeyFile>;

const scopes: KeyScope[] = ['import:write', 'feedback:write', 'feedback:read'];
const lookAgainMs = 5_000;

/**
 * Lets `kept` on this machine reach the running server: a fresh key for each organisation lies in the data directory, readable
 * by its owner only, and is gone after a clean end. Organisations made later are added within seconds. On PostgreSQL
 * only while there is a single organisation: whoever runs one API process is not thereby everyone's administrator.
 */
export async function writeCliKey(deps: Deps, url: string): Promise<{ remove: () => Promise<void> }> {
  const path = cliKeyPath(deps.place.dataDir);
  let written: { orgs: string; text: string } = { orgs: '', text: '' };
  const refresh = async () => {
    const organisations = await listServed(deps);
    const orgs = organisations.map(({ id, name }) => `${id} ${name}`).join('\n');
    if (orgs === written.orgs) return;
    const keys: CliKeyFile['organisations'] = [];
    for (const { id, slug, name } of organisations) keys.push({ slug, name, key: await freshKey(deps, id) });
    written = { orgs, text: JSON.stringify({ url, organisations: keys } satisfies CliKeyFile) };
    await (keys.length === 0 ? rm(path, { force: true }) : writePrivate(path, written.text));
  };
  await refresh();
  let current = Promise.resolve();
  const timer = setInterval(() => {
    current = current.then(refresh).catch((error: unknown) => deps.log.warn({ err: error }, 'The key of the command line could not be refreshed'));
  }, lookAgainMs);
  timer.unref();
  return {
    remove: async () => {
      clearInterval(timer);
      await current;
      // A second process with the same directory may have put its own key there since: that one stays.
      const isOurs = (await readFile(path, 'utf8').catch(() => '')) === written.text;
      if (!isOurs) return;
      await rm(path, { force: true });
      for (const { id } of await listServed(deps)) await dropKey(deps, id);
    },
  };
}

async function listServed(deps: Deps) {
  const all = await listOrganisations(deps);
  return deps.database.queue.kind === 'embedded' || all.length === 1 ? all : [];
}

async function freshKey(deps: Deps, orgId: string): Promise<string> {
  await dropKey(deps, orgId);
  const { secret } = await createKey(systemCtx(deps, orgId, 'command-line'), { name: keyName(), scopes });
  return secret;
}

/** Only a key Kept made itself: one that a person gave the same name has that person as its maker. */
async function dropKey(deps: Deps, orgId: string): Promise<void> {
  const own = and(eq(apiKey.orgId, orgId), eq(apiKey.name, keyName()), eq(apiKey.createdBy, orgId));
  const earlier = await inOrg(deps.db, orgId, (tx) => tx.select({ prefix: apiKey.prefix }).from(apiKey).where(own));
  if (earlier.length === 0) return;
  await inDirectory(deps.db, async (directory) => {
    for (const { prefix } of earlier) await directory.delete(keyPrefix).where(and(eq(keyPrefix.prefix, prefix), eq(keyPrefix.orgId, orgId)));
    await inOrg(directory, orgId, (tx) => tx.delete(apiKey).where(own));
  });
}

function keyName(): string {
  return `Command line on this machine (${hostname()})`.slice(0, 80);
}

/** Threat: another user of the machine reads the key, or a half-written one is read. Mode 0600 from the first byte, then put in place at once. */
async function writePrivate(path: string, text: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  await rm(draft, { force: true });
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
  await rename(draft, path);
}
