import { loadDemo } from '@kept/api/demo/load-demo.ts';
import { readDemo } from '@kept/api/demo/read-demo.ts';
import { problems } from '@kept/api/demo/problems.ts';
import { readDigestReport } from '@kept/api/close-loop/report/read-digest-report.ts';
import { systemCtx } from '@kept/api/context.ts';
import { runDue } from '@kept/api/run-due.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listTenantTables } from '../support/tenant-tables.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const layingMilliseconds = 600_000;

/** One laying of the whole demo world, on a day of its own; what the issue promises of it is asked of the database and of the product's pages. */
describe('the demo world, laid', () => {
  let app: TestApp;
  const lines: string[] = [];
  beforeAll(async () => {
    app = await openTestApp({ now: new Date('2026-11-22T10:00:00Z') });
    await loadDemo(app.deps, '127.0.0.1', (line) => lines.push(line));
  }, layingMilliseconds);
  afterAll(() => app.close());

  const rows = async (statement: string) => (await app.deps.database.run(statement)).rows;
  const countOf = async (statement: string) => Number((await rows(statement))[0]?.n);

  test('holds the promised numbers', async () => {
    const counts = await rows("select (select count(*) from customer) c, (select count(*) from interaction) i, (select count(*) from feedback where text <> '') f, (select count(*) from member) m");
    expect(Object.values(counts[0] ?? {}).map(Number)).toEqual([3000, 9000, 2500, 13]);
    expect(await countOf("select count(*) n from feedback where kind = 'friction'")).toBe(150);
    expect(await countOf('select count(*) n from feedback where placed_at is null')).toBe(0);
  });

  test('holds a theme confirmed by the data, two by customers, one reopened, one declined by two people, one late today', async () => {
    expect(await countOf("select count(*) n from theme where status = 'confirmed' and confirmed_by = 'data'")).toBe(1);
    expect(await countOf("select count(*) n from theme where status = 'confirmed' and confirmed_by = 'customers'")).toBe(2);
    expect(await rows("select t.title, t.status from theme_update u join theme t on t.org_id = u.org_id and t.id = u.theme_id where u.kind = 'reopened' and u.member_id is null")).toEqual([{ title: 'In-home display goes blank', status: 'open' }]);
    expect(await countOf("select count(*) n from theme where status = 'declined' and decline_asked_by <> decline_approved_by")).toBe(1);
    expect(await countOf("select count(*) n from theme where status = 'in_progress' and title = 'Refund emails arrive late' and deadline_on = '2026-11-16'")).toBe(1);
    expect(await countOf("select count(*) n from theme where status = 'emerging'")).toBeGreaterThan(5);
  });

  test('books a reason for nearly every contact, each traced to its journey stage; words wait in some without one', async () => {
    const [drivers] = await rows('select count(*) n, count(journey_stage) staged, count(origin) traced from contact_driver');
    expect([Number(drivers?.n) > 20, drivers?.staged, Number(drivers?.traced) > 15]).toEqual([true, drivers?.n, true]);
    const open = await countOf('select count(*) n from interaction where driver_id is null');
    expect([open > 50, open < 400]).toEqual([true, true]);
    expect(await countOf('select count(*) n from driver_suggestion s join interaction i on i.org_id = s.org_id and i.id = s.interaction_id where i.driver_id is null')).toBeGreaterThan(15);
    expect(await countOf('select count(*) n from driver_head where due_at is not null')).toBe(1);
  });

  test('holds twelve friction rounds, one of them answered, two digests that were sent and one that a second person is asked to read', async () => {
    expect(await countOf('select count(*) n from friction_round where released_on is not null')).toBe(12);
    expect(await countOf('select count(*) n from friction_round where answer is not null')).toBe(1);
    expect(await countOf("select count(*) n from friction_round where released_on is null and title = 'Evenings and weekends'"), 'one is open').toBe(1);
    expect(await countOf("select count(*) n from friction_point where reports >= 8 and outcome = 'will_change' and me_toos = 9"), 'one session, with what comes of its point').toBe(1);
    expect(await rows('select state, period from digest order by period')).toEqual([{ state: 'sent', period: '2026-Q2' }, { state: 'sent', period: '2026-Q3' }, { state: 'in_review', period: '2026-Q4' }]);
    expect(await countOf("select count(*) n from customer where subscribed_at is not null"), 'who asked for the news and confirmed').toBe(2);
    expect(await countOf("select count(*) n from suppression where reason = 'unsubscribed'"), 'who stopped a digest').toBeGreaterThanOrEqual(3);
    const [mails] = await rows("select count(*) filter (where state = 'sent') sent, count(*) filter (where state = 'left_out') out, count(*) filter (where state not in ('sent', 'left_out')) other from mail");
    expect([Number(mails?.sent) > 400, Number(mails?.out) > 100, Number(mails?.other)]).toEqual([true, true, 0]);
    expect(await countOf("select count(*) n from mail m where state = 'sent' and not exists (select 1 from outbox_message o where o.mail_id = m.id)")).toBe(0);
  });

  test('both digests that were sent have a report with life in it: delivered, come back, clicked, answered, left', async () => {
    const [organisation] = await rows('select id from organisation');
    for (const { id, period } of await rows("select id, period from digest where state = 'sent' order by period")) {
      const { mails, clickers, machines, unsubscribed, blocks } = await readDigestReport(systemCtx(app.deps, String(organisation?.id), 'test'), String(id));
      expect([mails.sent > 100, mails.delivered, mails.complained, mails.bounced.map(({ people }) => people)], String(period)).toEqual([true, mails.sent - 4, 1, [2, 1]]);
      expect([clickers > 20, clickers < mails.sent / 2, machines > 4, unsubscribed, blocks.every(({ clicked, seenBy }) => clicked > 0 && clicked <= seenBy)], String(period)).toEqual([true, true, true, 3, true]);
      for (const { answers, clicked, title } of blocks) expect(Object.values(answers ?? {}).reduce((sum, people) => sum + people, 0), title).toBeLessThanOrEqual(clicked);
    }
    const asked = "select count(*) n from mail where kind = 'approval' and created_at > '2026-11-21'";
    expect([await countOf(asked), await countOf(`${asked} and settled_at <= greatest(created_at, send_after) + interval '10 seconds'`)], 'the latest mails to own people left at once').toEqual([2, 2]);
    expect(await countOf('select count(*) n from mail_flow where paused_at is not null'), 'too little came back to hold mail').toBe(0);
  });

  test('dates everything in the year it tells of, and nothing after today', async () => {
    const moments = [['theme_update', 'at'], ['mail', 'created_at'], ['feedback', 'received_at'], ['fix_answer', 'at'], ['audit_entry', 'at']] as const;
    for (const [table, column] of moments) expect(await countOf(`select count(*) n from ${table} where ${column} >= '2026-11-22' or ${column} < '2025-11-20'`), table).toBe(0);
  });

  test('keeps the truth about problems out of the product', async () => {
    const keys = problems.map((problem) => problem.key).filter((key) => key.includes('-'));
    for (const table of await listTenantTables(app.deps.database)) {
      const found = await countOf(`select count(*) n from "${table}" x where x::text ~ '(${keys.join('|')})'`);
      expect(found, table).toBe(0);
    }
  });

  test("leads through Maria's complaint in six pages that exist", async () => {
    const { thread, available, loading } = await readDemo(app.deps, true);
    expect([available, loading, thread.map((step) => step.title)]).toEqual([true, null, ['Her survey', 'The theme', 'Its owner', 'The fix', 'Her mail', 'Her receipt']]);
    const [survey, theme, , , mail, receipt] = thread;
    for (const page of [survey, receipt]) expect((await app.fetch(new URL(page?.path ?? '').pathname + new URL(page?.path ?? '').search)).status).toBe(200);
    expect(await (await app.fetch(new URL(receipt?.path ?? '').pathname)).text()).toContain('from £84 to £131');
    expect(await countOf(`select count(*) n from theme where id = '${/[0-9a-f-]{36}/.exec(theme?.path ?? '')?.[0]}' and status = 'confirmed'`)).toBe(1);
    expect(await countOf(`select count(*) n from mail where id = '${/[0-9a-f-]{36}/.exec(mail?.path ?? '')?.[0]}' and html like '%from £84 to £131%'`)).toBe(1);
  });

  test('says in lines how far it was and who can sign in, and leaves nothing undone for the worker', async () => {
    expect(lines.some((line) => line.startsWith('Themes can be read'))).toBe(true);
    expect(lines.filter((line) => line.includes('@northlight.example')).length).toBe(13);
    const before = await rows('select id, status from theme order by id');
    await runDue(app.deps);
    expect(await rows('select id, status from theme order by id')).toEqual(before);
  });

  test('a second start lays nothing again', async () => {
    const again: string[] = [];
    await loadDemo(app.deps, '127.0.0.1', (line) => again.push(line));
    expect(again[0]).toContain('Sign in at');
    expect(await countOf('select count(*) n from organisation')).toBe(1);
  });
});
