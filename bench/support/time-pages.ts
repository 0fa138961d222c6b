import { parseArgs } from 'node:util';
import type { Ctx } from '@kept/api/context.ts';
import { countQueries } from './count-queries.ts';
import { fillFeedback } from './fill-feedback.ts';
import { openPlace } from './open-place.ts';
import { figure, printFigure } from './print-figure.ts';
import { seedOrganisation } from './seed-organisation.ts';
import { startServer } from './start-server.ts';

const limitMs = 200;
const warmUp = 5;

type Headers = Readonly<Record<string, string>>;

interface Filling {
  /** Lays what the pages need beyond texts and themes; says who asks for them, where that is not the key. */
  readonly fillMore?: (ctx: Ctx) => Promise<Headers | undefined>;
  readonly usualThemes?: number;
  /** Over what the limit was promised, where it is not over texts. */
  readonly promised?: string;
}

/** Lays so many texts and asks for each page again and again; `--rows`, `--themes` and `--requests` change how many. */
export async function timePages(pages: readonly string[], usualRows: number, promisedAt: number, { fillMore = async () => undefined, usualThemes = 150, promised = `${promisedAt.toLocaleString('en-GB')} texts` }: Filling = {}): Promise<void> {
  const { values: flags } = parseArgs({ options: { rows: { type: 'string', default: String(usualRows) }, themes: { type: 'string', default: String(usualThemes) }, requests: { type: 'string', default: '60' } }, strict: false });
  const [rows, themes, requests] = [Number(flags.rows), Number(flags.themes), Number(flags.requests)];
  const place = await openPlace();
  const door = place.env.DATABASE_URL === undefined ? undefined : await countQueries(place.env.DATABASE_URL);
  try {
    process.stdout.write(`laying ${rows.toLocaleString('en-GB')} texts in ${themes} themes …\n`);
    const { key, filled } = await seedOrganisation(place.env, async (ctx) => {
      await fillFeedback(ctx, rows, themes);
      return fillMore(ctx);
    });
    const server = await startServer('../../apps/api/src/main.ts', door === undefined ? [] : ['--role', 'api'], { ...place.env, ...(door === undefined ? {} : { DATABASE_URL: door.url }) });
    try {
      for (const path of pages) await measure(path, `${server.url}${path}`, filled ?? { authorization: `Bearer ${key}` });
    } finally {
      await server.stop();
    }
  } finally {
    await door?.close();
    await place.close();
  }

  async function measure(path: string, url: string, headers: Headers): Promise<void> {
    try {
      await timesOf(url, headers, warmUp);
      const before = door?.count() ?? 0;
      const taken = await timesOf(url, headers, requests);
      const statements = door === undefined ? 'statements are counted on PostgreSQL only' : `${((door.count() - before) / requests).toFixed(1)} statements a request`;
      const p95 = taken[Math.min(taken.length - 1, Math.ceil(taken.length * 0.95) - 1)] ?? 0;
      printFigure({
        what: `GET ${path}`,
        figure: `p95 ${figure(p95)} ms, median ${figure(taken[Math.floor(taken.length / 2)] ?? 0)} ms, ${statements}`,
        limit: `p95 ${limitMs} ms over ${promised} (here ${rows.toLocaleString('en-GB')} texts in ${themes.toLocaleString('en-GB')} themes)`,
        ratio: p95 / limitMs,
        toReach: 'at most 1.00',
      });
    } catch (error) {
      process.stdout.write(`GET ${path}: not measured, ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

async function timesOf(url: string, headers: Headers, times: number): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const began = performance.now();
    const answer = await fetch(url, { headers });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
    taken.push(performance.now() - began);
  }
  return taken.sort((a, b) => a - b);
}
