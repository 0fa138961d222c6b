import { jobs } from '@kept/api/jobs.ts';
import { runDueJob, runJob } from '@kept/api/run-due.ts';
import { listBounds } from '@kept/core/list-bounds.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { endpoints, hookMaker } from '../support/hook-maker.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { isSignedWith, never, openReceiver, status } from '../support/webhook-receiver.ts';
import { makeWorld } from '../support/world.ts';

const start = new Date('2026-11-20T10:00:00Z');
const day = 86_400;

let app: TestApp;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
let hooks: ReturnType<typeof hookMaker>;
let now = start;
const web = { resolve: async () => [], isPrivateAllowed: true, longestMs: 30_000 };

beforeAll(async () => {
  receiver = await openReceiver();
  app = await openTestApp({ now: start, web });
  hooks = hookMaker(app, receiver);
});
afterAll(async () => {
  await app.close();
  await receiver.close();
});
beforeEach(() => {
  now = start;
  web.longestMs = 30_000;
  app.setNow(now);
});

function pass(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000);
  app.setNow(now);
}

const mailsOf = async (orgId: string) => (await app.deps.database.run("select to_email, plain_text from mail where org_id = $1 and occasion like 'webhook-off:%' order by to_email", [orgId])).rows;

test('a webhook has a name of its own, an address that may be sent to, and events there are; there is a bound, and the secret is shown once', async () => {
  const world = await makeWorld(app);
  const good = { name: 'Operations', url: 'https://hooks.example.org/kept' };
  const made = await world.admin.post(endpoints, good);
  expect([made.status, await made.json()]).toEqual([201, { id: expect.any(String), secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) }]);
  const bad = [{ ...good, name: '' }, { ...good, name: 'B', url: 'ftp://hooks.example.org' }, { ...good, name: 'B', url: 'https://a:b@hooks.example.org' }, { ...good, name: 'B', events: [] }, { ...good, name: 'B', events: ['theme.exploded'] }, { ...good, name: 'B', kind: 'teams' }, good];
  for (const each of bad) expect([each, (await world.admin.post(endpoints, each)).status]).toEqual([each, 422]);
  for (let at = 1; at < listBounds.webhooks; at += 1) expect((await world.admin.post(endpoints, { ...good, name: `Operations ${at}` })).status).toBe(201);
  expect((await world.admin.post(endpoints, { ...good, name: 'One too many' })).status).toBe(409);
  const list = await (await world.admin.get(endpoints)).text();
  expect([list.includes('whsec_'), list.includes('https://hooks.example.org/kept'), JSON.parse(list).webhooks.length]).toEqual([false, true, listBounds.webhooks]);
  expect((await (await world.join('lead')).get(endpoints)).status).toBe(403);
});

test('410 switches a webhook off at once and gives up what waits; every administrator is told once, and nothing is sent until it is on again', async () => {
  const world = await makeWorld(app);
  const other = await world.join('admin', 'Another Admin');
  const owner = await world.join('owner');
  const hook = await hooks.make(world);
  receiver.answer(hook.path, status(410));
  for (let at = 0; at < 9; at += 1) await hooks.accept(world, owner, `Theme ${at}`);
  pass(11);
  await hooks.deliver(world);
  await hooks.deliver(world);
  expect(receiver.at(hook.path)).toHaveLength(4);
  expect(await hook.read()).toMatchObject({ off: { because: 'gone', sentence: expect.stringContaining('410') } });
  expect((await hook.log()).map(({ state }) => state)).toEqual(Array(9).fill('failed'));
  expect((await mailsOf(world.orgId)).map((mail) => mail.to_email)).toEqual([world.admin.email, other.email].sort());
  expect((await world.admin.post(`${hook.at}/tests`)).status).toBe(409);
  await hooks.accept(world, owner, 'Told to nobody');
  pass(11);
  receiver.answer(hook.path, status(200));
  expect(await (await world.admin.patch(hook.at, { isOn: true })).json()).toMatchObject({ off: null });
  await hooks.accept(world, owner, 'Told again');
  pass(11);
  await hooks.deliver(world);
  expect(receiver.at(hook.path)).toHaveLength(5);
  expect(await (await world.admin.post(`${hook.at}/resends`, { since: start.toISOString() })).json()).toEqual({ waiting: 9 });
  await hooks.deliver(world);
  expect(new Set(receiver.at(hook.path).map(({ id }) => id)).size).toBe(10);
});

test('nothing arrives for five days: the webhook goes off and says so; one arrival in between begins the count anew', async () => {
  const world = await makeWorld(app);
  const hook = await hooks.oneOnItsWay(world, status(500));
  pass(4 * day);
  receiver.answer(hook.path, status(200));
  await hooks.deliver(world);
  expect(await hook.read()).toMatchObject({ failingSince: null, off: null });
  receiver.answer(hook.path, status(500));
  for (let at = 0; at < 3; at += 1) {
    await world.admin.post(`${hook.at}/tests`);
    await hooks.deliver(world);
    expect(await hook.read()).toMatchObject({ off: null });
    pass(2 * day);
  }
  await hooks.deliver(world);
  expect(await hook.read()).toMatchObject({ off: { because: 'failing' } });
  expect(await mailsOf(world.orgId)).toMatchObject([{ plain_text: expect.stringContaining('nothing has arrived there for five days') }]);
});

test('a replaced secret signs beside the new one for a day', async () => {
  const world = await makeWorld(app);
  const hook = await hooks.make(world);
  const { secret, previousUntil } = await (await world.admin.post(`${hook.at}/secrets`)).json();
  expect(previousUntil).toBe(new Date(start.getTime() + day * 1000).toISOString());
  const last = async () => {
    await world.admin.post(`${hook.at}/tests`);
    await hooks.deliver(world);
    const one = receiver.at(hook.path).at(-1);
    return one === undefined ? [] : [hook.secret, String(secret)].map((each) => isSignedWith(each, one));
  };
  expect(await last()).toEqual([true, true]);
  pass(day + 1);
  expect(await last()).toEqual([false, true]);
});

test('a webhook that never answers holds up neither others of the organisation nor another organisation', async () => {
  const [silent, lively] = [await makeWorld(app), await makeWorld(app)];
  const [hung, beside, elsewhere] = [await hooks.make(silent), await hooks.make(silent), await hooks.make(lively)];
  receiver.answer(hung.path, never);
  for (let at = 0; at < 12; at += 1) await silent.admin.post(`${hung.at}/tests`);
  await silent.admin.post(`${beside.at}/tests`);
  await lively.admin.post(`${elsewhere.at}/tests`);
  const job = jobs.find(({ name }) => name === 'deliver-webhooks');
  if (job === undefined) throw new Error('There is no such job.');
  const round = runDueJob(app.deps, job);
  await expect.poll(() => [receiver.at(beside.path).length, receiver.at(elsewhere.path).length], { timeout: 120_000 }).toEqual([1, 1]);
  // Four at a time, and none of the others is tried in this round.
  await expect.poll(() => receiver.at(hung.path).length, { timeout: 120_000 }).toBe(4);
  receiver.hangUp();
  await round;
  expect(receiver.at(hung.path)).toHaveLength(4);
});

test('ten workers at fifty ticks tell each webhook of each event once', async () => {
  const world = await makeWorld(app);
  const owner = await world.join('owner');
  const made = [await hooks.make(world), await hooks.make(world, { events: ['theme.accepted'] })];
  for (let tick = 0; tick < 50; tick += 1) {
    if (tick % 5 === 0) {
      const id = await hooks.accept(world, owner, `Tick ${tick}`);
      await owner.post(`/api/v1/themes/${id}/acknowledgement`);
    }
    pass(2);
    await Promise.all(Array.from({ length: 10 }, () => hooks.deliver(world)));
  }
  pass(11);
  await hooks.deliver(world);
  for (const [at, { path }] of made.entries()) {
    const ids = receiver.at(path).map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual(at === 1 ? [10, 10] : [20, 20]);
  }
});

test('an escalation is told, once', async () => {
  app.setNow(new Date('2026-12-01T10:00:00Z'));
  const world = await makeWorld(app);
  const owner = await world.join('owner');
  const hook = await hooks.make(world, { events: ['theme.escalated'] });
  const id = await hooks.accept(world, owner, 'Late already');
  app.setNow(new Date('2026-12-09T10:00:00Z'));
  await runJob(app.deps, 'walk-ladders', world.orgId);
  await runJob(app.deps, 'walk-ladders', world.orgId);
  app.setNow(new Date('2026-12-09T10:00:11Z'));
  await hooks.deliver(world);
  const told = receiver.at(hook.path).map(({ body }) => JSON.parse(body));
  expect(told.length).toBeGreaterThan(0);
  expect(told[0]).toMatchObject({ type: 'theme.escalated', data: { about: { id }, by: { kind: 'kept' }, detail: { trigger: expect.any(String), days: expect.any(Number) } } });
  expect(new Set(told.map(({ data }) => data.detail.step)).size).toBe(told.length);
});

test('what waits is written anew when somebody is erased, and the log of thirty days ago goes', async () => {
  const world = await makeWorld(app);
  const customer = { externalId: 'ZQ-4711', email: 'zelda@mail.example', name: 'Zelda Quixotic' };
  await world.admin.post('/api/v1/customers', customer);
  const owner = await world.join('owner');
  const hook = await hooks.make(world, { events: ['theme.accepted'] });
  receiver.answer(hook.path, status(500));
  await hooks.accept(world, owner, 'Zelda Quixotic waits for a refund');
  pass(11);
  await hooks.deliver(world);
  const rows = async () => JSON.stringify((await app.deps.database.run('select * from webhook_delivery where endpoint_id = $1', [hook.id])).rows);
  expect(await rows()).toContain('Zelda Quixotic');
  const [person] = (await app.deps.database.run('select id from customer where org_id = $1', [world.orgId])).rows;
  expect((await world.admin.delete(`/api/v1/customers/${String(person?.id)}`)).ok).toBe(true);
  expect(await rows()).not.toContain('Zelda');
  receiver.answer(hook.path, status(200));
  pass(6);
  await hooks.deliver(world);
  expect(await hook.log()).toMatchObject([{ state: 'delivered' }]);
  expect(receiver.at(hook.path).at(-1)?.body).not.toContain('Quixotic');
  pass(30 * day - 10);
  await runJob(app.deps, 'forget-old', world.orgId);
  expect(await rows()).toContain(hook.id);
  pass(20);
  await runJob(app.deps, 'forget-old', world.orgId);
  expect(await rows()).toBe('[]');
});

test('the log comes a page at a time, newest first; a webhook that is deleted takes its log along', async () => {
  const world = await makeWorld(app);
  const hook = await hooks.make(world);
  for (let at = 0; at < 5; at += 1) {
    await world.admin.post(`${hook.at}/tests`);
    pass(1);
  }
  const first = await hook.page('?limit=3');
  const second = await hook.page(`?limit=3&cursor=${first.nextCursor ?? ''}`);
  expect([first.items.length, second.items.length, second.nextCursor, new Set([...first.items, ...second.items].map(({ id }) => id)).size]).toEqual([3, 2, null, 5]);
  expect((await world.admin.get(`${hook.at}/deliveries?cursor=nonsense`)).status).toBe(422);
  expect((await world.admin.get(`${hook.at}/deliveries?state=failed`)).status).toBe(200);
  expect((await world.admin.delete(hook.at)).status).toBe(200);
  expect((await world.admin.get(`${hook.at}/deliveries`)).status).toBe(404);
  await hooks.deliver(world);
  expect(receiver.at(hook.path)).toEqual([]);
});
