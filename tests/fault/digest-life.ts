import { openEmbedded, openPostgres, type OpenDatabase } from '@kept/db/client.ts';
import { freePort } from '../support/free-port.ts';
import type { StandInProvider } from '../support/stand-in-provider.ts';
import type { Place } from './open-place.ts';
import { startProcess } from './start-process.ts';

const requestsPerSecond = '8';
const longestWaitMs = 8000;
const longestLifeMs = 1500;

/** What the product is told about a provider. */
export function providerEnv(provider: StandInProvider): Record<string, string> {
  return { RESEND_API_KEY: 'test', RESEND_BASE_URL: provider.url, RESEND_PER_SECOND: requestsPerSecond };
}

/** One life of the product: on PostgreSQL with a second worker beside it. */
export interface Life {
  readonly kill: () => Promise<unknown>;
  readonly stop: () => Promise<unknown>;
}

/** Starts a life at a port. */
export async function startLife(place: Place, env: Readonly<Record<string, string>>, port: number): Promise<Life> {
  const roles = place.database === 'postgres' ? [['--empty'], ['--role', 'worker']] : [['--empty']];
  const processes = await Promise.all(roles.map(async (flags, number) => startProcess(flags, { ...place.env, ...env }, number === 0 ? port : await freePort())));
  return { kill: () => Promise.all(processes.map((process) => process.kill())), stop: () => Promise.all(processes.map((process) => process.stop())) };
}

/** Waits for a random moment after the next request to the provider: the time to kill in. Without one it does not wait for ever. */
export async function untilMidSending(provider: StandInProvider): Promise<void> {
  const before = provider.asked();
  const deadline = Date.now() + longestWaitMs;
  while (provider.asked() === before && Date.now() < deadline) await pause(5);
  await pause(Math.random() * longestLifeMs);
}

/** Looks into the place's database from outside, while nobody lives in an embedded one. */
export async function withDatabase<T>(place: Place, look: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const database = place.env.DATABASE_URL === undefined ? await openEmbedded(place.dataDir) : openPostgres(place.env.DATABASE_URL, 1);
  try {
    return await look(database);
  } finally {
    await database.close();
  }
}

/** Makes every claim and every wait two minutes older, while nobody lives. */
export async function letTimePass(place: Place): Promise<void> {
  await withDatabase(place, async (database) => {
    const older = (column: string) => `${column} = ${column} - interval '2 minutes'`;
    await database.run(`update mail_batch set ${['claimed_at', 'send_after', 'unknown_since'].map(older).join(', ')} where settled_at is null`);
    await database.run(`update mail set ${['claimed_at', 'send_after', 'unknown_since'].map(older).join(', ')} where state in ('pending', 'sending')`);
  });
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
