import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { z } from 'zod';
import { openPlace } from './support/open-place.ts';
import { figure, printFigure } from './support/print-figure.ts';
import { seedOrganisation } from './support/seed-organisation.ts';
import { startServer } from './support/start-server.ts';

/*
 * A CSV of so many rows through the API into PostgreSQL, against COPY of the very rows that came of it into a table with the same indexes and
 * constraints. The measured process holds the API and the import and nothing else; with --whole=1 it is all of Kept, which reads the words
 * of the first rows while the last ones come in.
 */
const { values: flags } = parseArgs({ options: { rows: { type: 'string', default: '100000' }, whole: { type: 'string', default: '0' } }, strict: false });
const rows = Number(flags.rows);
const megabyte = 1_048_576;
const said = ['The parcel came two days late and nobody told me', 'I called three times about the same bill', 'Thank you, that was quick and friendly', 'The app signs me out again and again, please mend it', 'I could not find the form for my refund'];
const state = z.object({ id: z.string(), state: z.string(), new: z.number(), failed: z.number() });

function fileOf(count: number): string {
  const lines = Array.from({ length: count }, (_, i) => `r${i},2026-${String((i % 9) + 1).padStart(2, '0')}-1${i % 9} 08:${String(i % 60).padStart(2, '0')}:00,${(i % 5) + 1},"${said[i % said.length]} (${i})",c${i % 9000}@mail.example`);
  return `Review ID,Created,Stars,Comment,Customer email\n${lines.join('\n')}\n`;
}

/** What a process holds in memory, in bytes. */
function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
}

async function importFile(server: { url: string; pid: number }, key: string): Promise<{ seconds: number; grown: number }> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'text/csv' };
  const idle = residentOf(server.pid);
  const query = new URLSearchParams({ source: 'Bench', map: 'id=Review ID,date=Created,score=Stars,text=Comment,customer_email=Customer email', metric: 'stars', kind: 'review' });
  const began = performance.now();
  let run = state.parse(await (await fetch(`${server.url}/api/v1/imports?${query}`, { method: 'POST', headers, body: fileOf(rows) })).json());
  let most = idle;
  while (run.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 100));
    most = Math.max(most, residentOf(server.pid));
    run = state.parse(await (await fetch(`${server.url}/api/v1/imports/${run.id}`, { headers })).json());
  }
  if (run.new !== rows) process.stdout.write(`  ${run.new} of ${rows} rows came in: the figure is not worth much\n`);
  return { seconds: (performance.now() - began) / 1000, grown: most - idle };
}

async function copyRows(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const rowsOut = await buffer(await sql`copy (select * from feedback) to stdout`.readable());
    await sql`create table feedback_copied (like feedback including all)`;
    const references = await sql`select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = 'feedback'::regclass and contype = 'f'`;
    for (const { name, definition } of references) await sql.unsafe(`alter table feedback_copied add constraint "${String(name)}" ${String(definition)}`);
    const began = performance.now();
    await pipeline(Readable.from([rowsOut]), await sql`copy feedback_copied from stdin`.writable());
    return (performance.now() - began) / 1000;
  } finally {
    await sql.end();
  }
}

const place = await openPlace();
try {
  const url = place.env.DATABASE_URL;
  if (url === undefined) process.stdout.write('  skipped: COPY needs a PostgreSQL server\n');
  else {
    const { key } = await seedOrganisation(place.env, async () => undefined, ['import:write']);
    const server = await startServer(flags.whole === '1' ? '../../apps/api/src/main.ts' : './import-server.ts', [], place.env);
    const { seconds, grown } = await importFile(server, key).finally(server.stop);
    const copied = await copyRows(url);
    printFigure({ what: `Import of ${figure(rows)} rows`, figure: `${figure(seconds)} s, ${figure(rows / seconds)} rows/s`, limit: `COPY of the same rows, same indexes and constraints: ${figure(copied)} s, ${figure(rows / copied)} rows/s`, ratio: copied / seconds, toReach: '0.40, and at most 60 s' });
    printFigure({ what: 'Memory of the server over idle', figure: `${figure(grown / megabyte)} MB`, limit: '256 MB', ratio: (256 * megabyte) / Math.max(grown, 1), toReach: '1 and more' });
  }
} finally {
  await place.close();
}
