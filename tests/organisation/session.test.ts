import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, testPassword, type World } from '../support/world.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app);
});
afterAll(() => app.close());

const signIn = (email: string, password: string) =>
  app.fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password }) });

test('a person signs in, sees who they are, and signs out for good', async () => {
  const answer = await signIn(world.admin.email, testPassword);
  expect(answer.status).toBe(200);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { cookie, origin: 'http://localhost', 'content-type': 'application/json' };
  const session = await (await app.fetch('/api/v1/session', { headers })).json();
  expect(session).toMatchObject({ member: { role: 'admin' }, organisation: { slug: world.slug }, demo: false });
  expect((await app.fetch('/api/v1/session', { method: 'DELETE', headers })).status).toBe(200);
  expect((await app.fetch('/api/v1/session', { headers })).status).toBe(401);
});

test('a wrong password and an unknown email get the same words', async () => {
  const wrong = await signIn(world.admin.email, 'something else entirely');
  const unknown = await signIn('nobody@staff.example', 'something else entirely');
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect((await wrong.json()).detail).toBe((await unknown.json()).detail);
});

test('a change sent from another site is refused although the cookie is genuine', async () => {
  const answer = await world.admin.send('POST', '/api/v1/keys', { body: JSON.stringify({ name: 'x', scopes: ['feedback:write'] }), headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' } });
  expect(answer.status).toBe(403);
});

test('an API key works by its scopes and refuses what they do not cover', async () => {
  const { secret } = await (await world.admin.post('/api/v1/keys', { name: 'Till', scopes: ['feedback:write'] })).json();
  const answer = await app.fetch('/api/v1/keys', { method: 'POST', headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }, body: JSON.stringify({ name: 'y', scopes: ['feedback:read'] }) });
  expect(answer.status).toBe(403);
});

test('what is wrong with a request is named field by field', async () => {
  const answer = await world.admin.post('/api/v1/keys', { name: '', scopes: [] });
  expect(answer.status).toBe(422);
  expect((await answer.json()).errors.map((problem: { pointer: string }) => problem.pointer)).toEqual(['/name', '/scopes']);
  expect((await world.admin.send('POST', '/api/v1/keys', { body: '{"name":' })).status).toBe(400);
});
