import { openEmbedded, openPostgres } from '@kept/db/client.ts';
import { migrate } from '@kept/db/migrate.ts';
import { openThemeEngine } from '@kept/themes/open-theme-engine.ts';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import type { Deps } from './context.ts';
import type { Env } from './env.ts';
import { createLimits } from './http/limits.ts';
import { mailDoorFor } from './mail/inbound/mail-door.ts';
import { openNameServer } from './organisation/domain/name-server.ts';
import { openOutsideWeb } from './organisation/webhooks/outside-web.ts';
import { transportFor } from './mail/transport-for.ts';
import { openLog } from './open-log.ts';
import { createEndpointEncoder } from './understand/endpoint-encoder.ts';
import { createSecrets } from './secrets.ts';
import { openQueue, type Queue } from './worker.ts';

/** A command does its work itself and wakes nobody; what it leaves is found by the next sweep. */
const noQueue: Queue = { wake: async () => undefined, work: async () => undefined, stop: async () => undefined };

/** How long one part may take to end before the others are ended without it. */
const longestEndMs = 20_000;

/** Opens everything a process needs, in the order it depends on each other; `progress` is told of each step. */
export async function openDeps(env: Env, progress: (step: string) => void, options: { withQueue: boolean } = { withQueue: true }): Promise<{ deps: Deps; queue: Queue; close: () => Promise<void> }> {
  const dataDir = resolve(env.KEPT_DATA_DIR);
  const log = openLog(env.KEPT_LOG, pino.destination(2));
  progress('Opening the database');
  const database = env.DATABASE_URL === undefined ? await openEmbedded(dataDir) : openPostgres(env.DATABASE_URL);
  const applied = await migrate(database);
  if (applied.length > 0) progress(`Brought the database up to date (${applied.length === 1 ? applied[0] : `${applied.length} steps, the last ${applied.at(-1)}`})`);
  const queue = options.withQueue ? await openQueue(database, log) : noQueue;
  const now = () => new Date();
  const engine = openThemeEngine({ runtime: env.KEPT_EMBED === 'lexical' ? 'lexical' : 'auto', endpoint: encoderOf(env), now: Date.now });
  const deps: Deps = {
    database,
    db: database.db,
    now,
    random: (bytes) => randomBytes(bytes),
    transport: transportFor(env, database, now),
    door: mailDoorFor(env),
    engine,
    chat: chatOf(env),
    secrets: createSecrets(await secretsFor(env, dataDir)),
    web: openOutsideWeb(env.KEPT_WEBHOOK_PRIVATE),
    readTexts: openNameServer(),
    limits: createLimits(),
    log,
    place: { baseUrl: (env.KEPT_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''), trustProxy: env.KEPT_TRUST_PROXY, dataDir, isOpenToTry: env.KEPT_TRY, isOnlyAtOwnName: env.KEPT_ONLY_URL },
    wake: queue.wake,
  };
  const close = async () => {
    for (const end of [queue.stop, engine.close, database.close]) await inTime(end());
  };
  return { deps, queue, close };
}

/** The endpoint that reads texts, where one is set up. */
function encoderOf({ KEPT_EMBED_URL: url, KEPT_EMBED_MODEL: model = '', KEPT_EMBED_KEY: key, KEPT_EMBED_LANGUAGES: languages }: Env) {
  return url === undefined ? undefined : createEndpointEncoder({ url, model, key, languages });
}

/** The language model that may suggest words, where one is set up. */
function chatOf({ KEPT_LLM_URL: url, KEPT_LLM_MODEL: model = '', KEPT_LLM_KEY: key }: Env) {
  return url === undefined ? undefined : { url, model, key };
}

/** The job queue's own statements can wait for ever on a database that is going away: nothing is lost by leaving them. */
async function inTime(ending: Promise<void>): Promise<void> {
  const patience = new AbortController();
  await Promise.race([ending, setTimeout(longestEndMs, undefined, { signal: patience.signal, ref: false }).catch(() => undefined)]);
  patience.abort();
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
