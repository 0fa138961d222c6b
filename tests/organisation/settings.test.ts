import { createApp } from '@kept/api/app.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app, 'Northlight Energy');
});
afterAll(() => app.close());

test('an administrator changes what they name and nothing else', async () => {
  const before = await (await world.admin.get('/api/v1/settings')).json();
  expect(before).toMatchObject({ name: 'Northlight Energy', timezone: 'Europe/London', retentionMonths: 24, mailBudgetDays: 14, publicPage: true });
  const answer = await world.admin.patch('/api/v1/settings', { name: 'Northlight', timezone: 'Europe/Berlin', currency: 'EUR', senderEmail: 'News@Northlight.example', retentionMonths: 12, publicPage: false });
  expect(answer.status).toBe(200);
  const after = await answer.json();
  expect(after).toEqual({ ...before, name: 'Northlight', timezone: 'Europe/Berlin', currency: 'EUR', senderEmail: 'news@northlight.example', retentionMonths: 12, publicPage: false, changedAt: expect.any(String) });
  expect(await (await world.admin.get('/api/v1/session')).json()).toMatchObject({ organisation: { name: 'Northlight', timezone: 'Europe/Berlin' } });
});

test.each([
  ['timezone', 'Mars/Olympus'],
  ['currency', 'POUNDS'],
  ['senderEmail', 'news at northlight'],
  ['senderName', 'News\r\nBcc: all@example.com'],
  ['postalAddress', '  '],
  ['retentionMonths', 0],
  ['retentionMonths', 12.5],
  ['mailBudgetDays', 366],
  ['publicPage', 'yes'],
])('%s cannot be %j', async (field, value) => {
  const answer = await world.admin.patch('/api/v1/settings', { [field]: value });
  expect(answer.status).toBe(422);
  expect((await answer.json()).errors[0].pointer).toBe(`/${field}`);
});

test('an empty change is refused in a sentence', async () => {
  const answer = await world.admin.patch('/api/v1/settings', { colour: 'green' });
  expect([answer.status, (await answer.json()).detail]).toEqual([422, 'Nothing to change was sent.']);
});

test('a key shows its secret once, works until it is revoked, and is listed without it', async () => {
  const { id, secret } = await (await world.admin.post('/api/v1/keys', { name: 'Till', scopes: ['health:read'] })).json();
  const withKey = () => app.fetch('/api/v1/session', { headers: { authorization: `Bearer ${secret}` } });
  expect((await withKey()).status).toBe(403);
  const listed = await (await world.admin.get('/api/v1/keys')).text();
  expect(listed).not.toContain(secret.slice(-43));
  expect(JSON.parse(listed).keys[0]).toMatchObject({ id, name: 'Till', scopes: ['health:read'], createdByName: 'Ada Admin', revokedAt: null, lastUsedAt: expect.any(String) });
  expect((await world.admin.delete(`/api/v1/keys/${id}`)).status).toBe(200);
  const refused = await withKey();
  expect([refused.status, (await refused.json()).detail]).toEqual([401, 'This API key is not known, or it was revoked.']);
  expect((await world.admin.delete(`/api/v1/keys/${id}`)).status).toBe(200);
});

test('a revoked key is refused at once where it was revoked, and within five seconds in every other process', async () => {
  const start = app.deps.now();
  const { id, secret } = await (await world.admin.post('/api/v1/keys', { name: 'Till', scopes: ['feedback:read'] })).json();
  // A process knows its keys by its own connection to the database: another connection, another memory.
  const elsewhere = createApp({ ...app.deps, database: { ...app.deps.database } });
  const headers = { authorization: `Bearer ${secret}` };
  const here = async () => (await app.fetch('/api/v1/feedback', { headers })).status;
  const there = async () => (await elsewhere.request('http://localhost/api/v1/feedback', { headers })).status;
  expect([await here(), await there()]).toEqual([200, 200]);
  expect((await world.admin.delete(`/api/v1/keys/${id}`)).status).toBe(200);
  expect(await here()).toBe(401);
  app.setNow(new Date(start.getTime() + 5000));
  expect(await there()).toBe(401);
  app.setNow(start);
});

test('a key that is nearly right opens nothing', async () => {
  const { secret } = await (await world.admin.post('/api/v1/keys', { name: 'Till', scopes: ['health:read'] })).json();
  const wrong = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
  for (const token of [wrong, secret.slice(0, -1), secret.replace('kept_', ''), '', 'Bearer']) expect((await app.fetch('/api/v1/session', { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
});

test('what is wrong with a key is named field by field', async () => {
  const answer = await world.admin.post('/api/v1/keys', { name: '', scopes: [] });
  expect(answer.status).toBe(422);
  expect((await answer.json()).errors.map((problem: { pointer: string }) => problem.pointer)).toEqual(['/name', '/scopes']);
  expect((await world.admin.send('POST', '/api/v1/keys', { body: '{"name":' })).status).toBe(400);
});
