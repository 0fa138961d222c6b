import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, testPassword, type World } from '../support/world.ts';
import { cookieOf, fromOurPage } from './from-our-page.ts';
import { linkToken, mailsTo } from './newest-mail.ts';

let app: TestApp;
let world: World;
let other: World;
const start = new Date('2026-11-02T09:00:00Z');
const password = 'seven boats on the estuary';

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app, 'Northlight Energy');
  other = await makeWorld(app, 'Southdark Water');
});
afterAll(() => app.close());

let count = 0;
const newEmail = () => `invited-${(count += 1)}@staff.example`;
async function invite(email: string, role = 'owner', by = world): Promise<string> {
  const answer = await by.admin.post('/api/v1/members/invitations', { name: 'Tom Hale', email, role });
  expect(answer.status).toBe(201);
  return linkToken(app, by.orgId, email);
}
const look = (token: string) => app.fetch(`/api/v1/invitations/${token}`);
const accept = (token: string, body: unknown) => fromOurPage(app, 'POST', `/api/v1/invitations/${token}`, body);

test('an invited person reads what it is, chooses a password and is a member with that role', async () => {
  const email = newEmail();
  const token = await invite(email);
  const [mail] = await mailsTo(app, world.orgId, email);
  expect(mail).toMatchObject({ kind: 'account', subject: 'Join Northlight Energy on Kept' });
  expect(mail?.plainText).toContain('Ada Admin invites you as theme owner, to answer for themes by their deadlines');
  expect(mail?.plainText).toContain('works until 9 November 2026');
  expect(await (await look(token)).json()).toMatchObject({ organisationName: 'Northlight Energy', name: 'Tom Hale', email, role: 'owner', hasAccount: false });
  const accepted = await accept(token, { name: 'Thomas Hale', password });
  expect(accepted.status).toBe(200);
  const session = await (await app.fetch('/api/v1/session', { headers: { cookie: cookieOf(accepted) } })).json();
  expect(session).toMatchObject({ account: { name: 'Thomas Hale', email }, member: { role: 'owner' }, organisation: { name: 'Northlight Energy' } });
  expect((await fromOurPage(app, 'POST', '/api/v1/session', { email, password })).status).toBe(200);
});

test('an invitation works once, also when two accept it in the same moment', async () => {
  const email = newEmail();
  const token = await invite(email);
  const answers = await Promise.all([accept(token, { name: 'Tom Hale', password }), accept(token, { name: 'Tom Hale', password })]);
  const statuses = answers.map(({ status }) => status).toSorted();
  expect(statuses[0]).toBe(200);
  expect([404, 409]).toContain(statuses[1]);
  const third = await accept(token, { name: 'Tom Hale', password });
  expect([third.status, (await third.json()).detail]).toEqual([404, 'This invitation has been accepted already. Sign in instead.']);
  const { members } = await (await world.admin.get('/api/v1/members')).json();
  expect(members.filter((member: { email: string }) => member.email === email)).toHaveLength(1);
});

test('after 7 days, after being taken back and after being replaced a link says so', async () => {
  const late = await invite(newEmail());
  app.setNow(new Date(start.getTime() + 7 * 86_400_000));
  expect((await (await look(late)).json()).detail).toBe('This invitation stopped working on 9 November 2026. Ask for a new one.');
  expect((await accept(late, { name: 'Tom Hale', password })).status).toBe(404);
  app.setNow(start);
  const email = newEmail();
  const first = await invite(email);
  const second = await invite(email);
  expect((await (await look(first)).json()).detail).toMatch(/taken back or replaced/);
  const { invitations } = await (await world.admin.get('/api/v1/members/invitations')).json();
  const mine = invitations.filter((one: { email: string }) => one.email === email);
  expect(mine).toHaveLength(1);
  expect((await world.admin.delete(`/api/v1/members/invitations/${mine[0].id}`)).status).toBe(200);
  expect((await accept(second, { name: 'Tom Hale', password })).status).toBe(404);
  expect((await world.admin.delete(`/api/v1/members/invitations/${mine[0].id}`)).status).toBe(404);
});

test('a forged link, or one for another purpose, opens nothing', async () => {
  const token = await invite(newEmail());
  const [body = '', mac = ''] = token.split('.');
  const flipped = `${body}.${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`;
  for (const forged of [flipped, body, `${Buffer.from(`${other.orgId}\nx`).toString('base64url')}.${mac}`, app.deps.secrets.sign('unsubscribe', [world.orgId, 'x']), app.deps.secrets.sign('invitation', ['x'])]) {
    const answer = await look(forged);
    expect([answer.status, (await answer.json()).detail]).toEqual([404, 'There is no such invitation.']);
  }
});

test('somebody with an account accepts with the password they have, and belongs to both organisations', async () => {
  const person = await other.join('lead');
  const token = await invite(person.email, 'viewer');
  expect((await (await look(token)).json()).hasAccount).toBe(true);
  const wrong = await accept(token, { name: 'A lead', password });
  expect(wrong.status).toBe(401);
  const accepted = await accept(token, { name: 'A lead', password: testPassword });
  expect(accepted.status).toBe(200);
  const session = await (await app.fetch('/api/v1/session', { headers: { cookie: cookieOf(accepted) } })).json();
  expect(session).toMatchObject({ organisation: { name: 'Northlight Energy' }, member: { role: 'viewer' } });
  expect(await (await person.get('/api/v1/session')).json()).toMatchObject({ organisation: { name: 'Southdark Water' }, member: { role: 'lead' }, otherOrganisations: [{ id: world.orgId, name: 'Northlight Energy' }] });
});

test('who belongs to two organisations goes from one to the other, and nowhere else', async () => {
  const person = await other.join('lead');
  const here = cookieOf(await accept(await invite(person.email, 'viewer'), { name: 'A lead', password: testPassword }));
  const go = (cookie: string, organisationId: string) => fromOurPage(app, 'PUT', '/api/v1/session/organisation', { organisationId }, { cookie });
  const session = async (cookie: string) => (await app.fetch('/api/v1/session', { headers: { cookie } })).json();
  const there = cookieOf(await go(here, other.orgId));
  expect(await session(there)).toMatchObject({ organisation: { name: 'Southdark Water' }, member: { role: 'lead' }, otherOrganisations: [{ name: 'Northlight Energy' }] });
  expect((await app.fetch('/api/v1/session', { headers: { cookie: here } })).status).toBe(401);
  expect((await go(there, crypto.randomUUID())).status).toBe(404);
  const { member } = await session(cookieOf(await go(there, world.orgId)));
  expect((await world.admin.put(`/api/v1/members/${member.id}/departure`, {})).status).toBe(200);
  expect(await (await person.get('/api/v1/session')).json()).toMatchObject({ otherOrganisations: [] });
});

test('a weak password and a missing name are refused in sentences, and the link still works', async () => {
  const token = await invite(newEmail());
  const weak = await accept(token, { name: 'Tom Hale', password: 'aaaaaaaaaaaaaaa' });
  expect([weak.status, (await weak.json()).errors[0].pointer]).toEqual([422, '/password']);
  expect((await (await accept(token, { name: ' ', password })).json()).detail).toBe('name: Tell us your name.');
  expect((await accept(token, { name: 'Tom Hale', password })).status).toBe(200);
});

test('members are not invited again, and bad fields are named', async () => {
  const member = await world.join('agent', 'Bea Active');
  const again = await world.admin.post('/api/v1/members/invitations', { name: 'Bea', email: member.email.toUpperCase(), role: 'lead' });
  expect([again.status, (await again.json()).detail]).toEqual([409, 'Bea Active is a member already.']);
  await world.admin.put(`/api/v1/members/${member.memberId}/departure`, {});
  const left = await world.admin.post('/api/v1/members/invitations', { name: 'Bea', email: member.email, role: 'lead' });
  expect((await left.json()).detail).toBe('Bea Active was a member before. Reactivate them in the list of members instead.');
  const bad = await world.admin.post('/api/v1/members/invitations', { name: '', email: 'x@y.example', role: 'boss' });
  expect((await bad.json()).errors.map((problem: { pointer: string }) => problem.pointer)).toEqual(['/name', '/role']);
  expect((await world.admin.post('/api/v1/members/invitations', { name: 'X', email: 'x at y', role: 'lead' })).status).toBe(422);
  expect((await world.admin.post('/api/v1/members/invitations', { name: 'X\nBcc: everyone@example.com', email: 'x@y.example', role: 'lead' })).status).toBe(422);
});
