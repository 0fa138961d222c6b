import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let owner: Person;
let agent: Person;
const body = 'Money goes back the way it came.\n\n1. Look for both payments.\n2. Say when the money is there.\n';

beforeAll(async () => {
  app = await openTestApp();
  app.setNow(new Date('2026-11-20T10:00:00Z'));
  world = await makeWorld(app);
  [owner, agent] = [await world.join('owner', 'Asha Rao'), await world.join('agent', 'Jo Park')];
});
afterAll(() => app.close());

async function answer(asked: Promise<Response>, status = 200) {
  const got = await asked;
  expect(got.status, await got.clone().text()).toBe(status);
  return got.json();
}
const write = (given: object = {}) => answer(world.admin.post('/api/v1/procedures', { title: 'Refund by card', body, ownerId: owner.memberId, reviewOn: '2027-03-01', ...given }), 201);
const refused = async (asked: Promise<Response>) => {
  const { detail, status } = await (await asked).json();
  return `${status}: ${detail}`;
};
const contact = (externalId: string, driver: string, more: object = {}) => world.admin.post('/api/v1/interactions', { externalId, channel: 'phone', startedAt: '2026-11-19T09:00:00Z', driver, ...more });
const driverNamed = async (name: string): Promise<string> => (await answer(world.admin.get('/api/v1/contact-drivers'))).drivers.find((one: { name: string }) => one.name === name).id;

test('other words become the next version and the one before stays; who answers for it changes in place', async () => {
  const { id, version } = await write({ grants: [{ channel: 'phone', text: 'Up to 50 GBP' }, { channel: 'chat', text: 'Up to 20 GBP' }] });
  const changed = await answer(owner.patch(`/api/v1/procedures/${id}`, { version, body: body.replace('Say when', 'Say on which day'), note: 'People asked for the day.' }));
  expect(changed).toEqual({ id, number: 2, version: 2 });
  const moved = await answer(world.admin.patch(`/api/v1/procedures/${id}`, { version: 2, deputyId: world.admin.memberId, reviewOn: '2027-01-31' }));
  expect(moved).toEqual({ id, number: 2, version: 3 });
  const shown = await answer(agent.get(`/api/v1/procedures/${id}`));
  expect(shown).toMatchObject({ number: 2, owner: { name: 'Asha Rao' }, deputy: { name: 'Ada Admin' }, reviewOn: '2027-01-31', isReviewDue: false, grantsDiffer: true });
  expect(shown.versions.map((one: { number: number; note: string; by: { name: string } }) => [one.number, one.note, one.by.name])).toEqual([[2, 'People asked for the day.', 'Asha Rao'], [1, '', 'Ada Admin']]);
  const { lines } = await answer(agent.get(`/api/v1/procedures/${id}/difference?from=1&to=2`));
  expect(lines.filter((line: { kind: string }) => line.kind !== 'same')).toEqual([{ kind: 'removed', text: '2. Say when the money is there.' }, { kind: 'added', text: '2. Say on which day the money is there.' }]);
  expect(await refused(owner.patch(`/api/v1/procedures/${id}`, { version: 2, title: 'Too late' }))).toBe('409: Somebody changed this procedure while you were working on it. Look at what stands now, then save again.');
});

test('who says they read it read the latest version, once', async () => {
  const { id } = await write({ title: 'Read me' });
  expect((await answer(agent.get(`/api/v1/procedures/${id}`))).reading).toEqual({ agents: 1, read: 0, mine: null });
  for (const attempt of [1, 2]) expect(await answer(agent.post(`/api/v1/procedures/${id}/readings`, { number: 1 })), `attempt ${attempt}`).toEqual({ id, number: 1 });
  expect((await answer(agent.get(`/api/v1/procedures/${id}`))).reading).toEqual({ agents: 1, read: 1, mine: '2026-11-20T10:00:00.000Z' });
  await answer(owner.patch(`/api/v1/procedures/${id}`, { version: 1, title: 'Read me again' }));
  expect(await refused(agent.post(`/api/v1/procedures/${id}/readings`, { number: 1 }))).toBe('409: There is a version 2 by now. Read that one.');
  expect((await answer(agent.get(`/api/v1/procedures/${id}`))).reading).toMatchObject({ read: 0, mine: null });
});

test('what cannot be is refused in a sentence, and nobody leaves while they answer for a procedure in use', async () => {
  expect(await refused(world.admin.post('/api/v1/procedures', { title: 'x', body, ownerId: agent.memberId, reviewOn: '2027-03-01' }))).toBe('422: Jo Park may read procedures but not write them. An administrator can make them an owner.');
  expect(await refused(world.admin.post('/api/v1/procedures', { title: 'x', body, ownerId: owner.memberId, reviewOn: '2026-11-20' }))).toBe('422: The review comes after today.');
  expect(await refused(world.admin.post('/api/v1/procedures', { title: 'x', body, ownerId: owner.memberId, reviewOn: '2029-03-01' }))).toBe('422: Look at a procedure again within two years.');
  expect(await refused(world.admin.post('/api/v1/procedures', { title: 'x', body, ownerId: owner.memberId, deputyId: owner.memberId, reviewOn: '2027-03-01' }))).toBe('422: The deputy is somebody other than the owner.');
  expect((await agent.post('/api/v1/procedures', { title: 'x', body, ownerId: owner.memberId, reviewOn: '2027-03-01' })).status).toBe(403);
  const leaver = await world.join('owner', 'Tom Hale');
  const { id } = await write({ title: 'Held', ownerId: leaver.memberId });
  expect(await refused(world.admin.put(`/api/v1/members/${leaver.memberId}/departure`, {}))).toBe('409: Tom Hale still holds a procedure: “Held”. Give it to somebody else first.');
  await answer(world.admin.patch(`/api/v1/procedures/${id}`, { version: 1, isRetired: true }));
  expect((await world.admin.put(`/api/v1/members/${leaver.memberId}/departure`, {})).status).toBe(200);
  expect((await answer(agent.get('/api/v1/procedures?retired=yes'))).items.map((one: { title: string }) => one.title)).toEqual(['Held']);
  expect(await refused(world.admin.patch(`/api/v1/procedures/${id}`, { version: 2, isRetired: false }))).toBe('422: Tom Hale is no longer an active member. Choose somebody else.');
});

test('a search finds the step; coverage counts contacts whose reason has a procedure, merged reasons as what they became', async () => {
  for (const [at, driver] of ['Refund', 'Refund', 'Money back', 'Moving house'].entries()) await contact(`c${at}`, driver);
  const [refund, moneyBack] = [await driverNamed('Refund'), await driverNamed('Money back')];
  const { id } = await write({ title: 'Covered', driverIds: [moneyBack] });
  await world.admin.post(`/api/v1/contact-drivers/${moneyBack}/merge`, { intoId: refund });
  const { coverage } = await answer(agent.get('/api/v1/procedures'));
  expect(coverage).toMatchObject({ contacts: 4, covered: 3, drivers: [{ name: 'Refund', contacts: 3, procedures: [{ id, title: 'Covered' }] }, { name: 'Moving house', contacts: 1, procedures: [] }] });
  const { items } = await answer(agent.get('/api/v1/procedures?q=both%20pay'));
  expect(items.map((one: { found: string }) => one.found)).toContain('Look for both payments.');
  expect((await answer(agent.get('/api/v1/procedures?q=zeppelin'))).items).toEqual([]);
});

test('whoever helps a customer sees the procedure for what brings them, and its first step while the contact is open', async () => {
  await world.admin.post('/api/v1/customers', { externalId: 'maria', name: 'Maria Lopez' });
  await contact('maria', 'Refund', { customerExternalId: 'maria', startedAt: '2026-11-19T09:10:00Z', endedAt: '2026-11-19T09:20:00Z', resolvedFirstContact: false });
  const { items } = await answer(agent.get('/api/v1/customers?q=Maria'));
  const { procedures, nextSteps } = await answer(agent.get(`/api/v1/customers/${items[0].id}/context`));
  expect(procedures).toMatchObject([{ title: 'Covered', driver: 'Refund', steps: ['Look for both payments.', 'Say when the money is there.'], grants: [] }]);
  expect(nextSteps.map((one: { sentence: string }) => one.sentence)).toContain('For “Refund” there is a procedure, “Covered”. It begins: Look for both payments.');
});
