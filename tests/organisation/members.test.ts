import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { newId } from '@kept/db/new-id.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app);
});
afterAll(() => app.close());

const setRole = (memberId: string, role: string, by = world.admin) => by.put(`/api/v1/members/${memberId}/role`, { role });
const leave = (memberId: string, by = world.admin) => by.put(`/api/v1/members/${memberId}/departure`, {});

async function ownTheme(ownerId: string, title: string): Promise<void> {
  const now = app.deps.now();
  await inOrg(app.deps.db, world.orgId, (tx) =>
    tx.insert(theme).values({ orgId: world.orgId, id: newId(now), title, titledBy: 'person', description: '', status: 'open', ownerId, ownerActive: true, deadlineOn: '2027-01-31', createdAt: now, statusSince: now }),
  );
}

test('a new role ends the sessions, so that the old one cannot be used on', async () => {
  const person = await world.join('lead');
  expect((await setRole(person.memberId, 'viewer')).status).toBe(200);
  expect((await person.get('/api/v1/session')).status).toBe(401);
  const { members } = await (await world.admin.get('/api/v1/members')).json();
  expect(members.find((one: { id: string }) => one.id === person.memberId)).toMatchObject({ role: 'viewer', active: true, themesOwned: 0 });
  const bad = await setRole(person.memberId, 'boss');
  expect([bad.status, (await bad.json()).errors[0]]).toEqual([422, { pointer: '/role', message: 'Choose one of the roles.' }]);
});

test('the last administrator cannot be demoted or leave; with a second one they can', async () => {
  const own = await makeWorld(app);
  const sentence = 'This is the last administrator. Make somebody else administrator first.';
  const demoted = await setRole(own.admin.memberId, 'viewer', own.admin);
  expect([demoted.status, (await demoted.json()).detail]).toEqual([409, sentence]);
  const left = await leave(own.admin.memberId, own.admin);
  expect([left.status, (await left.json()).detail]).toEqual([409, sentence]);
  expect((await own.admin.get('/api/v1/session')).status).toBe(200);
  const second = await own.join('admin');
  expect((await setRole(own.admin.memberId, 'viewer', second)).status).toBe(200);
  expect((await setRole(second.memberId, 'viewer', second)).status).toBe(409);
});

test('two administrators who demote each other at once leave one', async () => {
  const own = await makeWorld(app);
  const second = await own.join('admin');
  const answers = await Promise.all([setRole(second.memberId, 'viewer', own.admin), setRole(own.admin.memberId, 'viewer', second)]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const admins = await inOrg(app.deps.db, own.orgId, (tx) => tx.select().from(member).where(and(eq(member.orgId, own.orgId), eq(member.role, 'admin'), eq(member.active, true))));
  expect(admins).toHaveLength(1);
});

test('a member who owns themes cannot leave until each has a new owner; the refusal names them', async () => {
  const person = await world.join('owner', 'Tom Hale');
  await ownTheme(person.memberId, 'Letters arrive late');
  const one = await leave(person.memberId);
  expect([one.status, (await one.json()).detail]).toEqual([409, 'Tom Hale still holds a theme: “Letters arrive late”. Give it to somebody else first.']);
  for (const title of ['The app forgets me', 'Nobody calls back', 'Two bills for one month']) await ownTheme(person.memberId, title);
  const four = await leave(person.memberId);
  expect((await four.json()).detail).toMatch(/^Tom Hale still holds 4 themes: “.+”, “.+”, “.+” and 1 more\. Give them to somebody else first\.$/);
  expect((await person.get('/api/v1/session')).status).toBe(200);
  const { members } = await (await world.admin.get('/api/v1/members')).json();
  expect(members.find((other: { id: string }) => other.id === person.memberId)).toMatchObject({ active: true, themesOwned: 4 });
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(theme).set({ ownerId: world.admin.memberId }).where(and(eq(theme.orgId, world.orgId), eq(theme.ownerId, person.memberId))));
  expect((await leave(person.memberId)).status).toBe(200);
});

test('a member who left is signed out, cannot sign in, and comes back in the role they had', async () => {
  const person = await world.join('marketer');
  expect((await leave(person.memberId)).status).toBe(200);
  expect((await person.get('/api/v1/session')).status).toBe(401);
  expect((await leave(person.memberId)).status).toBe(200);
  const changed = await setRole(person.memberId, 'lead');
  expect([changed.status, (await changed.json()).detail]).toEqual([409, 'A marketer is not active. Reactivate them first.']);
  expect((await world.admin.delete(`/api/v1/members/${person.memberId}/departure`)).status).toBe(200);
  const { members } = await (await world.admin.get('/api/v1/members')).json();
  expect(members.find((one: { id: string }) => one.id === person.memberId)).toMatchObject({ active: true, role: 'marketer', leftAt: null });
});

test('somebody else’s member, and one that never was, are not found', async () => {
  const stranger = await makeWorld(app);
  for (const id of [stranger.admin.memberId, newId(new Date())]) {
    expect((await setRole(id, 'viewer')).status).toBe(404);
    expect((await leave(id)).status).toBe(404);
    expect((await world.admin.delete(`/api/v1/members/${id}/departure`)).status).toBe(404);
  }
  expect((await setRole('not-an-id', 'viewer')).status).toBe(422);
  expect((await stranger.admin.get('/api/v1/session')).status).toBe(200);
});
