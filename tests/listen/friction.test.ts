import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { auditEntry } from '@kept/db/schema/organisation/audit.ts';
import { frictionInbox } from '@kept/db/schema/listen/friction.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-18T10:00:00Z') });
});
afterAll(() => app.close());

const round = { title: 'November', prompt: 'What makes it hard to help customers?', opensOn: '2026-11-16', closesOn: '2026-11-22', teams: ['Billing', 'Moves'] };

/** A world with an open round and printed slips for it. */
async function begin(): Promise<{ id: string; slips: string[] }> {
  app.setNow(new Date('2026-11-18T10:00:00Z'));
  world = await makeWorld(app);
  return openRound({});
}

async function openRound(more: object): Promise<{ id: string; slips: string[] }> {
  const { id } = await (await world.admin.post('/api/v1/friction/rounds', { ...round, ...more })).json();
  const drawn = await (await world.admin.post(`/api/v1/friction/rounds/${id}/papers`, { count: 12 })).json();
  return { id, slips: drawn.items.map((one: { code: string }) => one.code) };
}

/** Moves the clock; sessions end on the way, so the administrator is somebody freshly signed in. */
async function goTo(moment: string): Promise<void> {
  app.setNow(new Date(moment));
  world = { ...world, admin: await world.join('admin') };
}

const post = async (path: string, fields: Record<string, string>) => {
  const answer = await app.fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: answer.status, html: await answer.text() };
};
const file = (slip: string | undefined, text: string, more: Record<string, string> = {}) => post(`/f/${world.slug}`, { slip: slip ?? '', team: 'Billing', text, frequency: 'every_week', step: 'Meter change', ...more });
const receiptIn = (html: string) => /class="code">([^<]+)</.exec(html)?.[1] ?? '';
const stored = () => inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(feedback).where(eq(feedback.orgId, world.orgId)));
const inbox = () => inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(frictionInbox).where(eq(frictionInbox.orgId, world.orgId)));
const rounds = async () => (await (await world.admin.get('/api/v1/friction/rounds')).json()).items;

test('reports wait until the week after closing, then are released together and answered', async () => {
  const { id, slips } = await begin();
  const receipts: string[] = [];
  for (let place = 0; place < 6; place += 1) receipts.push(receiptIn((await file(slips[place], `Obstacle ${place}, ring 020 7946 0958`, { team: place % 2 === 0 ? 'Billing' : 'Moves' })).html));
  expect(new Set(receipts).size).toBe(6);
  expect(receipts[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/);
  expect(Object.keys((await inbox())[0] ?? {}).sort()).toEqual(['frequency', 'orgId', 'receiptHash', 'roundId', 'slipHash', 'step', 'team', 'text']);
  expect((await inbox())[0]?.text).toContain('[phone]');
  await app.settle();
  expect([(await stored()).length, (await rounds())[0].state, (await rounds())[0].reports]).toEqual([0, 'open', null]);
  expect((await world.admin.post(`/api/v1/friction/rounds/${id}/answer`, { answer: 'Too early' })).status).toBe(409);
  await goTo('2026-11-23T10:00:00Z');
  await app.settle();
  const released = await stored();
  expect(released).toHaveLength(6);
  expect(new Set(released.map((one) => `${one.receivedAt.toISOString()} ${one.occurredAt.toISOString()}`))).toEqual(new Set(['2026-11-23T10:00:00.000Z 2026-11-23T10:00:00.000Z']));
  expect(released.every((one) => one.id[14] === '4' && one.kind === 'friction' && !one.quotable && one.customerId === null)).toBe(true);
  expect(await inbox()).toHaveLength(0);
  expect(await rounds()).toMatchObject([{ state: 'released', reports: 6 }]);
  await world.admin.post(`/api/v1/friction/rounds/${id}/answer`, { answer: 'We are replacing the meter form.' });
  const answer = await post(`/f/${world.slug}/receipt`, { code: (receipts[0] ?? '').toLowerCase().replaceAll('-', ' ') });
  expect(answer.html).toContain('We are replacing the meter form.');
});

test('customers’ lists, searches and pages never show a report, and the audit log knows of a round that was released, and of none of them', async () => {
  const { slips } = await begin();
  for (let place = 0; place < 5; place += 1) await file(slips[place], `Hidden ${place}`);
  await goTo('2026-11-30T10:00:00Z');
  await app.settle();
  const [report] = await stored();
  expect(await (await world.admin.get('/api/v1/feedback?q=Hidden')).json()).toMatchObject({ total: 0, items: [] });
  expect((await world.admin.get(`/api/v1/feedback/${report?.id}`)).status).toBe(404);
  expect((await world.admin.get('/api/v1/feedback?kind=friction')).status).toBe(422);
  const audit = await inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(auditEntry).where(eq(auditEntry.orgId, world.orgId)));
  expect(audit.map(({ verb, actor, subject, detail }) => [verb, actor, subject.split(':')[0], detail])).toEqual([['create-organisation', expect.any(String), 'organisation', {}], ['release-round', 'system:release-friction', 'friction-round', {}]]);
});

test('fewer than five reports of one round are never released, and go out with the first round that has five', async () => {
  const { slips } = await begin();
  for (let place = 0; place < 4; place += 1) await file(slips[place], `Few ${place}`);
  await goTo('2026-12-01T10:00:00Z');
  await app.settle();
  expect([(await stored()).length, (await rounds())[0].state, (await rounds())[0].reports]).toEqual([0, 'closed', null]);
  const next = await openRound({ opensOn: '2026-12-01', closesOn: '2026-12-06' });
  for (let place = 0; place < 4; place += 1) await file(next.slips[place], `Few again ${place}`);
  await goTo('2026-12-07T10:00:00Z');
  await app.settle();
  expect(await stored(), 'eight slips, which four people may have had').toHaveLength(0);
  const third = await openRound({ opensOn: '2026-12-07', closesOn: '2026-12-13' });
  for (let place = 0; place < 5; place += 1) await file(third.slips[place], `Enough ${place}`);
  await goTo('2026-12-14T10:00:00Z');
  await app.settle();
  expect(await stored()).toHaveLength(13);
});

test('a slip shown again with the same report gives the same code; with another it is refused', async () => {
  const { slips } = await begin();
  const [first, second] = [await file(slips[0], 'Twice'), await file(slips[0]?.toLowerCase().replaceAll('-', ' '), 'Twice')];
  expect(receiptIn(first.html)).toMatch(/^\w{4}-/);
  expect(receiptIn(second.html)).toBe(receiptIn(first.html));
  const other = await file(slips[0], 'Something else');
  expect([other.status, other.html.includes('This slip has been used for another report.')]).toEqual([422, true]);
  expect(await inbox()).toHaveLength(1);
});

test('what looks like a name is asked about before anything is kept, and removed or left as its writer says', async () => {
  const { slips } = await begin();
  await world.join('owner', 'Oluwaseun Adeyemi-Brown');
  const asked = await file(slips[0], 'I wait for oluwaseun adeyemi-brown to approve refunds');
  expect(asked.html).toContain('“oluwaseun adeyemi-brown” looks like a person’s name. Remove it?');
  expect(await inbox()).toHaveLength(0);
  await file(slips[0], 'I wait for oluwaseun adeyemi-brown to approve refunds', { names: 'remove' });
  await file(slips[1], 'Sarah is the name of our ticket tool', { names: 'keep' });
  expect((await inbox()).map(({ text }) => text).sort()).toEqual(['I wait for [name] to approve refunds', 'Sarah is the name of our ticket tool']);
});

test('a wrong slip, a closed round and missing words are said in sentences', async () => {
  const { slips } = await begin();
  const wrong = await post(`/f/${world.slug}`, { slip: 'AAAA-AAAA-AA', text: '', frequency: 'often', step: '' });
  expect(wrong.status).toBe(422);
  for (const sentence of ['We do not know this code.', 'Write what gets in the way.', 'Choose how often it happens.']) expect(wrong.html).toContain(sentence);
  expect((await file('not a slip', 'x')).html).toContain('This is no slip.');
  expect((await file('', 'x')).html).toContain('Show your slip');
  expect((await file(slips[0], 'x', { team: 'Nobody' })).html).toContain('Choose your team.');
  app.setNow(new Date('2026-11-23T10:00:00Z'));
  expect((await file(slips[0], 'Late')).html).toContain('This round closed on 22 November.');
  expect(await (await app.fetch(`/f/${world.slug}`)).text()).toContain('No round is open at the moment');
  await app.settle();
  expect((await file(slips[0], 'Late')).html).toContain('It may belong to a round that is over');
  expect((await post(`/f/${world.slug}/receipt`, { code: '7F3K-92QM-4T' })).html).toContain('This code leads nowhere.');
  expect(await inbox()).toHaveLength(0);
});

test('a round needs a future end, an order of days and distinct teams, and one starts a day', async () => {
  await begin();
  const problem = async (more: object) => {
    const answer = await world.admin.post('/api/v1/friction/rounds', { ...round, ...more });
    return [answer.status, (await answer.json()).errors[0]?.pointer];
  };
  expect(await problem({})).toEqual([409, '/opensOn']);
  expect(await problem({ opensOn: '2026-11-01', closesOn: '2026-11-02' })).toEqual([422, '/closesOn']);
  expect(await problem({ opensOn: '2026-11-30', closesOn: '2026-11-29' })).toEqual([422, '/closesOn']);
  expect(await problem({ teams: ['A', 'a'] })).toEqual([422, '/teams']);
  expect(await problem({ opensOn: '2026-12-01', closesOn: '2026-12-08', meetsOn: '2026-12-08' })).toEqual([422, '/meetsOn']);
  expect(await problem({ opensOn: '2026-02-31' })).toEqual([422, '/opensOn']);
});

test('no page of a report is logged, cached or sets a cookie', async () => {
  await begin();
  const answer = await app.fetch(`/f/${world.slug}`);
  expect([answer.headers.get('set-cookie'), answer.headers.get('cache-control'), answer.headers.get('referrer-policy')]).toEqual([null, 'no-store', 'same-origin']);
  const behindSignOn = await app.fetch(`/f/${world.slug}`, { headers: { 'x-forwarded-user': 'someone' } });
  expect(await behindSignOn.text()).toContain('confidential, not anonymous');
});
