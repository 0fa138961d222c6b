import { queueDigest } from '@kept/api/close-loop/queue-digest.ts';
import { tellPeople } from '@kept/api/close-loop/notices/tell-people.ts';
import { systemCtx } from '@kept/api/context.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { noticeTelling } from '@kept/db/schema/close-loop/notices.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import type { World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';
import { noticesIn, peopleBehind as people, tellersStart as start } from './notices-in.ts';

const minute = 60_000;
/** Ten o'clock in London is the middle of the night here; from five in the afternoon on it is morning. */
const asleepIn = 'America/Los_Angeles';
const theirMorning = new Date('2026-11-23T17:30:00Z');
let app: TestApp;
let notices: ReturnType<typeof noticesIn>;

beforeAll(async () => {
  app = await openTestApp({ now: start });
  notices = noticesIn(app);
});
afterAll(() => app.close());

const inside = <T>(world: World, work: Parameters<typeof inOrg<T>>[2]) => inOrg(app.deps.db, world.orgId, work);
const tellings = (world: World) => inside(world, (tx) => tx.select({ state: noticeTelling.state, code: noticeTelling.leftOutCode, customerId: noticeTelling.customerId }).from(noticeTelling).where(eq(noticeTelling.orgId, world.orgId)));
const ctxOf = (world: World) => systemCtx(app.deps, world.orgId, 'test');

/** One person behind a fix, on record to be told when their morning comes. */
async function laidAsleep() {
  const world = await notices.makeTellers();
  const themeId = await layTheme(app, world);
  const [maria = ''] = await layCustomers(app, world, people(themeId, 'maria@mail.example'));
  await inside(world, (tx) => tx.update(customer).set({ timezone: asleepIn }).where(and(eq(customer.orgId, world.orgId), eq(customer.id, maria))));
  await notices.tell(world.admin, themeId);
  notices.later(10 * minute);
  await tellPeople(ctxOf(world));
  expect(await tellings(world)).toEqual([{ state: 'waiting', code: null, customerId: maria }]);
  return { world, themeId, maria };
}

test('what was opened again while somebody slept is not written to them in the morning', async () => {
  const { world, themeId, maria } = await laidAsleep();
  await notices.changeTheme(world, themeId, { status: 'open', whatChanged: null, liveOn: null });
  app.setNow(theirMorning);
  await app.settle();
  expect(await tellings(world)).toEqual([{ state: 'left_out', code: 'not_true_now', customerId: maria }]);
  expect(await notices.mailsOf(world)).toEqual([]);
});

test('what a digest told somebody while they waited is not told to them again', async () => {
  const { world, maria } = await laidAsleep();
  const [marketer, lead] = [await world.join('marketer'), await world.join('lead')];
  const { id } = await (await marketer.post('/api/v1/digests', { period: '2026-Q4' })).json();
  await marketer.post(`/api/v1/digests/${id}/review`, {});
  await lead.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 1 });
  expect((await marketer.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0 })).status).toBe(200);
  await queueDigest(ctxOf(world));
  app.setNow(theirMorning);
  await app.settle();
  expect(await tellings(world)).toEqual([{ state: 'left_out', code: 'told_already', customerId: maria }]);
  expect(await notices.mailsOf(world)).toEqual([]);
});

/** One mail with two parts that waits to leave; the first part is taken back after it was written. */
async function writtenWithTwoParts() {
  const world = await notices.makeTellers();
  const bills = await layTheme(app, world);
  const calls = await layTheme(app, world, { title: 'Nobody rings back' });
  const [maria = ''] = await layCustomers(app, world, people(bills, 'maria@mail.example'));
  await inside(world, async (tx) => {
    const [said] = await tx.select().from(feedback).where(and(eq(feedback.orgId, world.orgId), eq(feedback.customerId, maria)));
    await tx.insert(mention).values({ orgId: world.orgId, id: crypto.randomUUID(), feedbackId: said?.id ?? '', themeId: calls, confidence: 1, placedBy: 'machine', placedAt: start });
  });
  const id = await notices.tell(world.admin, bills);
  await notices.tell(world.admin, calls);
  notices.later(10 * minute);
  await tellPeople(ctxOf(world));
  expect((await notices.mailsOf(world)).map(({ state }) => state)).toEqual(['pending']);
  return { world, bills, id };
}

const told = async (world: World) => (await notices.mailsOf(world)).map((row) => [row.state, ...['Bills come late', 'Nobody rings back'].filter((title) => `${row.subject} ${row.plainText ?? ''}`.includes(title))]).toSorted();

test('a mail with a part that was stopped does not leave; the other part does, the next day', async () => {
  const { world, id } = await writtenWithTwoParts();
  expect((await world.admin.post(`/api/v1/notices/${id}/stop`, {})).status).toBe(200);
  await app.settle();
  expect(await notices.sentTo(world)).toEqual([]);
  app.setNow(new Date(start.getTime() + 24 * 60 * minute));
  await app.settle();
  expect((await told(world)).filter(([state]) => state === 'sent')).toEqual([['sent', 'Nobody rings back']]);
});

test('a mail with a part that is no longer so does not leave; the other part does, and the first is noted', async () => {
  const { world, bills } = await writtenWithTwoParts();
  await notices.changeTheme(world, bills, { status: 'open', whatChanged: null, liveOn: null });
  await app.settle();
  expect(await notices.sentTo(world)).toEqual([]);
  app.setNow(new Date(start.getTime() + 24 * 60 * minute));
  await app.settle();
  expect((await told(world)).filter(([state]) => state === 'sent')).toEqual([['sent', 'Nobody rings back']]);
  expect((await tellings(world)).map(({ state, code }) => [state, code]).toSorted()).toEqual([['left_out', 'not_true_now'], ['mailed', null]]);
});

test('what may have arrived is not taken apart: nobody reads the other part twice', async () => {
  const { world, bills } = await writtenWithTwoParts();
  await inside(world, (tx) => tx.update(mail).set({ unknownSince: app.deps.now() }).where(and(eq(mail.orgId, world.orgId), eq(mail.kind, 'notice'))));
  await notices.changeTheme(world, bills, { status: 'open', whatChanged: null, liveOn: null });
  for (const hours of [1, 24, 48]) {
    app.setNow(new Date(start.getTime() + hours * 60 * minute));
    await app.settle();
  }
  expect((await notices.mailsOf(world)).map(({ state }) => state)).toEqual(['uncertain']);
});
