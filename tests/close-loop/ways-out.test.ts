import { systemCtx } from '@kept/api/context.ts';
import { addressMacOf, customerLinks } from '@kept/api/mail/customer-links.ts';
import { mailPreference, suppression } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { layCustomers } from './lay-story.ts';

let app: TestApp;
let world: World;
let customerId: string;
const start = new Date('2026-11-22T10:00:00Z');

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app, 'Northlight <Energy>');
  [customerId = ''] = await layCustomers(app, world, [{ email: 'maria@mail.example' }]);
});
afterAll(() => app.close());

const ctx = () => systemCtx(app.deps, world.orgId, 'test');
const paths = (email = 'maria@mail.example') => {
  const links = customerLinks(ctx(), { customerId, emailNormal: email });
  return { unsubscribe: new URL(links.unsubscribeUrl).pathname, preferences: new URL(links.preferencesUrl).pathname, receipt: new URL(links.receiptUrl).pathname };
};
const banned = () => inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(suppression).where(eq(suppression.orgId, world.orgId)));
const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });

test('a scanner that opens every link a thousand times changes nothing', async () => {
  const { unsubscribe, preferences, receipt } = paths('scanned@mail.example');
  const before = [await banned(), await inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(mailPreference))];
  for (let round = 0; round < 250; round += 1) {
    for (const [path, method] of [[unsubscribe, 'GET'], [unsubscribe, 'HEAD'], [preferences, 'GET'], [receipt, 'HEAD']] as const) expect((await app.fetch(path, { method })).status).toBe(200);
  }
  expect([await banned(), await inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(mailPreference))]).toEqual(before);
});

test('one-click unsubscribe works without cookie, script or redirect, as often as pressed, and still years later', async () => {
  const { unsubscribe } = paths();
  expect(await (await app.fetch(unsubscribe)).text()).toContain('<button>Stop all mail</button>');
  const oneClick = await app.fetch(unsubscribe, form({ 'List-Unsubscribe': 'One-Click' }));
  expect([oneClick.status, oneClick.redirected, oneClick.headers.get('set-cookie')]).toEqual([200, false, null]);
  const entries = await banned();
  expect(entries).toMatchObject([{ addressMac: addressMacOf(ctx(), 'maria@mail.example'), reason: 'unsubscribed' }]);
  app.setNow(new Date('2031-01-01T00:00:00Z'));
  expect((await app.fetch(unsubscribe, { method: 'POST' })).status).toBe(200);
  const asFile = new FormData();
  asFile.set('List-Unsubscribe', 'One-Click');
  expect((await app.fetch(unsubscribe, { method: 'POST', body: asFile })).status).toBe(200);
  expect(await banned()).toEqual(entries);
  app.setNow(start);
});

test('ten thousand forged links are refused, every one', async () => {
  const { unsubscribe } = paths('somebody@mail.example');
  const [body = '', mac = ''] = unsubscribe.slice(3).split('.');
  const claims = (text: string) => Buffer.from(text).toString('base64url');
  const forge = [
    () => `${body}.${randomBytes(20).toString('base64url')}`,
    () => `${claims(`${world.orgId}\n${randomBytes(32).toString('hex')}`)}.${mac}`,
    () => `${body}.${createHmac('sha256', randomBytes(8)).update(body).digest().subarray(0, 20).toString('base64url')}`,
    () => `${body}.${mac.slice(0, -1)}`,
    () => randomBytes(30).toString('base64url'),
  ];
  let accepted = 0;
  for (let round = 0; round < 10_000; round += 1) {
    const token = (forge[round % forge.length] ?? (() => ''))();
    const answer = await app.fetch(`/${['u', 'p', 'r', 'a'][round % 4]}/${token}`, { method: round % 3 === 0 ? 'POST' : 'GET' });
    if (answer.status !== 404 && !(round % 4 === 2 && answer.status === 404)) accepted += 1;
  }
  expect(accepted).toBe(0);
  expect((await banned()).map((entry) => entry.addressMac)).not.toContain(addressMacOf(ctx(), 'somebody@mail.example'));
});

test('a link for one purpose opens nothing else', async () => {
  const token = paths().preferences.slice(3);
  for (const page of ['u', 'r', 'a']) expect((await app.fetch(`/${page}/${token}`, { method: 'POST' })).status).toBe(404);
});

test('a person chooses what they hear, takes nothing at all, and comes back', async () => {
  const { preferences } = paths('chooser@mail.example');
  const mac = addressMacOf(ctx(), 'chooser@mail.example');
  expect((await (await app.fetch(preferences)).text()).match(/ checked/g)).toHaveLength(3);
  expect(await (await app.fetch(preferences, form({ surveys: 'yes' }))).text()).toContain('Saved.');
  expect((await (await app.fetch(preferences)).text()).match(/ checked/g)).toHaveLength(1);
  expect(await (await app.fetch(preferences, form({ surveys: 'yes', nothing: 'yes' }))).text()).toContain('You hear nothing more from us');
  expect((await banned()).map((entry) => entry.addressMac)).toContain(mac);
  await app.fetch(preferences, form({ digest: 'yes' }));
  expect((await banned()).map((entry) => entry.addressMac)).not.toContain(mac);
});

test('choosing again does not undo a bounce or an erasure', async () => {
  const { preferences } = paths('gone@mail.example');
  const mac = addressMacOf(ctx(), 'gone@mail.example');
  await inOrg(app.deps.db, world.orgId, (tx) => tx.insert(suppression).values({ orgId: world.orgId, addressMac: mac, reason: 'erased', at: start }));
  await app.fetch(preferences, form({ surveys: 'yes', news: 'yes', digest: 'yes' }));
  expect((await banned()).map((entry) => entry.addressMac)).toContain(mac);
});

test('the links of a preview open a page that says so', async () => {
  for (const page of ['u', 'p', 'r', 'a']) {
    const answer = await app.fetch(`/${page}/preview`);
    expect([answer.status, (await answer.text()).includes('This is a preview')]).toEqual([200, true]);
  }
});

test('these pages are small, escape what they show, and set no cookie', async () => {
  const answer = await app.fetch(paths().preferences);
  const text = await answer.text();
  expect(text).toContain('Northlight &lt;Energy&gt;');
  expect(text).not.toContain('<script');
  expect(text.length).toBeLessThan(6000);
  expect(answer.headers.get('set-cookie')).toBeNull();
});
