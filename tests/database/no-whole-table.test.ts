import { createApp } from '@kept/api/app.ts';
import { openPostgres, type OpenDatabase } from '@kept/db/client.ts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openTestApp } from '../support/test-app.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { cookieOf, fromOurPage } from '../organisation/from-our-page.ts';
import { makeWorld, testPassword } from '../support/world.ts';

const isServer = (process.env.TEST_DATABASE_URL ?? '') !== '';
const ours = 1_500;
const others = 30_000;
const large = ['feedback', 'mention', 'customer', 'interaction'];
/** Each plan comes as a notice to whoever asked. */
const settings = { session_preload_libraries: 'auto_explain', 'auto_explain.log_min_duration': '0', 'auto_explain.log_format': 'json', 'auto_explain.log_level': 'notice', 'auto_explain.log_nested_statements': 'on' };
const now = new Date('2026-03-10T09:00:00Z');

/** Lays as many rows as asked for into each large table of one organisation, spread over a year and a hundred themes. */
async function fill(database: OpenDatabase, orgId: string, rows: number): Promise<void> {
  const series = `generate_series(1, ${rows}) as n`;
  const at = `timestamptz '2026-03-10T08:00:00Z' - n * interval '${Math.floor((365 * 24 * 60) / rows)} minutes'`;
  const uuid = (kind: string, n: string) => `overlay(overlay(md5('${orgId}-${kind}-' || ${n}) placing '7' from 13) placing '8' from 17)::uuid`;
  await database.runScript(`
    insert into source (org_id, id, name, created_at) values ('${orgId}', ${uuid('source', "'1'")}, 'Laid', now());
    insert into theme (org_id, id, title, titled_by, description, status, created_at, status_since) select '${orgId}', ${uuid('theme', 'n')}, 'Theme ' || n, 'machine', '', 'emerging', now(), now() from generate_series(0, 99) as n;
    insert into customer (org_id, id, external_id, name, segment, language, created_at) select '${orgId}', ${uuid('customer', 'n')}, 'c' || n, 'Person ' || n, 'Home', 'en', ${at} from ${series};
    insert into interaction (org_id, id, external_id, customer_id, channel, started_at) select '${orgId}', ${uuid('contact', 'n')}, 'i' || n, ${uuid('customer', 'n')}, 'phone', ${at} from ${series};
    insert into feedback (org_id, id, kind, source_id, external_id, channel, customer_id, interaction_id, text_key, language, metric, score, scale_min, scale_max, text, quotable, raw, occurred_at, received_at, placed_at)
      select '${orgId}', ${uuid('text', 'n')}, 'survey', ${uuid('source', "'1'")}, 'f' || n, 'web', ${uuid('customer', 'n')}, ${uuid('contact', 'n')}, 'k' || n, 'en', 'nps', n % 11, 0, 10, 'The letter number ' || n || ' came late', true, '{}', ${at}, ${at}, ${at} from ${series};
    insert into mention (org_id, id, feedback_id, theme_id, confidence, placed_by, placed_at) select '${orgId}', ${uuid('mention', 'n')}, ${uuid('text', 'n')}, ${uuid('theme', '(n % 100)')}, .8, 'machine', ${at} from ${series} where n % 5 > 0;`);
}

const plan = z.record(z.string(), z.unknown());
const explained = z.object({ 'Query Text': z.string(), Plan: plan });

/** The tables a plan reads from end to end. */
function scanned(node: z.infer<typeof plan>): string[] {
  const own = node['Node Type'] === 'Seq Scan' ? [String(node['Relation Name'])] : [];
  return [...own, ...z.array(plan).parse(node.Plans ?? []).flatMap(scanned)];
}

/** What a person opens; words in capitals stand for one of each. */
const pages = [
  '/feedback', '/feedback?unthemed=1', '/feedback?theme=THEME', '/feedback?segment=Home&channel=web', '/feedback?q=letter', '/feedback?kind=survey', '/feedback/TEXT', '/search?q=letter',
  '/themes', '/themes?status=emerging&period=28&sort=growth&snoozed=hide', '/themes/mine', '/themes/THEME', '/themes/THEME/mentions', '/themes/THEME/trend', '/themes/THEME/spikes', '/themes/THEME/agents', '/themes/THEME/merge-candidates', '/themes/THEME/owner-suggestions', '/themes/runs/latest', '/unthemed',
  '/explorer', '/explorer?segment=Home&channel=web', '/explorer/pivot?by=segment', '/explorer/choices', '/health', '/reading',
  '/customers', '/customers?q=person', '/customers/CUSTOMER', '/customers/CUSTOMER/history', '/customers/CUSTOMER/context', '/customers/CUSTOMER/route-hint', '/interactions/CONTACT', '/contact-drivers', '/contact-drivers/suggestions',
  '/surveys', '/imports', '/webhook-sources', '/friction/rounds', '/outbox', '/digests', '/actions', '/audit', '/members', '/keys', '/settings',
];

test.skipIf(!isServer)('no page reads a large table from end to end to find what belongs to one organisation', async () => {
  const database = await openTestDatabase();
  const app = await openTestApp({ now, database });
  const world = await makeWorld(app);
  const other = await makeWorld(app);
  await fill(database, other.orgId, others);
  await fill(database, world.orgId, ours);
  if (database.queue.kind !== 'postgres') throw new Error('This is about a server.');
  const name = new URL(database.queue.url).pathname.slice(1);
  await database.runScript(`analyze; ${Object.entries(settings).map(([setting, value]) => `alter database ${name} set ${setting} = '${value}'`).join('; ')}`);
  const told: string[] = [];
  const watched = openPostgres(database.queue.url, 3, (notice) => void told.push(notice));
  const server = createApp({ ...app.deps, db: watched.db });
  const cookie = cookieOf(await fromOurPage(app, 'POST', '/api/v1/session', { email: world.admin.email, password: testPassword }));
  const one = async (table: string) => String((await database.run(`select id from ${table} where org_id = '${world.orgId}' limit 1`)).rows[0]?.id);
  const ids = { THEME: await one('theme'), CUSTOMER: await one('customer'), TEXT: await one('feedback'), CONTACT: await one('interaction') };
  const found: string[] = [];
  let statements = 0;
  for (const page of pages) {
    const path = Object.entries(ids).reduce((filled, [stand, id]) => filled.replace(stand, id), page);
    expect((await server.request(`http://localhost/api/v1${path}`, { headers: { cookie } })).status, page).toBe(200);
    for (const notice of told.splice(0)) {
      const statement = explained.parse(JSON.parse(notice.slice(notice.indexOf('{'))));
      statements += 1;
      for (const table of scanned(statement.Plan).filter((each) => large.includes(each))) found.push(`${page}: ${table}: ${statement['Query Text']}`);
    }
  }
  expect(found).toEqual([]);
  expect(statements).toBeGreaterThan(pages.length);
  await watched.close();
  await app.close();
});
