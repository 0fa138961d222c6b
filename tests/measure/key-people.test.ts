import { keepKeyMonth, keyMonthsDue } from '@kept/api/views/key-people/keep-key-month.ts';
import type { keyPeopleAnswer } from '@kept/api/views/key-people/read-key-people.ts';
import { systemCtx } from '@kept/api/context.ts';
import { keyPersonMonth } from '@kept/db/schema/act/procedures.ts';
import { acrossOrgs, inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { plantTheme } from '../support/plant-theme.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

type KeyPeople = z.infer<typeof keyPeopleAnswer>;
let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  app.setNow(new Date('2026-11-20T10:00:00Z'));
});
afterAll(() => app.close());

interface Cast {
  readonly world: World;
  readonly asha: Person;
  readonly jonas: Person;
  readonly samir: Person;
  readonly test: (...people: Person[]) => Promise<KeyPeople>;
}

async function answer(asked: Promise<Response>, status = 200) {
  const got = await asked;
  expect(got.status, await got.clone().text()).toBe(status);
  return got.json();
}

async function makeCast(): Promise<Cast> {
  const world = await makeWorld(app);
  const [asha, jonas, samir] = [await world.join('owner', 'Asha Rao'), await world.join('owner', 'Jonas Weber'), await world.join('agent', 'Samir Haddad')];
  return { world, asha, jonas, samir, test: (...people) => answer(world.admin.get(`/api/v1/key-people${people.length === 0 ? '' : `?people=${people.map(({ memberId }) => memberId).join(',')}`}`)) };
}

async function aTheme({ world }: Cast, title: string, owner: Person, deputy?: Person): Promise<string> {
  const id = await plantTheme(app, world, title);
  await answer(world.admin.post(`/api/v1/themes/${id}/acceptance`, { ownerId: owner.memberId, deadlineOn: '2027-01-29' }));
  if (deputy !== undefined) await answer(world.admin.put(`/api/v1/themes/${id}/deputy`, { deputyId: deputy.memberId }));
  return id;
}
const aProcedure = ({ asha }: Cast, title: string, owner: Person) => answer(asha.post('/api/v1/procedures', { title, body: '1. Look.', ownerId: owner.memberId, reviewOn: '2027-03-01' }), 201);
async function resolve({ world }: Cast, driver: string, agentRef: string, times: number, more: object = {}): Promise<void> {
  for (let at = 0; at < times; at += 1) await answer(world.admin.post('/api/v1/interactions', { externalId: crypto.randomUUID(), channel: 'phone', startedAt: '2026-11-10T09:00:00Z', driver, agentRef, resolvedFirstContact: true, ...more }));
}
test('the test names people: it is for those who answer for the whole, not for colleagues', async () => {
  const { world, asha, samir } = await makeCast();
  const others = [await world.join('lead'), await world.join('viewer'), await world.join('marketer')];
  expect(await Promise.all([world.admin, ...others, asha, samir].map(async (person) => (await person.get('/api/v1/key-people')).status))).toEqual([200, 200, 200, 403, 403, 403]);
});

const titles = (rows: readonly { title: string }[]) => rows.map(({ title }) => title);

test('a theme is lost with its owner and deputy, a procedure with everybody who wrote or read its latest version', async () => {
  const cast = await makeCast();
  const { asha, jonas, samir } = cast;
  await aTheme(cast, 'Alone', asha);
  await aTheme(cast, 'Stood in for', asha, jonas);
  const written = await aProcedure(cast, 'Known to one', asha);
  expect((await cast.test(asha)).themes.map(({ title, owner, deputy }) => [title, owner.name, deputy])).toEqual([['Alone', 'Asha Rao', null]]);
  expect(titles((await cast.test(asha, jonas)).themes)).toEqual(['Alone', 'Stood in for']);
  expect(titles((await cast.test(asha)).procedures)).toEqual(['Known to one']);
  await answer(samir.post(`/api/v1/procedures/${written.id}/readings`, { number: 1 }));
  expect((await cast.test(asha, jonas)).procedures).toEqual([]);
  // A new version has been read by nobody yet.
  await answer(asha.patch(`/api/v1/procedures/${written.id}`, { version: written.version, body: '1. Look twice.' }));
  expect(titles((await cast.test(asha)).procedures)).toEqual(['Known to one']);
  // Somebody else edited it, and is still here.
  await answer(jonas.patch(`/api/v1/procedures/${written.id}`, { version: written.version + 1, body: '1. Look thrice.' }));
  expect((await cast.test(asha)).procedures).toEqual([]);
});

test('a step of a ladder ends nowhere when all it tells beyond owner and deputy leave', async () => {
  const cast = await makeCast();
  const { world, asha, jonas } = cast;
  const [own] = (await answer(world.admin.get('/api/v1/ladders'))).ladders;
  const step = (days: number, roles: string[], memberId: string | null = null) => ({ trigger: 'after_deadline', days, roles, memberId });
  await answer(world.admin.put(`/api/v1/ladders/${own.id}`, { version: own.version, steps: [step(1, ['owner']), step(2, [], asha.memberId), step(3, ['leads'], jonas.memberId)] }));
  expect((await cast.test(asha, jonas)).steps.map(({ when, tells }) => [when, tells])).toEqual([['2 working days after the deadline', 'Asha Rao']]);
  expect((await cast.test(asha, jonas)).parts).toContainEqual({ kind: 'step', total: 2, lost: 1 });
  expect((await cast.test(jonas, world.admin)).steps.map(({ tells }) => tells)).toEqual(['the leads, Jonas Weber']);
});

test('a reason for contact is lost only when nobody else resolved one in 90 days, from ten resolved on, and never says how many', async () => {
  const cast = await makeCast();
  const { world, samir, asha } = cast;
  await resolve(cast, 'Solar export', 'A-101', 10);
  await resolve(cast, 'Solar export', 'A-102', 1, { startedAt: '2026-08-01T09:00:00Z' });
  await resolve(cast, 'Solar export', 'A-102', 3, { resolvedFirstContact: false });
  await resolve(cast, 'Bill too high', 'A-101', 9);
  await resolve(cast, 'Moving', 'A-101', 12);
  await resolve(cast, 'Moving', 'A-102', 1);
  expect(await cast.test(samir)).toMatchObject({ drivers: [], unlinked: 1 });
  await answer(world.admin.put(`/api/v1/members/${samir.memberId}/agent-ref`, { agentRef: 'A-101' }));
  const lost = await cast.test(samir);
  expect(lost).toMatchObject({ drivers: [{ name: 'Solar export' }], unlinked: 0 });
  expect(Object.keys(lost.drivers[0] ?? {})).toEqual(['id', 'name']);
  expect((await cast.test(asha)).drivers).toEqual([]);
  expect(lost.picked).toEqual([{ id: samir.memberId, name: 'Samir Haddad', carries: { themes: 0, deputies: 0, procedures: 0, steps: 0 } }]);
  const taken = await (await world.admin.put(`/api/v1/members/${asha.memberId}/agent-ref`, { agentRef: 'A-101' })).json();
  expect(taken.detail).toBe('“A-101” already stands for another member. Take it from them first.');
  const refOf = async (who: Person) => (await answer(who.get('/api/v1/members'))).members.find(({ id }: { id: string }) => id === samir.memberId).agentRef;
  expect([await refOf(world.admin), await refOf(asha)]).toEqual(['A-101', null]);
});

test('without a choice the two who carry most leave; more than three, strangers and people who left are not asked about', async () => {
  const cast = await makeCast();
  const { world, asha, jonas, samir } = cast;
  expect(await cast.test()).toMatchObject({ picked: [], isUsual: true, months: [] });
  await aTheme(cast, 'First', asha);
  await aTheme(cast, 'Second', asha);
  await aTheme(cast, 'Third', jonas, world.admin);
  const usual = await cast.test();
  expect(usual).toMatchObject({ isUsual: true, picked: [{ name: 'Asha Rao', carries: { themes: 2 } }, { name: 'Jonas Weber', carries: { themes: 1 } }] });
  expect(await cast.test(jonas, asha)).toMatchObject({ isUsual: true });
  expect(await cast.test(asha)).toMatchObject({ isUsual: false, picked: [{ name: 'Asha Rao' }] });
  const other = await makeCast();
  expect(await cast.test(other.asha)).toMatchObject({ isUsual: true });
  expect((await answer(world.admin.get('/api/v1/key-people?people=nobody,,%00'))).isUsual).toBe(true);
  expect((await cast.test(asha, jonas, samir, world.admin)).picked).toHaveLength(3);
});

test('the test of a month is taken once, by however many workers, and keeps what it found', async () => {
  const cast = await makeCast();
  const { world, asha, jonas } = cast;
  const id = await aTheme(cast, 'Alone', asha);
  const ctx = () => systemCtx(app.deps, world.orgId, 'keep-key-month');
  await Promise.all(Array.from({ length: 10 }, () => keepKeyMonth(ctx())));
  const rows = () => inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(keyPersonMonth).where(eq(keyPersonMonth.orgId, world.orgId)).orderBy(keyPersonMonth.monthOn));
  const [only, ...others] = await rows();
  expect(others).toEqual([]);
  expect(only).toMatchObject({ monthOn: '2026-11-01', memberIds: [asha.memberId] });
  await answer(world.admin.put(`/api/v1/themes/${id}/deputy`, { deputyId: jonas.memberId }));
  await keepKeyMonth(ctx());
  expect(await rows()).toHaveLength(1);
  const isDue = async () => (await acrossOrgs(app.deps.db, (tx) => keyMonthsDue(tx, app.deps.now()))).some(({ orgId }) => orgId === world.orgId);
  expect(await isDue()).toBe(false);
  app.setNow(new Date('2026-12-01T10:00:00Z'));
  expect(await isDue()).toBe(true);
  await keepKeyMonth(ctx());
  app.setNow(new Date('2026-11-20T10:00:00Z'));
  const { months, score } = await cast.test();
  expect(months).toMatchObject([{ monthOn: '2026-11-01' }, { monthOn: '2026-12-01', score }]);
});
