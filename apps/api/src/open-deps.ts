import { openEmbedded, openPostgres } from '@kept/db/client.ts';
import { migrate } from '@kept/db/migrate.ts';
import { createThemeEngine } from '@kept/themes/theme-engine.ts';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import type { Deps } from './context.ts';
import type { Env } from './env.ts';
import { createLimits } from './http/limits.ts';
import { transportFor } from './mail/transport-for.ts';
import { openLog } from './open-log.ts';
import { createSecrets } from './secrets.ts';
import { openQueue, type Queue } from './worker.ts';

/** Opens everything a process needs, in the order it depends on each other; `progress` is told of each step. */
export async function openDeps(env: Env, progress: (step: string) => void): Promise<{ deps: Deps; queue: Queue; close: () => Promise<void> }> {
  const dataDir = resolve(env.KEPT_DATA_DIR);
  const log = openLog(env.KEPT_LOG, pino.destination(2));
  progress('Opening the database');
  const database = env.DATABASE_URL === undefined ? await openEmbedded(dataDir) : openPostgres(env.DATABASE_URL);
  const applied = await migrate(database);
  if (applied.length > 0) progress(`Brought the database up to date (${applied.join(', ')})`);
  const queue = await openQueue(database, log);
  const now = () => new Date();
  const engine = createThemeEngine();
  const deps: Deps = {
    database,
    db: database.db,
    now,
    random: (bytes) => randomBytes(bytes),
    transport: transportFor(env, database, now),
    engine,
    secrets: createSecrets(await secretsFor(env, dataDir)),
    limits: createLimits(),
    log,
    place: { baseUrl: (env.KEPT_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''), trustProxy: env.KEPT_TRUST_PROXY, dataDir, isOpenToTry: env.KEPT_TRY },
    wake: queue.wake,
  };
  const close = async () => {
    await queue.stop();
    await engine.close();
    await database.close();
  };
  return { deps, queue, close };
}

/** With an embedded database the secret is made once and lies beside it, readable by its owner only. */
async function secretsFor(env: Env, dataDir: string): Promise<[string, ...string[]]> {
  if (env.KEPT_SECRETS !== undefined) return listOf(env.KEPT_SECRETS);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'secret');
  await writeFile(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  return listOf(await readFile(path, 'utf8'));
}

function listOf(text: string): [string, ...string[]] {
  const [first = '', ...rest] = text.split(',').map((secret) => secret.trim());
  return [first, ...rest];
}
