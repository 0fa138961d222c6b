import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, testPassword, type World } from '../support/world.ts';
import { cookieOf, fromOurPage } from './from-our-page.ts';

let app: TestApp;
let world: World;
let cookie: string;

beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app);
  cookie = cookieOf(await fromOurPage(app, 'POST', '/api/v1/session', { email: world.admin.email, password: testPassword }));
});
afterAll(() => app.close());

const json = { 'content-type': 'application/json' };
const makeKey = (headers: Record<string, string>) => app.fetch('/api/v1/keys', { method: 'POST', headers: { cookie, ...headers }, body: JSON.stringify({ name: 'x', scopes: ['feedback:write'] }) });

test('a change counts when the browser says that our own page sent it', async () => {
  expect((await makeKey({ ...json, origin: 'http://localhost' })).status).toBe(201);
  expect((await makeKey({ ...json, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
});

test.each([
  ['with neither Origin nor Sec-Fetch-Site', {}],
  ['from another site', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
  ['from another site that hides where it is', { origin: 'null' }],
  ['from another port of the same host', { origin: 'http://localhost:8080' }],
  ['from a neighbour under the same domain', { origin: 'http://localhost', 'sec-fetch-site': 'same-site' }],
  ['typed by hand, as no page of ours does', { 'sec-fetch-site': 'none' }],
  ['with an origin that only begins like ours', { origin: 'http://localhost.elsewhere.example' }],
])('a change sent %s is refused although the cookie is genuine', async (_how, headers) => {
  const answer = await makeKey({ ...json, ...headers });
  expect(answer.status).toBe(403);
  expect((await answer.json()).detail).toMatch(/did not come from a page of ours/);
});

test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain;charset=UTF-8', ''])('what a plain form can send is refused: “%s”', async (type) => {
  const answer = await makeKey({ origin: 'http://localhost', ...(type === '' ? { 'content-type': ' ' } : { 'content-type': type }) });
  expect(answer.status).toBe(422);
  expect((await answer.json()).detail).toMatch(/as JSON/);
});

test('nobody is signed in, set up or given a new password by another site', async () => {
  const elsewhere = { ...json, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  const body = JSON.stringify({ email: world.admin.email, password: testPassword });
  for (const [method, path] of [['POST', '/api/v1/session'], ['POST', '/api/v1/set-up'], ['POST', '/api/v1/password-resets'], ['PUT', '/api/v1/password-resets'], ['POST', '/api/v1/invitations/x.y']] as const) {
    const answer = await app.fetch(path, { method, headers: elsewhere, body });
    expect([path, answer.status]).toEqual([path, 403]);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect((await app.fetch(path, { method, headers: json, body })).status).toBe(403);
  }
});

test('a key needs no page: it is not a cookie that a browser sends by itself', async () => {
  const { secret } = await (await makeKey({ ...json, origin: 'http://localhost' })).json();
  const answer = await app.fetch('/api/v1/keys', { method: 'POST', headers: { authorization: `Bearer ${secret}`, ...json }, body: JSON.stringify({ name: 'y', scopes: ['feedback:read'] }) });
  expect(answer.status).toBe(403);
  expect((await answer.json()).detail).toMatch(/role does not allow/);
});
