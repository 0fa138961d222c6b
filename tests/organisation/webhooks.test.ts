import { retrySeconds } from '@kept/core/organisation/next-delivery.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoints, hookMaker } from '../support/hook-maker.ts';
import { plantTheme } from '../support/plant-theme.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { isSignedWith, lost, never, openReceiver, status } from '../support/webhook-receiver.ts';
import { makeWorld } from '../support/world.ts';

const start = new Date('2026-11-20T10:00:00Z');

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
  app.setNow(now);
});

function pass(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000);
  app.setNow(now);
}

test('what happens to a theme is told, signed, with ids, title, status, owner, deadline and a link, and none of anybody’s words', async () => {
  const world = await makeWorld(app);
  const owner = await world.join('owner', 'Olive Owner');
  const hook = await hooks.make(world);
  const id = await hooks.accept(world, owner, 'Refunds take too long');
  expect((await owner.post(`/api/v1/themes/${id}/updates`, { internalNote: 'A customer called Zelda wrote kumquat.' })).status).toBe(200);
  await hooks.deliver(world);
  expect(receiver.at(hook.path)).toEqual([]);
  pass(11);
  await hooks.deliver(world);
  const [accepted, updated] = receiver.at(hook.path).toSorted((a, b) => (a.body < b.body ? -1 : 1));
  expect(JSON.parse(accepted?.body ?? '')).toEqual({
    type: 'theme.accepted',
    timestamp: start.toISOString(),
    data: { organisation: world.orgId, about: { kind: 'theme', id, name: 'Refunds take too long', status: 'open', owner: { id: owner.memberId, name: 'Olive Owner' }, deadlineOn: '2026-12-03', link: `http://localhost/themes/${id}` }, by: { kind: 'member', id: world.admin.memberId, name: 'Ada Admin' }, detail: { owner: owner.memberId, deadline: '2026-12-03' } },
  });
  expect(JSON.parse(updated?.body ?? '')).toMatchObject({ type: 'theme.updated', data: { by: { name: 'Olive Owner' } } });
  for (const one of receiver.at(hook.path)) expect([isSignedWith(hook.secret, one), /Zelda|kumquat/.test(one.body)]).toEqual([true, false]);
  expect(await hook.log()).toMatchObject([{ state: 'delivered', status: 200, attempts: 1 }, { state: 'delivered', status: 200, attempts: 1 }]);
  expect((await hook.log()).map(({ messageId }) => messageId).sort()).toEqual(receiver.at(hook.path).map((one) => one.id).sort());
});

test('a chat gets a sentence and a link, and its address is not shown whole again', async () => {
  const world = await makeWorld(app);
  const owner = await world.join('owner', 'Olive Owner');
  const hook = await hooks.make(world, { kind: 'slack' });
  const id = await hooks.accept(world, owner, '<!channel> & late bills');
  pass(11);
  await hooks.deliver(world);
  expect(JSON.parse(receiver.at(hook.path)[0]?.body ?? '')).toEqual({ text: `*Theme “&lt;!channel&gt; &amp; late bills”* was given an owner and a deadline, by Ada Admin. Owner: Olive Owner. Due on 3 December 2026. <http://localhost/themes/${id}|Open in Kept>` });
  const secretEnd = await hooks.make(world, { kind: 'slack', url: receiver.url('/services/T0/B0/hidden') });
  expect(JSON.stringify(await secretEnd.read())).not.toContain('hidden');
});

test('what is undone within ten seconds is told to nobody; what is undone later is told twice', async () => {
  const world = await makeWorld(app);
  const hook = await hooks.make(world);
  const id = await plantTheme(app, world, 'Not really one');
  const dismissal = `/api/v1/themes/${id}/dismissal`;
  expect((await world.admin.post(dismissal, { reason: 'noise' })).status).toBeLessThan(300);
  pass(9);
  await hooks.deliver(world);
  expect((await world.admin.delete(dismissal)).status).toBeLessThan(300);
  for (const seconds of [2, 5, 10]) {
    pass(seconds);
    await hooks.deliver(world);
  }
  expect(receiver.at(hook.path)).toEqual([]);
  await world.admin.post(dismissal, { reason: 'noise' });
  pass(11);
  await hooks.deliver(world);
  await world.admin.delete(dismissal);
  pass(11);
  await hooks.deliver(world);
  expect(receiver.at(hook.path).map(({ body }) => z.object({ type: z.string() }).parse(JSON.parse(body)).type)).toEqual(['theme.dismissed', 'theme.restored']);
});

test('only the chosen events go, from when the webhook was made; a test goes whatever was chosen', async () => {
  const world = await makeWorld(app);
  const owner = await world.join('owner');
  await hooks.accept(world, owner, 'Before');
  pass(11);
  const hook = await hooks.make(world, { events: ['theme.accepted'] });
  const id = await hooks.accept(world, owner, 'After');
  await owner.post(`/api/v1/themes/${id}/updates`, { status: 'in_progress' });
  await world.admin.post(`${endpoints}/${hook.id}/tests`);
  pass(11);
  await hooks.deliver(world);
  expect((await hook.log()).map(({ event }) => event).sort()).toEqual(['theme.accepted', 'webhook.test']);
});

test('a lost answer, a failure and silence are tried again at their time, under the same id and with the same bytes', async () => {
  for (const [how, note] of [[lost, 'The connection was cut before an answer came.'], [status(500), 'It answered 500, not 2xx.'], [never, 'It did not answer within 1 seconds.']] as const) {
    const world = await makeWorld(app);
    web.longestMs = how === never ? 100 : 30_000;
    const hook = await hooks.oneOnItsWay(world, how);
    web.longestMs = 30_000;
    expect(await hook.one()).toMatchObject({ state: 'waiting', attempts: 1, note });
    const sent = receiver.at(hook.path).length;
    await hooks.deliver(world);
    expect(receiver.at(hook.path)).toHaveLength(sent);
    pass(6);
    receiver.answer(hook.path, status(204));
    await hooks.deliver(world);
    expect(new Set(receiver.at(hook.path).map(({ id, body }) => `${id} ${body}`)).size).toBe(1);
    expect(await hook.one()).toMatchObject({ state: 'delivered', status: 204, attempts: 2, note: null });
    expect((await app.deps.database.run('select body, body_hash from webhook_delivery where endpoint_id = $1', [hook.id])).rows).toEqual([{ body: null, body_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  }
});

test('ten attempts over more than three days, then it is given up; a person sends what failed again, one or all since a moment', async () => {
  const world = await makeWorld(app);
  const hook = await hooks.oneOnItsWay(world, status(503));
  for (const seconds of retrySeconds) {
    expect(await hook.one()).toMatchObject({ state: 'waiting' });
    pass(seconds * 1.1 + 1);
    await hooks.deliver(world);
  }
  expect([receiver.at(hook.path).length, await hook.one()]).toMatchObject([10, { state: 'failed', attempts: 10, nextAt: null }]);
  receiver.answer(hook.path, status(200));
  expect(await (await world.admin.post(`${hook.at}/resends`, { since: now.toISOString() })).json()).toEqual({ waiting: 0 });
  expect(await (await world.admin.post(`${hook.at}/resends`, { since: start.toISOString() })).json()).toEqual({ waiting: 1 });
  await hooks.deliver(world);
  expect(await hook.one()).toMatchObject({ state: 'delivered', attempts: 11 });
  expect((await world.admin.post(`${hook.at}/deliveries/${(await hook.one())?.id ?? ''}/resends`)).status).toBe(200);
  await hooks.deliver(world);
  expect(new Set(receiver.at(hook.path).map(({ id }) => id)).size).toBe(1);
  expect(receiver.at(hook.path)).toHaveLength(12);
});

test('an answer that asks for patience gets it', async () => {
  const world = await makeWorld(app);
  const hook = await hooks.oneOnItsWay(world, status(429, { 'retry-after': '600' }));
  expect(await hook.one()).toMatchObject({ state: 'waiting', status: 429, nextAt: new Date(now.getTime() + 600_000).toISOString() });
  pass(599);
  await hooks.deliver(world);
  expect(receiver.at(hook.path)).toHaveLength(1);
  pass(2);
  await hooks.deliver(world);
  expect(receiver.at(hook.path)).toHaveLength(2);
});

test('a redirect is a failure said plainly, and is not followed', async () => {
  const hook = await hooks.oneOnItsWay(await makeWorld(app), status(302, { location: receiver.url('/elsewhere') }));
  expect(await hook.one()).toMatchObject({ state: 'waiting', status: 302, note: expect.stringContaining('follows no redirects') });
  expect([receiver.at(hook.path).length, receiver.at('/elsewhere').length]).toEqual([1, 0]);
});

test('a message a worker was killed over goes again under the same id, and the worker that comes back changes nothing', async () => {
  const world = await makeWorld(app);
  const hook = await hooks.make(world);
  await world.admin.post(`${hook.at}/tests`);
  await app.deps.database.run("update webhook_delivery set state = 'sending', attempt = 1, tries = 1, claimed_at = $2 where endpoint_id = $1", [hook.id, now.toISOString()]);
  pass(44);
  await hooks.deliver(world);
  expect(receiver.at(hook.path)).toHaveLength(0);
  pass(2);
  // The first attempt is answered only after another worker has taken the message over, and settled it.
  receiver.answer(hook.path, (response) => {
    const second = receiver.at(hook.path).length > 1;
    if (second) return status(200)(response);
    void app.deps.database.run("update webhook_delivery set claimed_at = $2 where endpoint_id = $1", [hook.id, start.toISOString()]).then(() => hooks.deliver(world)).then(() => status(410)(response));
  });
  await hooks.deliver(world);
  expect(new Set(receiver.at(hook.path).map(({ id }) => id)).size).toBe(1);
  expect(receiver.at(hook.path)).toHaveLength(2);
  expect(await hook.log()).toMatchObject([{ state: 'delivered', status: 200, attempts: 3 }]);
  expect(await hook.read()).toMatchObject({ off: null });
});
