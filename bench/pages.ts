import { parseArgs } from 'node:util';
import { countQueries } from './support/count-queries.ts';
import { fillFeedback } from './support/fill-feedback.ts';
import { openPlace } from './support/open-place.ts';
import { figure, printFigure } from './support/print-figure.ts';
import { seedOrganisation } from './support/seed-organisation.ts';
import { startServer } from './support/start-server.ts';

const { values: flags } = parseArgs({ options: { rows: { type: 'string', default: '50000' }, themes: { type: 'string', default: '150' }, requests: { type: 'string', default: '60' } }, strict: false });
const rows = Number(flags.rows);
const themes = Number(flags.themes);
const requests = Number(flags.requests);
const limitMs = 200;
const warmUp = 5;
const pages = ['/api/v1/themes', '/api/v1/feedback', '/api/v1/feedback?q=engineer'];

async function timesOf(url: string, key: string, times: number): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const began = performance.now();
    const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
    taken.push(performance.now() - began);
  }
  return taken.sort((a, b) => a - b);
}

const place = await openPlace();
const door = place.env.DATABASE_URL === undefined ? undefined : await countQueries(place.env.DATABASE_URL);
try {
  process.stdout.write(`laying ${rows.toLocaleString('en-GB')} texts in ${themes} themes …\n`);
  const { key } = await seedOrganisation(place.env, (ctx) => fillFeedback(ctx, rows, themes));
  const server = await startServer('../../apps/api/src/main.ts', door === undefined ? [] : ['--role', 'api'], { ...place.env, ...(door === undefined ? {} : { DATABASE_URL: door.url }) });
  try {
    for (const path of pages) await measure(server.url, path, key);
  } finally {
    await server.stop();
  }
} finally {
  await door?.close();
  await place.close();
}

async function measure(server: string, path: string, key: string): Promise<void> {
  try {
    await timesOf(`${server}${path}`, key, warmUp);
    const before = door?.count() ?? 0;
    const taken = await timesOf(`${server}${path}`, key, requests);
    const statements = door === undefined ? 'statements are counted on PostgreSQL only' : `${((door.count() - before) / requests).toFixed(1)} statements a request`;
    const p95 = taken[Math.min(taken.length - 1, Math.ceil(taken.length * 0.95) - 1)] ?? 0;
    printFigure({ what: `GET ${path}`, figure: `p95 ${figure(p95)} ms, median ${figure(taken[Math.floor(taken.length / 2)] ?? 0)} ms, ${statements}`, limit: `p95 ${limitMs} ms over 1,000,000 texts (here ${rows.toLocaleString('en-GB')})`, ratio: p95 / limitMs, toReach: 'at most 1.00' });
  } catch (error) {
    process.stdout.write(`GET ${path}: not measured, ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
