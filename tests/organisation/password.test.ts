import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, testPassword, type World } from '../support/world.ts';
import { cookieOf, fromOurPage } from './from-our-page.ts';
import { linkToken, mailsTo } from './newest-mail.ts';

let app: TestApp;
let world: World;
const start = new Date('2026-11-02T09:00:00Z');
const better = 'seven boats on the estuary';

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app, 'Northlight Energy');
});
afterAll(() => app.close());

const ask = (email: string) => fromOurPage(app, 'POST', '/api/v1/password-resets', { email });
const choose = (token: string, password = better) => fromOurPage(app, 'PUT', '/api/v1/password-resets', { token, password });
const signIn = (email: string, password: string) => fromOurPage(app, 'POST', '/api/v1/session', { email, password });
const linkFor = async (person: Person) => {
  expect((await ask(person.email)).status).toBe(202);
  return linkToken(app, world.orgId, person.email);
};

test('asking for a new password gives the same answer for a known and an unknown email', async () => {
  const person = await world.join('viewer');
  const answers = [await ask(person.email), await ask('nobody@staff.example')];
  const shown = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text(), answer.headers.get('set-cookie')]));
  expect(shown[0]).toEqual([202, '{"asked":true}', null]);
  expect(shown[1]).toEqual(shown[0]);
  expect(await mailsTo(app, world.orgId, 'nobody@staff.example')).toEqual([]);
  const [mail] = await mailsTo(app, world.orgId, person.email);
  expect(mail).toMatchObject({ kind: 'account', subject: 'Choose a new password' });
  expect(mail?.plainText).toContain('works once, for one hour');
});

test('a fourth link within the hour is refused, known or not', async () => {
  const person = await world.join('viewer');
  for (const email of [person.email, 'no-one@staff.example']) {
    for (let round = 0; round < 3; round += 1) expect((await ask(email)).status).toBe(202);
    expect((await ask(email)).status).toBe(429);
  }
  expect(await mailsTo(app, world.orgId, person.email)).toHaveLength(3);
  await app.deps.limits.resetByAddress.forgive('127.0.0.1');
});

test('the link sets a new password once, and every session of the account ends', async () => {
  const person = await world.join('owner');
  const token = await linkFor(person);
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const older = await linkFor(person);
  const done = await choose(token);
  expect(done.status).toBe(200);
  expect(done.headers.get('set-cookie')).toBeNull();
  expect((await person.get('/api/v1/session')).status).toBe(401);
  expect((await signIn(person.email, testPassword)).status).toBe(401);
  expect((await signIn(person.email, better)).status).toBe(200);
  for (const spent of [token, older]) {
    const again = await choose(spent, 'another boat on another sea');
    expect(again.status).toBe(404);
    expect((await again.json()).detail).toBe('This link has been used, has expired, or was never ours. Ask for a new one.');
  }
  expect((await signIn(person.email, better)).status).toBe(200);
  await app.deps.limits.resetByAddress.forgive('127.0.0.1');
});

test('a link is dead after an hour, and an invented one was never alive', async () => {
  const person = await world.join('owner');
  const token = await linkFor(person);
  app.setNow(new Date(start.getTime() + 3_600_000));
  expect((await choose(token)).status).toBe(404);
  expect((await choose('A'.repeat(43))).status).toBe(404);
  app.setNow(start);
});

test('a weak password is refused in a sentence and the link still works', async () => {
  const person = await world.join('owner', 'Tom Halliwell');
  const token = await linkFor(person);
  for (const [password, sentence] of [['short', /at least 12/], ['Password2026!', /first that are tried/], ['tomhalliwell1', /your name or email/]] as const) {
    const refused = await choose(token, password);
    expect(refused.status).toBe(422);
    expect((await refused.json()).errors[0]).toMatchObject({ pointer: '/password', message: expect.stringMatching(sentence) });
  }
  expect((await choose(token)).status).toBe(200);
});

test('changing one’s own password needs the present one, ends other sessions and keeps this browser signed in', async () => {
  const person = await world.join('lead');
  const elsewhere = cookieOf(await signIn(person.email, testPassword));
  const wrong = await person.put('/api/v1/session/password', { current: 'not this one at all', password: better });
  expect([wrong.status, (await wrong.json()).errors]).toEqual([422, [{ pointer: '/current', message: 'This is not your present password.' }]]);
  const done = await person.put('/api/v1/session/password', { current: testPassword, password: better });
  expect(done.status).toBe(200);
  const whoAmI = async (cookie: string) => (await app.fetch('/api/v1/session', { headers: { cookie } })).status;
  expect([await whoAmI(elsewhere), (await person.get('/api/v1/session')).status, await whoAmI(cookieOf(done))]).toEqual([401, 401, 200]);
});

test('a person who left gets no link', async () => {
  const person = await world.join('viewer');
  expect((await world.admin.put(`/api/v1/members/${person.memberId}/departure`, {})).status).toBe(200);
  expect((await ask(person.email)).status).toBe(202);
  expect(await mailsTo(app, world.orgId, person.email)).toEqual([]);
});
