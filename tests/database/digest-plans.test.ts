import { queueDigest } from '@kept/api/close-loop/queue-digest.ts';
import { systemCtx } from '@kept/api/context.ts';
import { nameAddresses } from '@kept/api/forget/name-addresses.ts';
import { sendMail } from '@kept/api/mail/send-mail.ts';
import { openPostgres, type OpenDatabase } from '@kept/db/client.ts';
import { inOrg } from '@kept/db/scope.ts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openResend } from '../support/open-resend.ts';
import { startStandInProvider } from '../support/stand-in-provider.ts';
import { openTestApp } from '../support/test-app.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { makeWorld } from '../support/world.ts';

const isServer = (process.env.TEST_DATABASE_URL ?? '') !== '';
const now = new Date('2027-01-04T11:00:00Z');
const people = 3_000;
/** So many rows of a table may be looked at for each person in all: tables this small are read whole now and then, for a hundred people at once, but never for each. */
const mostEach = 150;
/** Each plan comes as a notice to whoever asked, with the rows it looked at. */
const settings = { session_preload_libraries: 'auto_explain', 'auto_explain.log_min_duration': '0', 'auto_explain.log_format': 'json', 'auto_explain.log_level': 'notice', 'auto_explain.log_nested_statements': 'on', 'auto_explain.log_analyze': 'on', 'auto_explain.log_timing': 'off' };
const plan = z.record(z.string(), z.unknown());
const explained = z.object({ 'Query Text': z.string(), Plan: plan });
const node = z.object({ 'Relation Name': z.string().optional(), 'Actual Rows': z.number().default(0), 'Rows Removed by Filter': z.number().default(0), 'Actual Loops': z.number().default(0), Plans: z.array(plan).default([]) });

/** How many rows of a table a plan looked at. */
function lookedAt(part: z.infer<typeof plan>, table: string): number {
  const { Plans, ...own } = node.parse(part);
  const here = own['Relation Name'] === table ? (own['Actual Rows'] + own['Rows Removed by Filter']) * own['Actual Loops'] : 0;
  return here + Plans.reduce((sum, below) => sum + lookedAt(below, table), 0);
}

/** So many customers who each said one thing, and a digest that is due to all of them. */
async function fill(database: OpenDatabase, orgId: string, memberId: string): Promise<void> {
  const said = "timestamptz '2026-12-01T08:00:00Z'";
  await database.runScript(`
    insert into source (org_id, id, name, created_at) values ('${orgId}', gen_random_uuid(), 'Laid', now());
    insert into customer (org_id, id, external_id, name, email, email_normal, language, created_at) select '${orgId}', gen_random_uuid(), 'c' || n, 'Person ' || n, 'person-' || n || '@mail.example', 'person-' || n || '@mail.example', 'en', ${said} from generate_series(1, ${people}) n;
    insert into feedback (org_id, id, kind, source_id, external_id, channel, customer_id, text, quotable, raw, occurred_at, received_at, placed_at)
      select customer.org_id, gen_random_uuid(), 'survey', source.id, external_id, 'survey', customer.id, 'The bill came late.', false, '{}', ${said}, ${said}, ${said} from customer join source on source.org_id = customer.org_id where customer.org_id = '${orgId}';
    insert into theme (org_id, id, title, titled_by, description, status, owner_id, owner_active, deadline_on, what_changed, root_cause, live_on, resolution_number, created_at, status_since) values ('${orgId}', gen_random_uuid(), 'Late bills', 'person', '', 'done', '${memberId}', true, '2026-12-15', 'They come on the first.', 'process', '2026-12-01', 1, ${said}, ${said});
    insert into digest (org_id, id, series, period, edition, state, subject, intro, from_at, until_at, loop_kept, created_by, created_at, send_at)
      values ('${orgId}', gen_random_uuid(), 'said', '2026-Q4', 0, 'scheduled', 'You said, we did', '', '2026-10-01', '2027-01-01', '{"raised":4,"answered":3,"changed":2,"confirmed":1,"declined":0,"unanswered":1}', '${memberId}', '2027-01-01', '2027-01-02');
    insert into digest_block (org_id, digest_id, theme_id, kind, position, title, text, people, live_on, resolution_number)
      select theme.org_id, digest.id, theme.id, 'did', 1, theme.title, theme.what_changed, 40, '2026-12-01', 1 from theme join digest on digest.org_id = theme.org_id where theme.org_id = '${orgId}';`);
}

/** So many invitations in the year before, one for each contact, and a planner that has looked at them. */
async function age(database: OpenDatabase, orgId: string): Promise<void> {
  await database.runScript(`
    insert into mail (org_id, id, kind, occasion, recipient, customer_id, to_email, email_normal, subject, headers, state, created_at, send_after, settled_at)
      select org_id, gen_random_uuid(), 'survey', gen_random_uuid()::text, 'customer:' || id, id, email, email_normal, 'How was it?', '{}', 'sent', at, at, at
      from customer, lateral (select created_at - n * interval '30 days' as at from generate_series(1, 4) n) months where org_id = '${orgId}';
    analyze;`);
}

test.skipIf(!isServer).each(['a young', 'an old'] as const)('in %s installation a digest asks of each person by what is theirs: its writing and sending never read for each what is written to all the others', async (which) => {
  const database = await openTestDatabase();
  if (database.queue.kind !== 'postgres') throw new Error('This is about a server.');
  const app = await openTestApp({ now, database });
  const world = await makeWorld(app);
  await fill(database, world.orgId, world.admin.memberId);
  while ((await inOrg(app.deps.db, world.orgId, (tx) => nameAddresses(tx, systemCtx(app.deps, world.orgId, 'test')))) > 0) continue;
  if (which === 'an old') await age(database, world.orgId);
  const name = new URL(database.queue.url).pathname.slice(1);
  await database.runScript(Object.entries(settings).map(([setting, value]) => `alter database ${name} set ${setting} = '${value}'`).join('; '));
  const told: string[] = [];
  const watched = openPostgres(database.queue.url, 3, (notice) => void told.push(notice));
  const provider = await startStandInProvider();
  const ctx = systemCtx({ ...app.deps, db: watched.db, transport: openResend(provider.url) }, world.orgId, 'test');
  await queueDigest(ctx);
  await sendMail(ctx);
  const statements = told.map((notice) => explained.parse(JSON.parse(notice.slice(notice.indexOf('{')))));
  const rows = ['mail', 'digest_copy', 'customer', 'feedback'].map((table) => [table, statements.reduce((sum, { Plan }) => sum + lookedAt(Plan, table), 0) / people] as const);
  expect(rows.filter(([, each]) => each > mostEach)).toEqual([]);
  expect(provider.taken()).toHaveLength(people);
  expect(statements.length).toBeGreaterThan(people / 100);
  await watched.close();
  await provider.close();
  await app.close();
}, 120_000);
