import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
const start = new Date('2026-11-20T09:00:00Z');
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app);
});
afterAll(() => app.close());

const readWith = (secret: string) => app.fetch('/api/v1/feedback', { headers: { authorization: `Bearer ${secret}` } });
const make = async (name: string, expiresInDays?: number) => (await world.admin.post('/api/v1/keys', { name, scopes: ['feedback:read'], ...(expiresInDays === undefined ? {} : { expiresInDays }) })).json();
const warnings = async () => (await app.deps.database.run("select to_email, subject, plain_text from mail where org_id = $1 and occasion like 'key-ending:%'", [world.orgId])).rows;

test('a key may have an end: whoever made it is told once a fortnight before, and afterwards it is refused in a sentence', async () => {
  const [short, endless] = [await make('Short', 30), await make('Endless')];
  expect([short.expiresAt, endless.expiresAt]).toEqual([days(30).toISOString(), null]);
  expect((await world.admin.post('/api/v1/keys', { name: 'Odd', scopes: ['feedback:read'], expiresInDays: 31 })).status).toBe(422);
  expect((await (await world.admin.get('/api/v1/keys')).json()).keys).toContainEqual(expect.objectContaining({ name: 'Short', expiresAt: days(30).toISOString(), endsSoon: false }));
  app.setNow(days(15));
  await app.settle();
  expect(await warnings()).toEqual([]);
  app.setNow(days(16.5));
  await app.settle();
  await app.settle();
  expect(await warnings()).toMatchObject([{ to_email: world.admin.email, subject: 'An API key ends soon', plain_text: expect.stringContaining('The API key “Short” ends on 20 December 2026.') }]);
  expect((await readWith(short.secret)).status).toBe(200);
  app.setNow(days(30));
  const late = await readWith(short.secret);
  expect([late.status, (await late.json()).detail]).toEqual([401, 'This API key ended on 20 December 2026. An administrator can make a new one under Settings, API keys.']);
  expect((await readWith(endless.secret)).status).toBe(200);
});

test('nobody is told of a key that was revoked, while whoever made its twin is', async () => {
  app.setNow(start);
  const [revoked] = [await make('Revoked', 30), await make('Its twin', 30)];
  expect((await world.admin.delete(`/api/v1/keys/${revoked.id}`)).ok).toBe(true);
  app.setNow(days(20));
  await app.settle();
  const told = (await warnings()).map((mail) => String(mail.plain_text)).join('\n');
  expect([told.includes('“Its twin”'), told.includes('“Revoked”')]).toEqual([true, false]);
});
