import { openEmbedded, openPostgres } from '@kept/db/client.ts';
import { z } from 'zod';
import { freePort } from '../support/free-port.ts';
import { type StandInProvider, startStandInProvider } from '../support/stand-in-provider.ts';
import { type DigestOptions, digestFaults } from './digest-faults.ts';
import { type LaidDigest, layDigest } from './lay-digest.ts';
import type { Place } from './open-place.ts';
import type { Outcome } from './outcome.ts';
import { startProcess } from './start-process.ts';

/** A share of requests that goes wrong in each way, so that few requests meet all of them. */
const manners = { lostAnswers: 0.2, busy: 0.1, broken: 0.1, retryAfterSeconds: 1 };
const requestsPerSecond = '8';
const longestLifeMs = 1500;
/** A life without a kill ends when nothing has moved for so long, at first or later; the next one finds what time has brought. */
const [firstCalmMs, calmMs] = [8000, 2000];
const mostLives = 30;
const said = z.object({ state: z.string() });

/**
 * What `npm run fault -- digest` does, for a test: after each life all claims and waits are made two minutes older, as if so long had
 * passed, and the next worker finds them due at its start. A claim that grows old in a living worker's hands is taken from it, too.
 */
export async function hurryDigest(place: Place, options: DigestOptions): Promise<Outcome> {
  const laid = await layDigest(place, options.recipients);
  const provider = await startStandInProvider({ ...manners, isBroken: () => Math.random() < manners.broken });
  try {
    let lives = 0;
    for (let isSent = false; !isSent && lives < mostLives; lives += 1) {
      isSent = await live(place, laid, provider, lives < options.kills);
      await letTimePass(place);
    }
    const { faults, reached } = digestFaults(options.recipients, provider);
    return { figures: [`${options.recipients} recipients, ${options.kills} kills, ${lives} lives; ${provider.asked()} requests, ${provider.taken().length} mails taken, ${reached} addresses reached, ${provider.conflicts()} conflicts`], faults: [...faults, ...(lives < mostLives ? [] : [`The digest was not sent after ${mostLives} lives.`])] };
  } finally {
    await provider.close();
  }
}

/** One life of the product, on PostgreSQL with a second worker beside it; says whether the digest calls itself sent at its end. */
async function live(place: Place, laid: LaidDigest, provider: StandInProvider, isKilled: boolean): Promise<boolean> {
  const env = { ...place.env, RESEND_API_KEY: 'test', RESEND_BASE_URL: provider.url, RESEND_PER_SECOND: requestsPerSecond };
  const port = await freePort();
  const roles = place.database === 'postgres' ? [['--empty'], ['--role', 'worker']] : [['--empty']];
  const processes = await Promise.all(roles.map(async (flags, number) => startProcess(flags, env, number === 0 ? port : await freePort())));
  const before = provider.asked();
  const deadline = Date.now() + firstCalmMs;
  const isSent = async () => laid.ask(`http://127.0.0.1:${port}`).then(async (answer) => said.parse(await answer.json()).state === 'sent', () => false);
  if (isKilled) {
    while (provider.asked() === before && Date.now() < deadline) await pause(5);
    await pause(Math.random() * longestLifeMs);
    await Promise.all(processes.map((process) => process.kill()));
    return false;
  }
  let done = await isSent();
  for (let [asked, until] = [before, deadline]; !done && Date.now() < until; done = await isSent()) {
    await pause(100);
    if (provider.asked() !== asked) [asked, until] = [provider.asked(), Date.now() + calmMs];
  }
  await Promise.all(processes.map((process) => process.stop()));
  return done;
}

/** Makes every claim and every wait two minutes older, while nobody lives. */
async function letTimePass(place: Place): Promise<void> {
  const database = place.env.DATABASE_URL === undefined ? await openEmbedded(place.dataDir) : openPostgres(place.env.DATABASE_URL, 1);
  const older = (column: string) => `${column} = ${column} - interval '2 minutes'`;
  await database.run(`update mail_batch set ${['claimed_at', 'send_after', 'unknown_since'].map(older).join(', ')} where settled_at is null`);
  await database.run(`update mail set ${['claimed_at', 'send_after', 'unknown_since'].map(older).join(', ')} where state in ('pending', 'sending')`);
  await database.close();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
