import { session } from '@kept/db/schema/directory.ts';
import { createApp } from '@kept/api/app.ts';
import { inDirectory } from '@kept/db/scope.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, testPassword, type World } from '../support/world.ts';
import { cookieOf, fromOurPage } from './from-our-page.ts';

let app: TestApp;
let world: World;
const start = new Date('2026-11-02T09:00:00Z');
const afterDays = (days: number) => new Date(start.getTime() + days * 86_400_000);

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app);
});
afterAll(() => app.close());

const signIn = (email: string, password: string, headers: Record<string, string> = {}) => fromOurPage(app, 'POST', '/api/v1/session', { email, password }, headers);
const whoAmI = async (cookie: string) => (await app.fetch('/api/v1/session', { headers: { cookie } })).status;

test('a person signs in, sees who they are, and signs out for good', async () => {
  const answer = await signIn(world.admin.email, testPassword);
  expect(answer.status).toBe(200);
  const headers = { cookie: cookieOf(answer), origin: 'http://localhost', 'content-type': 'application/json' };
  const own = await (await app.fetch('/api/v1/session', { headers })).json();
  expect(own).toMatchObject({ member: { role: 'admin' }, organisation: { slug: world.slug }, demo: false, counts: { triage: 0, actions: 0, myThemes: 0 } });
  expect((await app.fetch('/api/v1/session', { method: 'DELETE', headers })).status).toBe(200);
  expect((await app.fetch('/api/v1/session', { headers })).status).toBe(401);
});

test('a wrong password, an unknown email and what is no email get the same words', async () => {
  const answers = [await signIn(world.admin.email, 'something else entirely'), await signIn('nobody@staff.example', 'something else entirely'), await signIn('not an email', 'something else entirely')];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  const words = await Promise.all(answers.map(async (answer) => (await answer.json()).detail));
  expect(new Set(words).size).toBe(1);
  expect(words[0]).toMatch(/do not belong together/);
});

test('the ninth try with one email is refused, known or not, and a right password forgives the ones before', async () => {
  const person = await world.join('viewer');
  for (const email of ['someone@staff.example', person.email]) {
    for (let round = 0; round < 8; round += 1) expect((await signIn(email, 'a wrong one every time')).status).toBe(401);
    const ninth = await signIn(email, testPassword);
    expect(ninth.status).toBe(429);
    expect((await ninth.json()).detail).toMatch(/Wait a quarter of an hour/);
  }
});

test('the cookie cannot be read by scripts and is not sent along from other sites; over https it is bound to the host', async () => {
  const attributes = (header: string | null) => (header ?? '').split('; ').map((part) => part.toLowerCase());
  const plain = attributes((await signIn(world.admin.email, testPassword)).headers.get('set-cookie'));
  expect(plain).toEqual(expect.arrayContaining(['httponly', 'samesite=lax', 'path=/', 'max-age=604800']));
  expect(plain.some((part) => part.startsWith('domain='))).toBe(false);
  const secure = createApp({ ...app.deps, place: { ...app.deps.place, baseUrl: 'https://kept.example' } });
  const answer = await secure.request('https://kept.example/api/v1/session', {
    method: 'POST',
    headers: { origin: 'https://kept.example', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: JSON.stringify({ email: world.admin.email, password: testPassword }),
  });
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-kept=/);
  expect(attributes(answer.headers.get('set-cookie'))).toEqual(expect.arrayContaining(['httponly', 'secure', 'samesite=lax', 'path=/']));
});

test('signing in makes a new session, whatever id the browser brought, and the table holds only its hash', async () => {
  const brought = 'A'.repeat(43);
  const cookie = cookieOf(await signIn(world.admin.email, testPassword, { cookie: `kept=${brought}` }));
  const id = cookie.slice('kept='.length);
  expect(id).not.toBe(brought);
  expect(Buffer.from(id, 'base64url')).toHaveLength(32);
  expect(await whoAmI(`kept=${brought}`)).toBe(401);
  const rows = await inDirectory(app.deps.db, (tx) => tx.select({ id: session.id }).from(session));
  expect(rows.some((row) => row.id.includes(id))).toBe(false);
});

/* Lucia reads the machine's clock; organisation/sessions.ts shifts its times to ours, so moving the test's clock is enough. */
test('a session idles out after 7 days without use, and lives on when it is used', async () => {
  app.setNow(start);
  const idle = cookieOf(await signIn(world.admin.email, testPassword));
  const used = cookieOf(await signIn(world.admin.email, testPassword));
  app.setNow(afterDays(4));
  const renewed = await app.fetch('/api/v1/session', { headers: { cookie: used } });
  expect(renewed.headers.get('set-cookie')).toMatch(/^kept=/);
  app.setNow(new Date(afterDays(7).getTime() + 60_000));
  expect(await whoAmI(idle)).toBe(401);
  expect(await whoAmI(used)).toBe(200);
});

test('a session ends after 30 days however often it is used', async () => {
  app.setNow(start);
  const cookie = cookieOf(await signIn(world.admin.email, testPassword));
  for (const day of [3, 6, 9, 12, 15, 18, 21, 24, 27, 29.9]) {
    app.setNow(afterDays(day));
    expect(await whoAmI(cookie)).toBe(200);
  }
  app.setNow(new Date(afterDays(30).getTime() + 1000));
  expect(await whoAmI(cookie)).toBe(401);
  app.setNow(start);
});
