import autocannon from 'autocannon';
import { parseArgs } from 'node:util';
import { openPlace } from './support/open-place.ts';
import { figure, printFigure } from './support/print-figure.ts';
import { seedOrganisation } from './support/seed-organisation.ts';
import { startServer } from './support/start-server.ts';

const { values: flags } = parseArgs({ options: { seconds: { type: 'string', default: '6' }, connections: { type: 'string', default: '20' } }, strict: false });
const duration = Number(flags.seconds);
const connections = Number(flags.connections);
const warmUpSeconds = 2;
const opening = 'I waited forty minutes on the telephone and then nobody could tell me when the engineer comes';

let number = 0;
const comment = () => `${opening} (${(number += 1)})`;
/** Limits count addresses; every submission comes from a customer of its own. */
const address = () => `10.${number % 250}.${Math.floor(number / 250) % 250}.${Math.floor(number / 62_500) % 250}`;
const asForm = () => new URLSearchParams({ score: String(number % 6), comment: comment() }).toString();
const formHeaders = () => ({ 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': address() });

async function rateOf(url: string, request: () => { body: string; headers: Record<string, string> }): Promise<{ rate: number; p99: number }> {
  const load = (seconds: number) => autocannon({ url, connections, duration: seconds, requests: [{ method: 'POST', setupRequest: (asked) => ({ ...asked, ...request() }) }] });
  await load(warmUpSeconds);
  const result = await load(duration);
  if (result.errors > 0 || result.non2xx > 0) process.stdout.write(`  of ${result.requests.total} requests ${result.errors} failed and ${result.non2xx} were refused: the figure is not worth much\n`);
  return { rate: result.requests.average, p99: result.latency.p99 };
}

const place = await openPlace();
try {
  const { key } = await seedOrganisation(place.env, async () => undefined);
  const bare = await startServer('./bare-server.ts', [], place.env);
  const limit = await rateOf(bare.url, () => ({ body: asForm(), headers: formHeaders() })).finally(bare.stop);
  const kept = await startServer('../../apps/api/src/main.ts', place.env.DATABASE_URL === undefined ? [] : ['--role', 'api'], place.env);
  try {
    const feedback = await rateOf(`${kept.url}/api/v1/feedback`, () => ({
      body: JSON.stringify({ source: 'Bench', externalId: `b${(number += 1)}`, text: comment() }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    }));
    const bareSaid = `a bare Hono route with one prepared INSERT: ${figure(limit.rate)}/s, p99 ${figure(limit.p99)} ms`;
    printFigure({ what: 'Feedback by API key', figure: `${figure(feedback.rate)}/s, p99 ${figure(feedback.p99)} ms`, limit: bareSaid, ratio: feedback.rate / limit.rate, toReach: 'no promise; it checks a key and an idempotency row as well' });
  } finally {
    await kept.stop();
  }
} finally {
  await place.close();
}
