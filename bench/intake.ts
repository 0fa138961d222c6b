import autocannon from 'autocannon';
import { openPostgres } from '@kept/db/client.ts';
import { parseArgs } from 'node:util';
import { openPlace } from './support/open-place.ts';
import { figure, printFigure } from './support/print-figure.ts';
import { seedOrganisation } from './support/seed-organisation.ts';
import { startServer } from './support/start-server.ts';
import { surveyForms } from './support/survey-forms.ts';

const { values: flags } = parseArgs({ options: { seconds: { type: 'string', default: '4' }, connections: { type: 'string', default: '20' }, rounds: { type: 'string', default: '4' }, rate: { type: 'string', default: '0' } }, strict: false });
const duration = Number(flags.seconds);
const connections = Number(flags.connections);
const rounds = Number(flags.rounds);
/** So many answers a second and no more, for `--seconds`, with the worker in the same process; 0 measures how many there can be. */
const rate = Number(flags.rate);
const warmUpSeconds = 2;
const opening = 'I waited forty minutes on the telephone and then nobody could tell me when the engineer comes';

interface Sent {
  readonly path?: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Measured {
  readonly rate: number;
  readonly p99: number;
  /** How many were answered 2xx. */
  readonly accepted: number;
}

let number = 0;
const comment = () => `${opening} (${(number += 1)})`;
/** Limits count addresses; every submission comes from a customer of its own. */
const address = () => `10.${number % 250}.${Math.floor(number / 250) % 250}.${Math.floor(number / 62_500) % 250}`;
const formHeaders = () => ({ 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': address() });

interface Load {
  readonly seconds: number;
  readonly perSecond?: number;
}

async function rateOf(url: string, request: () => Sent, { seconds, perSecond }: Load): Promise<Measured> {
  const result = await autocannon({ url, connections, duration: seconds, ...(perSecond === undefined ? {} : { overallRate: perSecond }), requests: [{ method: 'POST', setupRequest: (asked) => ({ ...asked, ...request() }) }] });
  if (result.errors > 0 || result.non2xx > 0) process.stdout.write(`  of ${result.requests.total} requests ${result.errors} failed and ${result.non2xx} were refused: the figure is not worth much\n`);
  return { rate: result.requests.average, p99: result.latency.p99, accepted: result['2xx'] };
}

/** Asks the database server itself, where there is one. */
async function askServer(address: string | undefined, statement: string): Promise<Record<string, unknown>[]> {
  if (address === undefined) return [];
  const database = openPostgres(address, 1);
  const { rows } = await database.run(statement);
  await database.close();
  return rows;
}

/** Holds what is stored against what was answered; a request that was cut off at the end of a turn may be stored without an answer. */
async function compareStored(address: string | undefined, answered: number): Promise<void> {
  for (const { stored } of await askServer(address, 'select count(*)::int as stored from feedback')) {
    process.stdout.write(`  ${answered} were answered 2xx, ${stored} are stored${Number(stored) < answered ? ': SOME ARE LOST' : ''}\n`);
  }
}

const middle = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const told = (all: readonly Measured[]) => `${figure(middle(all.map((one) => one.rate)))}/s, p99 ${figure(middle(all.map((one) => one.p99)))} ms`;

type Ways = Readonly<Record<'bare' | 'survey' | 'feedback', (load: Load) => Promise<Measured>>>;

/** In turns, so that whatever else the machine does weighs on all alike; each ratio is of one round. */
async function compareWays(ways: Ways): Promise<void> {
  const measured: Record<keyof Ways, Measured[]> = { bare: [], survey: [], feedback: [] };
  for (let round = 0; round < rounds; round += 1) for (const way of ['bare', 'survey', 'feedback'] as const) measured[way].push(await ways[way]({ seconds: duration }));
  const ratio = (way: 'survey' | 'feedback') => middle(measured[way].map((one, round) => one.rate / (measured.bare[round]?.rate ?? Number.NaN)));
  const limit = `a bare Hono route with one prepared INSERT: ${told(measured.bare)} (middle of ${rounds} rounds, ${connections} connections)`;
  printFigure({ what: 'Answers to a survey (score and comment)', figure: told(measured.survey), limit, ratio: ratio('survey'), toReach: '0.70; 170/s with p99 of at most 250 ms' });
  printFigure({ what: 'Feedback by API key', figure: told(measured.feedback), limit, ratio: ratio('feedback'), toReach: 'no promise; it checks a key as well' });
}

/** A steady stream, while the same process does the worker's part too. */
async function holdRate(ways: Ways): Promise<void> {
  const held = await ways.survey({ seconds: duration, perSecond: rate });
  printFigure({ what: `Answers to a survey for ${duration} s, worker included`, figure: told([held]), limit: `${rate}/s offered`, ratio: held.rate / rate, toReach: '170/s with p99 of at most 250 ms' });
}

const place = await openPlace();
try {
  const { key, filled: forms } = await seedOrganisation(place.env, (ctx) => surveyForms(ctx));
  // An embedded database belongs to one process, so the bare server has its own; on PostgreSQL both use one server.
  const bare = await startServer('./bare-server.ts', [], place.env);
  const kept = await startServer('../../apps/api/src/main.ts', rate > 0 || place.env.DATABASE_URL === undefined ? ['--empty'] : ['--role', 'api'], place.env);
  try {
    await forms.read(kept.url);
    let accepted = 0;
    const counted = async (measuring: Promise<Measured>) => {
      const measured = await measuring;
      accepted += measured.accepted;
      return measured;
    };
    const ways: Ways = {
      bare: (load) => rateOf(bare.url, () => ({ body: new URLSearchParams({ score: String(number % 5), comment: comment() }).toString(), headers: formHeaders() }), load),
      survey: (load) => counted(rateOf(kept.url, () => ({ ...forms.next(1 + (number % 5), comment()), headers: formHeaders() }), load)),
      feedback: (load) =>
        counted(rateOf(kept.url, () => ({ path: '/api/v1/feedback', body: JSON.stringify({ source: 'Bench', externalId: `b${(number += 1)}`, text: comment() }), headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` } }), load)),
    };
    for (const way of ['bare', 'survey', 'feedback'] as const) await ways[way]({ seconds: warmUpSeconds });
    // A server that runs for minutes has told its planner by itself how large the tables are; here it is told.
    await askServer(place.env.DATABASE_URL, 'analyze');
    await (rate > 0 ? holdRate(ways) : compareWays(ways));
    await compareStored(place.env.DATABASE_URL, accepted);
  } finally {
    await kept.stop();
    await bare.stop();
  }
} finally {
  await place.close();
}
