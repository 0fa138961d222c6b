import { parseArgs } from 'node:util';
import type { Ctx } from '@kept/api/context.ts';
import { countQueries } from './count-queries.ts';
import { fillFeedback } from './fill-feedback.ts';
import { openPlace, type Place } from './open-place.ts';
import { figure, printFigure } from './print-figure.ts';
import { seedOrganisation } from './seed-organisation.ts';
import { startServer } from './start-server.ts';

const limitMs = 200;
const warmUp = 5;

type Headers = Readonly<Record<string, string>>;

interface Filling {
  /** Lays what the pages need beyond texts and themes; says who asks for them, where that is not the key. */
  readonly fillMore?: (ctx: Ctx) => Promise<Headers | undefined>;
  /** Pages of one of the themes that were laid, asked for after the others; `:theme` stands for its id. */
  readonly ofTheme?: readonly string[];
  readonly usualThemes?: number;
  /** Over what the limit was promised, where it is not over texts. */
  readonly promised?: string;
}

/** Lays so many texts and asks for each page again and again; `--rows`, `--themes` and `--requests` change how many. */
export async function timePages(pages: readonly string[], usualRows: number, promisedAt: number, { fillMore = async () => undefined, ofTheme = [], usualThemes = 150, promised = `${promisedAt.toLocaleString('en-GB')} texts` }: Filling = {}): Promise<void> {
  const { values: flags } = parseArgs({ options: { rows: { type: 'string', default: String(usualRows) }, themes: { type: 'string', default: String(usualThemes) }, requests: { type: 'string', default: '60' } }, strict: false });
  const [rows, themes, requests] = [Number(flags.rows), Number(flags.themes), Number(flags.requests)];
  const place = await openPlace();
  try {
    process.stdout.write(`laying ${rows.toLocaleString('en-GB')} texts in ${themes} themes …\n`);
    const { key, filled } = await seedOrganisation(place.env, async (ctx) => {
      const themeId = await fillFeedback(ctx, rows, themes);
      return { asked: [...pages, ...ofTheme.map((path) => path.replace(':theme', themeId))], headers: await fillMore(ctx) };
    });
    const headers = filled.headers ?? { authorization: `Bearer ${key}` };
    const statements = await countStatements(place, filled.asked, headers);
    await withServer(place.env, async (url) => {
      for (const path of filled.asked) await measure(path, `${url}${path}`, headers, statements.get(path));
    });
  } finally {
    await place.close();
  }

  async function measure(path: string, url: string, headers: Headers, statements: number | undefined): Promise<void> {
    try {
      await timesOf(url, headers, warmUp);
      const taken = await timesOf(url, headers, requests);
      const p95 = taken[Math.min(taken.length - 1, Math.ceil(taken.length * 0.95) - 1)] ?? 0;
      printFigure({
        what: `GET ${path}`,
        figure: `p95 ${figure(p95)} ms, median ${figure(taken[Math.floor(taken.length / 2)] ?? 0)} ms, ${statements === undefined ? 'statements are counted on PostgreSQL only' : `${statements.toFixed(1)} statements a request`}`,
        limit: `p95 ${limitMs} ms over ${promised} (here ${rows.toLocaleString('en-GB')} texts in ${themes.toLocaleString('en-GB')} themes)`,
        ratio: p95 / limitMs,
        toReach: 'at most 1.00',
      });
    } catch (error) {
      process.stdout.write(`GET ${path}: not measured, ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

async function withServer(env: Place['env'], work: (url: string) => Promise<void>): Promise<void> {
  const server = await startServer('../../apps/api/src/main.ts', env.DATABASE_URL === undefined ? [] : ['--role', 'api'], env);
  try {
    await work(server.url);
  } finally {
    await server.stop();
  }
}

/** Statements of one request for each page, by a server of its own whose statements go through a door that reads them: nothing is timed there, since the door takes longer than the pages. */
async function countStatements({ env }: Place, pages: readonly string[], headers: Headers): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  if (env.DATABASE_URL === undefined) return counts;
  const door = await countQueries(env.DATABASE_URL);
  try {
    await withServer({ ...env, DATABASE_URL: door.url }, async (url) => {
      for (const path of pages) {
        await timesOf(`${url}${path}`, headers, warmUp).catch(() => []);
        const before = door.count();
        await timesOf(`${url}${path}`, headers, warmUp).then(() => counts.set(path, (door.count() - before) / warmUp), () => undefined);
      }
    });
  } finally {
    await door.close();
  }
  return counts;
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
