import { openPostgres, type OpenDatabase } from '@kept/db/client.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startProcess } from '../tests/fault/start-process.ts';
import { freePort } from '../tests/support/free-port.ts';
import { fillDigest } from './support/fill-digest.ts';
import { openPlace } from './support/open-place.ts';
import { figure, printFigure } from './support/print-figure.ts';
import { seedOrganisation } from './support/seed-organisation.ts';
import { startServer } from './support/start-server.ts';

/*
 * One digest to so many people through the product's own worker on PostgreSQL, to a stand-in for Resend in a process of its own whose
 * ceiling is lifted. What the worker held at most is the kernel's own figure; with several sizes, each on a database of its own, growth is
 * printed. With --memory the worker also collects its garbage every ten seconds and says what is left: what it needs, not what it may take.
 */
const { values: flags } = parseArgs({ options: { recipients: { type: 'string' }, workers: { type: 'string', default: '1' }, memory: { type: 'boolean', default: false } }, strict: false });
const sizes = String(flags.recipients ?? (flags.memory === true ? '10000,100000,1000000' : '10000,30000')).split(',').map(Number);
const workers = Number(flags.workers);
/** Resend takes five requests a second, of a hundred mails each. */
const ceiling = 500;
const megabyte = 1_048_576;
const tally = z.object({ mails: z.number(), addresses: z.number(), asked: z.number(), conflicts: z.number() });
type Tally = z.infer<typeof tally>;

interface Ran {
  readonly recipients: number;
  readonly idle: number;
  /** The high-water mark of its resident memory. */
  readonly most: number;
  /** The most it held right after its garbage was collected; only with --memory. */
  readonly needed: number | undefined;
  /** How long a batch of a hundred took, frozen to settled, in the middle of the first and of the last tenth of them, in seconds. */
  readonly firstBatches: number;
  readonly lastBatches: number;
  /** From the first mail that was written to the last that was settled. */
  readonly wholeSeconds: number;
  readonly sendingSeconds: number;
  readonly provider: Tally;
}

/** What a process holds in memory, or held at most, in bytes. */
function residentOf(pid: number | undefined, which: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
  return Number(new RegExp(`${which}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
}

/** How long the batches of the first tenth and of the last took, in their middle. */
async function timeBatches(database: OpenDatabase): Promise<{ firstBatches: number; lastBatches: number }> {
  const { rows } = await database.run(`select percentile_cont(0.5) within group (order by seconds) filter (where part = 1) as "firstBatches", percentile_cont(0.5) within group (order by seconds) filter (where part = 10) as "lastBatches"
    from (select ntile(10) over (order by frozen_at) as part, extract(epoch from settled_at - frozen_at)::float8 as seconds from mail_batch) batches`);
  return z.object({ firstBatches: z.number(), lastBatches: z.number() }).parse(rows[0]);
}

/** Waits until the digest calls itself sent; gives when its first mail was written, when its first batch was frozen, and when the last was settled. */
async function untilSent(database: OpenDatabase): Promise<{ written: number; first: number; last: number }> {
  for (let tick = 0; ; tick += 1) {
    const { rows } = tick % 10 === 0 ? await database.run("select state from digest where state in ('sent', 'draft', 'paused', 'cancelled')") : { rows: [] };
    if (rows.length > 0) {
      if (z.object({ state: z.string() }).parse(rows[0]).state === 'sent') break;
      throw new Error(`The digest was not sent: ${JSON.stringify(rows[0])}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { rows } = await database.run("select (select extract(epoch from min(created_at))::float8 from mail where kind = 'digest') as written, extract(epoch from min(frozen_at))::float8 as first, extract(epoch from max(settled_at))::float8 as last from mail_batch");
  return z.object({ written: z.number(), first: z.number(), last: z.number() }).parse(rows[0]);
}

async function sendTo(recipients: number): Promise<Ran> {
  const place = await openPlace();
  const provider = await startServer('./mail-provider.ts', [], place.env);
  const database = openPostgres(place.env.DATABASE_URL ?? '', 2);
  try {
    const notes = join(place.env.KEPT_DATA_DIR ?? '', 'memory');
    const collecting: Record<string, string> = flags.memory === true ? { KEPT_BENCH_MEMORY: notes, NODE_OPTIONS: `--expose-gc --import ${import.meta.resolve('./support/note-memory.mjs')}` } : {};
    const env = { ...place.env, RESEND_API_KEY: 'bench', RESEND_BASE_URL: provider.url, RESEND_PER_SECOND: '1000', KEPT_EMBED: 'lexical' };
    await seedOrganisation(place.env, (ctx) => fillDigest(ctx, recipients));
    await database.run('analyze');
    const running = await Promise.all(Array.from({ length: workers }, async () => startProcess(['--role', 'worker'], { ...env, ...collecting }, await freePort())));
    const idle = Math.max(...running.map(({ pid }) => residentOf(pid)));
    const { written, first, last } = await untilSent(database);
    const most = Math.max(...running.map(({ pid }) => residentOf(pid, 'VmHWM')));
    const needed = flags.memory === true ? Math.max(...readFileSync(notes, 'utf8').trim().split('\n').map(Number)) : undefined;
    const times = await timeBatches(database);
    const seen = tally.parse(await (await fetch(`${provider.url}/tally`)).json());
    for (const worker of running) await worker.stop();
    return { recipients, idle, most, needed, ...times, wholeSeconds: last - written, sendingSeconds: last - first, provider: seen };
  } finally {
    await database.close();
    await provider.stop();
    await place.close();
  }
}

function print(ran: Ran): void {
  const { recipients, provider } = ran;
  printFigure({ what: `A digest to ${figure(recipients)} people, sent by ${workers} ${workers === 1 ? 'worker' : 'workers'}`, figure: `${figure(recipients / ran.sendingSeconds)} mails/s (${figure(ran.sendingSeconds)} s; ${figure(recipients / ran.wholeSeconds)}/s when they are written as well, ${figure(ran.wholeSeconds)} s)`, limit: `Resend’s ceiling, ${ceiling} mails/s (lifted in this run)`, ratio: recipients / ran.sendingSeconds / ceiling, toReach: '1.00' });
  process.stdout.write(`  ${provider.mails} mails to ${provider.addresses} addresses in ${provider.asked} requests, ${provider.conflicts} conflicts; the worker held ${figure(ran.idle / megabyte)} MB at its start and ${figure(ran.most / megabyte)} MB at most${ran.needed === undefined ? '' : `, ${figure(ran.needed / megabyte)} MB of them in use when its garbage was collected every ten seconds`}\n`);
  process.stdout.write(`  a batch of a hundred took ${figure(1000 * ran.firstBatches)} ms in the first tenth of them and ${figure(1000 * ran.lastBatches)} ms in the last (medians, frozen to settled)\n`);
}

const runs: Ran[] = [];
for (const size of sizes) {
  const ran = await sendTo(size);
  print(ran);
  runs.push(ran);
}
const [smallest, largest] = [runs[0], runs.at(-1)];
if (smallest !== undefined && largest !== undefined && largest.recipients > smallest.recipients) {
  const grown = (of: (ran: Ran) => number | undefined) => ((of(largest) ?? 0) - (of(smallest) ?? 0)) / megabyte;
  const from = `from ${figure(smallest.recipients)} to ${figure(largest.recipients)} people`;
  const limit = 'the promise, 64 MB from 10,000 to 1,000,000';
  printFigure({ what: `Growth of what the worker held at most ${from}`, figure: `${figure(grown(({ most }) => most))} MB`, limit, ratio: grown(({ most }) => most) / 64, toReach: 'at most 1.00' });
  if (largest.needed !== undefined) printFigure({ what: `Growth of what it had in use ${from}`, figure: `${figure(grown(({ needed }) => needed))} MB`, limit, ratio: grown(({ needed }) => needed) / 64, toReach: 'at most 1.00' });
}
