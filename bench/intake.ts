import autocannon from 'autocannon';
import { parseArgs } from 'node:util';
import { openPlace } from './support/open-place.ts';
import { figure, printFigure } from './support/print-figure.ts';
import { seedOrganisation } from './support/seed-organisation.ts';
import { startServer } from './support/start-server.ts';
import { surveyForms } from './support/survey-forms.ts';

const { values: flags } = parseArgs({ options: { seconds: { type: 'string', default: '4' }, connections: { type: 'string', default: '20' }, rounds: { type: 'string', default: '4' } }, strict: false });
const duration = Number(flags.seconds);
const connections = Number(flags.connections);
const rounds = Number(flags.rounds);
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
}

let number = 0;
const comment = () => `${opening} (${(number += 1)})`;
/** Limits count addresses; every submission comes from a customer of its own. */
const address = () => `10.${number % 250}.${Math.floor(number / 250) % 250}.${Math.floor(number / 62_500) % 250}`;
const formHeaders = () => ({ 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': address() });

async function rateOf(url: string, request: () => Sent, seconds: number): Promise<Measured> {
  const result = await autocannon({ url, connections, duration: seconds, requests: [{ method: 'POST', setupRequest: (asked) => ({ ...asked, ...request() }) }] });
  if (result.errors > 0 || result.non2xx > 0) process.stdout.write(`  of ${result.requests.total} requests ${result.errors} failed and ${result.non2xx} were refused: the figure is not worth much\n`);
  return { rate: result.requests.average, p99: result.latency.p99 };
}

const middle = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const told = (all: readonly Measured[]) => `${figure(middle(all.map((one) => one.rate)))}/s, p99 ${figure(middle(all.map((one) => one.p99)))} ms`;

const place = await openPlace();
try {
  const { key, filled: forms } = await seedOrganisation(place.env, (ctx) => surveyForms(ctx));
  // An embedded database belongs to one process, so the bare server has its own; on PostgreSQL both use one server.
  const bare = await startServer('./bare-server.ts', [], place.env);
  const kept = await startServer('../../apps/api/src/main.ts', place.env.DATABASE_URL === undefined ? [] : ['--role', 'api'], place.env);
  try {
    await forms.read(kept.url);
    const ways = {
      bare: (seconds: number) => rateOf(bare.url, () => ({ body: new URLSearchParams({ score: String(number % 5), comment: comment() }).toString(), headers: formHeaders() }), seconds),
      survey: (seconds: number) => rateOf(kept.url, () => ({ ...forms.next(1 + (number % 5), comment()), headers: formHeaders() }), seconds),
      feedback: (seconds: number) =>
        rateOf(kept.url, () => ({ path: '/api/v1/feedback', body: JSON.stringify({ source: 'Bench', externalId: `b${(number += 1)}`, text: comment() }), headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` } }), seconds),
    };
    const measured: Record<keyof typeof ways, Measured[]> = { bare: [], survey: [], feedback: [] };
    for (const way of ['bare', 'survey', 'feedback'] as const) await ways[way](warmUpSeconds);
    // In turns, so that whatever else the machine does weighs on all alike; each ratio is of one round.
    for (let round = 0; round < rounds; round += 1) for (const way of ['bare', 'survey', 'feedback'] as const) measured[way].push(await ways[way](duration));
    const ratio = (way: 'survey' | 'feedback') => middle(measured[way].map((one, round) => one.rate / (measured.bare[round]?.rate ?? Number.NaN)));
    const limit = `a bare Hono route with one prepared INSERT: ${told(measured.bare)} (middle of ${rounds} rounds)`;
    printFigure({ what: 'Answers to a survey (score and comment)', figure: told(measured.survey), limit, ratio: ratio('survey'), toReach: '0.70; 170/s with p99 of at most 250 ms' });
    printFigure({ what: 'Feedback by API key', figure: told(measured.feedback), limit, ratio: ratio('feedback'), toReach: 'no promise; it checks a key as well' });
  } finally {
    await kept.stop();
    await bare.stop();
  }
} finally {
  await place.close();
}
