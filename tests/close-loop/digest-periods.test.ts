import { makeDigests } from '@kept/api/close-loop/make-digests.ts';
import { systemCtx } from '@kept/api/context.ts';
import { changeSettings } from '@kept/api/organisation/change-settings.ts';
import { newId } from '@kept/db/new-id.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-22T10:00:00Z');
const day = 86_400_000;
let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
beforeEach(async () => {
  app.setNow(start);
  world = await makeWorld(app);
  await tick();
});
afterAll(() => app.close());

const tick = () => makeDigests(systemCtx(app.deps, world.orgId, 'make-digests'));
const digests = () => inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(digest).where(eq(digest.orgId, world.orgId)).orderBy(asc(digest.createdAt), asc(digest.untilAt)));
const blocksOf = (id: string) => inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(digestBlock).where(and(eq(digestBlock.orgId, world.orgId), eq(digestBlock.digestId, id))).orderBy(asc(digestBlock.position)));
const changed = (id: string, fields: Partial<typeof theme.$inferInsert>) => inOrg(app.deps.db, world.orgId, (tx) => tx.update(theme).set(fields).where(and(eq(theme.orgId, world.orgId), eq(theme.id, id))));

let people = 0;
/** A theme decided at a moment, with one customer behind it. */
async function decided(at: Date, title: string): Promise<string> {
  const themeId = await layTheme(app, world, { title, statusSince: at });
  people += 1;
  await layCustomers(app, world, [{ email: `person-${people}@mail.example`, themeId }]);
  return themeId;
}

test('fifty ticks of ten workers at one boundary make one digest, and none makes any before', async () => {
  await decided(start, 'Bills come late');
  app.setNow(new Date('2026-12-31T23:59:59Z'));
  await tick();
  expect(await digests()).toEqual([]);
  app.setNow(new Date('2027-01-01T00:00:00Z'));
  for (let round = 0; round < 50; round += 1) await Promise.all(Array.from({ length: 10 }, tick));
  expect(await digests()).toMatchObject([{ series: 'quarterly', period: '2026-Q4', edition: 0, state: 'draft', createdBy: null, untilAt: new Date('2027-01-01T00:00:00Z') }]);
});

test("the organisation's own midnight ends the period; the sweep finds it, and finds nothing more to do", async () => {
  expect((await world.admin.patch('/api/v1/settings', { timezone: 'Asia/Tokyo' })).status).toBe(200);
  await tick();
  await decided(start, 'Bills come late');
  app.setNow(new Date('2026-12-31T15:00:00Z'));
  await app.settle();
  await app.settle();
  expect((await digests()).map(({ period, untilAt }) => [period, untilAt.toISOString()])).toEqual([['2026-Q4', '2026-12-31T15:00:00.000Z']]);
});

test('a period in which nothing was decided has no digest, and its matter is never told late twice', async () => {
  app.setNow(new Date('2027-01-01T00:00:10Z'));
  await tick();
  expect(await digests()).toEqual([]);
  await decided(new Date('2027-02-01T00:00:00Z'), 'Bills come late');
  app.setNow(new Date('2027-10-02T00:00:00Z'));
  await tick();
  expect((await digests()).map(({ period }) => period)).toEqual(['2027-Q1']);
});

test('a digest is frozen as things stood at the end of its period, however late the worker comes, and later changes never reach it', async () => {
  const end = new Date('2027-01-01T00:00:00Z');
  const told = await decided(start, 'Bills come late');
  const late = await decided(new Date(end.getTime() + 3 * day), 'Nobody rings back');
  await changed(late, { deadlineOn: '2027-02-01' });
  const reopened = await layTheme(app, world, { title: 'Opened again', status: 'open', statusSince: new Date(end.getTime() + day) });
  await layCustomers(app, world, [{ email: 'again@mail.example', themeId: reopened }, { email: 'much-later@mail.example', themeId: told, at: new Date(end.getTime() + day) }]);
  const move = (themeId: string, toStatus: 'in_progress' | 'done') => ({ orgId: world.orgId, id: newId(start), themeId, kind: 'update' as const, at: start, memberId: world.admin.memberId, toStatus, publicText: toStatus === 'done' ? 'It is done.' : 'We call back from Monday on.' });
  await inOrg(app.deps.db, world.orgId, (tx) => tx.insert(themeUpdate).values([move(late, 'in_progress'), move(reopened, 'done')]));
  app.setNow(new Date(end.getTime() + 5 * day));
  await tick();
  const [made] = await digests();
  const frozen = await blocksOf(made?.id ?? '');
  expect(frozen.map(({ title, kind, text, people: said }) => [title, kind, text, said])).toEqual([
    ['Bills come late', 'did', 'Bills now come on the first of the month.', 1],
    ['Nobody rings back', 'working', 'We call back from Monday on.', 1],
  ]);
  await changed(told, { title: 'Quite another title', whatChanged: 'Something else.' });
  await layCustomers(app, world, [{ email: 'one-more@mail.example', themeId: told }]);
  await tick();
  expect(await blocksOf(made?.id ?? '')).toEqual(frozen);
  expect((await digests())[0]?.loopKept).toEqual(made?.loopKept);
});

test('whatever the cadence is changed to on the way, every decision is told once and none is lost', async () => {
  const moments = Array.from({ length: 26 }, (_, number) => new Date(start.getTime() + number * 14 * day));
  const ids = new Set<string>();
  const cadences = ['monthly', 'half_yearly', 'quarterly', 'monthly'] as const;
  for (const [number, moment] of moments.entries()) {
    app.setNow(moment);
    await tick();
    ids.add(await decided(moment, `Theme ${number}`));
    if (number % 6 === 2) await changeSettings(systemCtx(app.deps, world.orgId, 'test'), { digestCadence: cadences[Math.floor(number / 6) % 4] });
  }
  app.setNow(new Date('2028-07-01T12:00:00Z'));
  await tick();
  await tick();
  const made = (await digests()).toSorted((a, b) => a.untilAt.getTime() - b.untilAt.getTime());
  expect(made.length).toBeGreaterThan(5);
  for (const [at, one] of made.entries()) expect(one.fromAt).toEqual(made[at - 1]?.untilAt ?? new Date(0));
  const told = (await Promise.all(made.map(({ id }) => blocksOf(id)))).flat().map(({ themeId }) => themeId);
  expect(told.toSorted()).toEqual([...ids].toSorted());
});

test('what a cancelled digest would have told stands in the next one; a digest made by hand is not made again', async () => {
  const marketer = await world.join('marketer');
  const first = await decided(start, 'Bills come late');
  const { id } = await (await marketer.post('/api/v1/digests', { period: '2026-Q4' })).json();
  const second = await decided(new Date('2026-12-20T00:00:00Z'), 'Nobody rings back');
  app.setNow(new Date('2027-01-02T00:00:00Z'));
  await tick();
  expect((await digests()).map(({ period }) => period)).toEqual(['2026-Q4']);
  const again = await world.join('marketer');
  expect(await (await again.post(`/api/v1/digests/${id}/cancellation`)).json()).toEqual({ state: 'cancelled' });
  app.setNow(new Date('2027-04-01T00:00:00Z'));
  await tick();
  const [, next] = await digests();
  expect(next?.period).toBe('2027-Q1');
  expect((await blocksOf(next?.id ?? '')).map(({ themeId }) => themeId).toSorted()).toEqual([first, second].toSorted());
});

test('a month asked for by a quarterly organisation, and a quarter by a monthly one, is refused in a sentence', async () => {
  await decided(start, 'Bills come late');
  expect((await (await world.admin.post('/api/v1/digests', { period: '2026-11' })).json()).errors).toMatchObject([{ message: 'Name the quarter as 2026-Q4.' }]);
  await world.admin.patch('/api/v1/settings', { digestCadence: 'monthly' });
  expect((await (await world.admin.post('/api/v1/digests', { period: '2026-Q4' })).json()).errors).toMatchObject([{ message: 'Name the month as 2026-11.' }]);
  expect(await (await world.admin.get('/api/v1/digests')).json()).toMatchObject({ thisPeriod: '2026-11', thisPeriodLabel: 'November 2026', nextDigestOn: '2026-12-01' });
  expect((await world.admin.post('/api/v1/digests', { period: '2026-11' })).status).toBe(201);
  expect((await world.admin.patch('/api/v1/settings', { digestCadence: 'weekly' })).status).toBe(422);
});

test('a zone or cadence that is changed right after a period ended takes nothing from it: its draft is made as it was', async () => {
  await decided(start, 'Bills come late');
  app.setNow(new Date('2027-01-01T00:00:05Z'));
  await changeSettings(systemCtx(app.deps, world.orgId, 'test'), { digestCadence: 'monthly', timezone: 'America/New_York' });
  await tick();
  expect(await digests()).toMatchObject([{ series: 'quarterly', period: '2026-Q4', state: 'draft', createdBy: null, untilAt: new Date('2027-01-01T00:00:00Z') }]);
});
