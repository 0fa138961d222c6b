import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app);
});
afterAll(() => app.close());

const post = (key: string, body: unknown, person = world.admin) => person.send('POST', '/api/v1/feedback', { body: JSON.stringify(body), headers: { 'idempotency-key': key } });
const said = (text: string) => ({ source: 'S', text });
const total = async () => (await (await world.admin.get('/api/v1/feedback')).json()).total;

test('the same key with the same body gets the same answer, word for word', async () => {
  const first = await post('k1', said('once'));
  const second = await post('k1', said('once'));
  expect([first.status, first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')]).toEqual([200, null, 'true']);
  expect(await second.text()).toBe(await first.text());
});

test('the same key with another body is a conflict and stores nothing', async () => {
  await post('k2', said('first words'));
  const before = await total();
  const answer = await post('k2', said('other words'));
  expect([answer.status, (await answer.json()).code]).toEqual([409, 'conflict']);
  expect(await total()).toBe(before);
});

test('ten requests at once with one key do it once and all get that answer', async () => {
  const before = await total();
  const answers = await Promise.all(Array.from({ length: 10 }, () => post('k3', said('all at once'))));
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(texts).size).toBe(1);
  expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 10 }, () => 200));
  expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === null)).toHaveLength(1);
  expect(await total()).toBe(before + 1);
});

test('a refused request leaves the key free', async () => {
  const refused = await post('k4', { source: 'S', text: 'x', interactionExternalId: 'unknown' });
  expect(refused.status).toBe(422);
  expect((await post('k4', said('now it is right'))).status).toBe(200);
});

test('a key belongs to who sent it', async () => {
  const lead = await world.join('lead');
  expect((await post('k5', said('by the administrator'))).status).toBe(200);
  expect((await post('k5', said('by the lead'), lead)).status).toBe(200);
});

test('a key that is no key is refused', async () => {
  expect((await post('ä b', said('x')).catch(() => ({ status: 422 }))).status).toBe(422);
  expect((await post('x'.repeat(201), said('x'))).status).toBe(422);
});

test.each([
  ['surveys', { title: 'Twice', template: 'contact', publish: true }, { title: 'Another', template: 'contact' }, 201],
  ['contact-drivers', { name: 'Refund' }, { name: 'Bill' }, 201],
  ['customers', { externalId: 'twice' }, { externalId: 'another' }, 200],
])('whatever creates may be sent again: POST /%s', async (noun, body, other, status) => {
  const send = (given: unknown) => world.admin.send('POST', `/api/v1/${noun}`, { body: JSON.stringify(given), headers: { 'idempotency-key': `again-${noun}` } });
  const [first, second, third] = [await send(body), await send(body), await send(other)];
  const text = await first.text();
  expect([first.status, text === (await second.text()), second.status, second.headers.get('idempotent-replayed')], text).toEqual([status, true, status, 'true']);
  expect([third.status, (await third.json()).code]).toEqual([409, 'conflict']);
});

test('answers are forgotten after two days, more than one batch of them, and nobody else’s before', async () => {
  const start = app.deps.now();
  const hours = (count: number) => new Date(start.getTime() + count * 3_600_000);
  const left = async () => Number((await app.deps.database.run('select count(*)::int as n from idempotent_answer where org_id = $1', [world.orgId])).rows[0]?.n);
  await app.deps.database.run("insert into idempotent_answer (org_id, actor_id, key, request_hash, created_at) select $1, 'key:x', 'many-' || i, '', $2::timestamptz from generate_series(1, 2500) as i", [world.orgId, start.toISOString()]);
  const before = await left();
  app.setNow(hours(47));
  const later = await makeWorld(app);
  expect((await post('young', said('the second day'), later.admin)).status).toBe(200);
  await app.settle();
  expect(await left()).toBe(before);
  app.setNow(hours(49));
  await app.settle();
  expect(await left()).toBe(0);
  expect((await post('young', said('the second day'), later.admin)).headers.get('idempotent-replayed')).toBe('true');
});

test('a round that is opened twice under one key is one round, and the second asking gets its address', async () => {
  const day = (ahead: number) => new Date(app.deps.now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
  const round = JSON.stringify({ title: 'November', opensOn: day(1), closesOn: day(20), prompt: 'What gets in your way?', teams: ['North'] });
  const open = () => world.admin.send('POST', '/api/v1/friction/rounds', { body: round, headers: { 'idempotency-key': 'round-1' } });
  const [first, second] = [await open(), await open()];
  expect([first.status, second.status, second.headers.get('idempotent-replayed')]).toEqual([201, 201, 'true']);
  expect(await second.json()).toEqual(await first.json());
  expect((await (await world.admin.get('/api/v1/friction/rounds')).json()).items).toHaveLength(1);
});
