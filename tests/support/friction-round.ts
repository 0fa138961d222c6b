import { addDaysTo } from '@kept/core/calendar.ts';
import type { OpenDatabase } from '@kept/db/client.ts';
import { randomInt } from 'node:crypto';
import { agentSlip } from './agent-slip.ts';
import type { TestApp } from './test-app.ts';
import { listTenantTables } from './tenant-tables.ts';
import { makeWorld, type Person, type World } from './world.ts';

/** A row of a dump, with the place where PostgreSQL keeps it and the transaction that wrote it. */
export type DumpedRow = Readonly<Record<string, unknown>>;

/** What somebody holds who has the whole database and every log, and knows who asked for a slip when. */
export interface Evidence {
  readonly dump: ReadonlyMap<string, readonly DumpedRow[]>;
  /** The agents in the order in which they were seen, by place in the round. */
  readonly agents: readonly number[];
  /** The size of each report's request, in the order in which they came. */
  readonly sizes: readonly number[];
  /** Who wrote a report: the truth, which only the test knows, by the report's id. */
  readonly writers: ReadonlyMap<string, number>;
}

export interface RoundOptions {
  readonly agents: number;
  readonly rounds: number;
  /** Look while the rounds are open instead of after the release. */
  readonly isOpen?: boolean;
  /** Printed slips instead of signed ones: quicker, for rounds that are about something else. */
  readonly isPrinted?: boolean;
  /** Spoils the product or its database just before the release. */
  readonly before?: ((database: OpenDatabase) => Promise<void>) | undefined;
}

const lastOpening = '2026-11-16';
const start = new Date(`${lastOpening}T09:00:00Z`);
const released = new Date('2026-11-23T09:00:00Z');
const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu', 'na', 'pe', 'ri', 'so', 'tu', 'va'];
const word = () => Array.from({ length: 3 }, () => syllables[randomInt(syllables.length)] ?? '').join('');

/** What one round left behind that only the test knows. */
interface Held {
  readonly order: readonly number[];
  readonly texts: readonly string[];
  readonly sizes: readonly number[];
}

/** Rounds of real reports, in the worst order there is: every agent gets a slip and reports at once, one after the other. */
export async function holdRounds(app: TestApp, { agents: count, rounds, isOpen = false, isPrinted = false, before }: RoundOptions): Promise<Evidence[]> {
  app.setNow(start);
  const world = await makeWorld(app);
  const people = await Promise.all(Array.from({ length: count }, () => world.join('agent')));
  const held: Held[] = [];
  for (let round = 0; round < rounds; round += 1) held.push(await holdOne(app, world, people, round, isPrinted));
  await before?.(app.deps.database);
  if (!isOpen) {
    app.setNow(released);
    await app.settle();
  }
  const dump = await dumpAll(app.deps.database, world.orgId);
  const rows = dump.get(isOpen ? 'friction_inbox' : 'feedback') ?? [];
  return held.map(({ order, texts, sizes }) => {
    const own = rows.filter((row) => texts.includes(String(row.text)));
    return { dump, agents: order, sizes, writers: new Map(own.map((row) => [String(isOpen ? row.receipt_hash : row.id), texts.indexOf(String(row.text))])) };
  });
}

async function holdOne(app: TestApp, world: World, people: readonly Person[], round: number, isPrinted: boolean): Promise<Held> {
  const { id } = await (await world.admin.post('/api/v1/friction/rounds', { title: 'R', prompt: 'P', opensOn: addDaysTo(lastOpening, -round), closesOn: '2026-11-20', teams: ['A'] })).json();
  const papers = isPrinted ? (await (await world.admin.post(`/api/v1/friction/rounds/${id}/papers`, { count: people.length })).json()).items : [];
  const order = shuffled(people.map((_, place) => place));
  const texts = people.map(() => Array.from({ length: 4 + randomInt(12) }, word).join(' '));
  const sizes: number[] = [];
  for (const [at, place] of order.entries()) {
    app.setNow(new Date(start.getTime() + (round * people.length + at) * 60_000));
    const agent = people[place];
    if (agent === undefined) throw new Error('no such agent');
    const slip = isPrinted ? papers[at].code : await agentSlip(app, world, agent, id);
    const body = padded(new URLSearchParams({ slip, team: 'A', text: texts[place] ?? '', frequency: 'every_day', step: '', names: 'keep' }));
    sizes.push(body.length);
    const answer = await app.fetch(`/f/${world.slug}`, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    if (!(await answer.text()).includes('Sent.')) throw new Error('A report was not filed.');
  }
  return { order, texts, sizes };
}

/** As the page's script sends it: every report fills the same number of bytes. */
function padded(fields: URLSearchParams): string {
  const body = fields.toString();
  return `${body}&pad=${'-'.repeat(16_384 - ((body.length + 5) % 16_384))}`;
}

async function dumpAll(database: OpenDatabase, orgId: string): Promise<Map<string, readonly DumpedRow[]>> {
  const dump = new Map<string, readonly DumpedRow[]>();
  for (const table of [...(await listTenantTables(database)), ...(await spoiled(database))]) {
    const { rows } = await database.run(`select ctid::text as "ctid", xmin::text as "xmin", t.* from "${table}" t where org_id = '${orgId}' order by t.ctid`);
    dump.set(table, rows);
  }
  return dump;
}

/** Tables a spoiled run has left behind. */
async function spoiled(database: OpenDatabase): Promise<string[]> {
  const { rows } = await database.run("select tablename from pg_tables where schemaname = 'public' and tablename like 'spoiled_%'");
  return rows.map((row) => String(row.tablename));
}

function shuffled<T>(list: readonly T[]): T[] {
  return list.map((one) => [randomInt(2 ** 40), one] as const).sort(([a], [b]) => a - b).map(([, one]) => one);
}
