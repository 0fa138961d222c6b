import { systemCtx } from '@kept/api/context.ts';
import { saveMailChoices } from '@kept/api/close-loop/mail-choices.ts';
import { tellPeople } from '@kept/api/close-loop/notices/tell-people.ts';
import { unsubscribe } from '@kept/api/close-loop/unsubscribe.ts';
import { addressMacOf } from '@kept/api/mail/customer-links.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { noticeTelling } from '@kept/db/schema/close-loop/notices.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';
import { noticesIn, peopleBehind as people, tellersStart as start } from './notices-in.ts';

const minute = 60_000;
const day = 86_400_000;
let app: TestApp;
let notices: ReturnType<typeof noticesIn>;

beforeAll(async () => {
  app = await openTestApp({ now: start });
  notices = noticesIn(app);
});
afterAll(() => app.close());

test('a fix says who said it and who of them can be told, and tells each once, with their own sentence and its date', async () => {
  const world = await notices.makeTellers();
  const themeId = await layTheme(app, world);
  const text = 'The app is fine. But the bill came far too late. Thanks.';
  await layCustomers(app, world, [
    { name: 'Maria Santos', email: 'maria@mail.example', text, themeId, span: [17, 48], at: new Date('2026-03-12T10:00:00Z') },
    { name: 'Tom', email: 'tom@mail.example', themeId }, { name: 'Nina', email: null, themeId }, { name: 'Off', email: 'off@mail.example', themeId }, { name: 'Agent', email: 'agent@staff.example', themeId, kind: 'friction' },
  ]);
  await notices.sayAnonymously(world, themeId);
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  await unsubscribe(ctx, addressMacOf(ctx, 'off@mail.example'));
  const before = await notices.telling(world.admin, themeId);
  expect(before.audience.sentence).toBe('5 people said it: 2 can be mailed, 1 unsubscribed, 1 no address, 1 anonymous.');
  const id = await notices.draft(world.admin, themeId);
  const preview = await (await world.admin.get(`/api/v1/notices/${id}/preview`)).json();
  expect(preview.text).toContain('/r/preview');
  expect((await notices.sendIt(world.admin, id)).status).toBe(200);
  await app.settle();
  expect(await notices.mailsOf(world)).toEqual([]);
  notices.later(10 * minute);
  await app.settle();
  expect(await notices.sentTo(world)).toEqual(['maria@mail.example', 'tom@mail.example']);
  const maria = (await notices.mailsOf(world)).find((row) => row.emailNormal === 'maria@mail.example');
  expect(maria?.subject).toBe('We fixed something you told us about: Bills come late');
  expect(maria?.plainText).toContain('Maria, on 12 March you told us about this. It is fixed.');
  expect(maria?.plainText).toContain('> "But the bill came far too late."\n> You, on 12 March');
  expect(maria?.plainText).toContain('We did: Bills now come on the first of the month.');
  expect(maria?.plainText).toMatch(/http:\/\/localhost\/r\/(?!preview)/);
  expect(maria?.plainText).toMatch(/http:\/\/localhost\/a\/(?!preview)\S+answer=fixed/);
  const after = await notices.telling(world.admin, themeId);
  expect(after.current).toMatchObject({ state: 'told', told: 2, sentence: '2 people were told. 3 were not: 1 unsubscribed, 1 no address, 1 anonymous.' });
  const shown = await (await world.admin.get(`/api/v1/themes/${themeId}`)).json();
  expect(shown.timeline[0]).toMatchObject({ kind: 'told', by: 'Ada Admin', reason: after.current.sentence });
  expect(shown.ring.told).toBe('on');
  notices.later(day);
  await app.settle();
  expect(await notices.sentTo(world)).toHaveLength(2);
});

test('a second fix is news again, and the same one is not', async () => {
  const world = await notices.makeTellers();
  const themeId = await layTheme(app, world);
  await layCustomers(app, world, people(themeId, 'maria@mail.example'));
  await notices.tell(world.admin, themeId);
  notices.later(10 * minute);
  await app.settle();
  expect((await world.admin.post(`/api/v1/themes/${themeId}/notices`, {})).status).toBe(409);
  await notices.changeTheme(world, themeId, { resolutionNumber: 2 });
  notices.later(day);
  await notices.tell(world.admin, themeId);
  notices.later(10 * minute);
  await app.settle();
  expect(await notices.sentTo(world)).toEqual(['maria@mail.example', 'maria@mail.example']);
});

test('what is sent while another notice is on hold comes as one mail with a part for each', async () => {
  const world = await notices.makeTellers();
  const bills = await layTheme(app, world);
  const calls = await layTheme(app, world, { title: 'Nobody rings back', status: 'declined', declineReason: 'There are too few of us.', declineAskedBy: world.admin.memberId, declineApprovedBy: (await world.join('lead')).memberId });
  const [maria = ''] = await layCustomers(app, world, people(bills, 'maria@mail.example', 'tom@mail.example'));
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    const [said] = await tx.select().from(feedback).where(and(eq(feedback.orgId, world.orgId), eq(feedback.customerId, maria)));
    await tx.insert(mention).values({ orgId: world.orgId, id: crypto.randomUUID(), feedbackId: said?.id ?? '', themeId: calls, confidence: 1, placedBy: 'machine', placedAt: start });
  });
  await notices.tell(world.admin, bills);
  notices.later(5 * minute);
  await notices.tell(world.admin, calls);
  notices.later(5 * minute);
  await app.settle();
  expect(await notices.sentTo(world)).toEqual(['tom@mail.example']);
  notices.later(5 * minute);
  await app.settle();
  expect(await notices.sentTo(world)).toEqual(['maria@mail.example', 'tom@mail.example']);
  const both = (await notices.mailsOf(world)).find((row) => row.emailNormal === 'maria@mail.example');
  expect(both?.subject).toBe('2 answers to what you told us');
  expect(both?.plainText).toContain('We did: Bills now come');
  expect(both?.plainText).toContain('We decided not to change this. There are too few of us.');
});

test('a theme that was opened again or merged after the draft is not told as fixed, whether it was on hold or written already', async () => {
  const world = await notices.makeTellers();
  const opened = await layTheme(app, world);
  const merged = await layTheme(app, world, { title: 'Bills are late' });
  await layCustomers(app, world, [...people(opened, 'maria@mail.example'), ...people(merged, 'tom@mail.example')]);
  await notices.tell(world.admin, opened);
  await notices.tell(world.admin, merged);
  await notices.changeTheme(world, opened, { status: 'open' });
  notices.later(10 * minute);
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  await tellPeople(ctx);
  expect((await notices.mailsOf(world)).map(({ emailNormal, state }) => [emailNormal, state])).toEqual([['tom@mail.example', 'pending']]);
  await notices.changeTheme(world, merged, { status: 'merged', mergedIntoId: opened });
  await app.settle();
  expect((await notices.mailsOf(world)).map(({ state, leftOutCode }) => [state, leftOutCode])).toEqual([['left_out', 'not_true_now']]);
  expect(await notices.telling(world.admin, opened)).toMatchObject({ news: null, earlier: [{ state: 'cancelled' }] });
});

test('consent, quiet hours, the budget and an erasure are asked when it goes, not when it was drafted', async () => {
  const world = await notices.makeTellers();
  const themeId = await layTheme(app, world);
  const [, , gone = '', asleep = ''] = await layCustomers(app, world, people(themeId, 'refused@mail.example', 'full@mail.example', 'gone@mail.example', 'asleep@mail.example', 'heard@mail.example'));
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(customer).set({ timezone: 'America/Los_Angeles' }).where(and(eq(customer.orgId, world.orgId), eq(customer.id, asleep))));
  await notices.tell(world.admin, themeId);
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  await saveMailChoices(ctx, addressMacOf(ctx, 'refused@mail.example'), new Set(['surveys', 'digest']));
  expect((await world.admin.delete(`/api/v1/customers/${gone}`)).status).toBeLessThan(300);
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    await tx.update(setting).set({ mailBudgetDays: 14, mailBudgetMost: 1 }).where(eq(setting.orgId, world.orgId));
    await tx.insert(mail).values({ orgId: world.orgId, id: crypto.randomUUID(), kind: 'digest', occasion: 'another', recipient: 'customer:x', emailNormal: 'full@mail.example', toEmail: 'full@mail.example', subject: 'x', headers: {}, state: 'sent', createdAt: start, sendAfter: start, settledAt: start });
  });
  notices.later(10 * minute);
  await app.settle();
  expect(await notices.sentTo(world)).toEqual(['heard@mail.example']);
  expect((await notices.telling(world.admin, themeId)).current).toMatchObject({ state: 'telling', waiting: 1 });
  app.setNow(new Date('2026-11-23T17:00:00Z'));
  await app.settle();
  expect(await notices.sentTo(world)).toEqual(['asleep@mail.example', 'heard@mail.example']);
  expect((await notices.telling(world.admin, themeId)).current.sentence).toBe('2 people were told. 2 were not: 1 chose not to get it, 1 budget.');
});

test('stop during the hold makes it a draft again; on its way nobody more is told, and the rest may be told by another', async () => {
  const world = await notices.makeTellers();
  const themeId = await layTheme(app, world);
  const [, asleep = ''] = await layCustomers(app, world, people(themeId, 'maria@mail.example', 'asleep@mail.example'));
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(customer).set({ timezone: 'America/Los_Angeles' }).where(and(eq(customer.orgId, world.orgId), eq(customer.id, asleep))));
  const first = await notices.tell(world.admin, themeId);
  expect(await (await world.admin.post(`/api/v1/notices/${first}/stop`, {})).json()).toEqual({ state: 'draft', heldBack: 0 });
  notices.later(20 * minute);
  await app.settle();
  expect(await notices.mailsOf(world)).toEqual([]);
  expect((await world.admin.patch(`/api/v1/notices/${first}`, { text: 'Bills come on the first now.', version: 1 })).status).toBe(200);
  expect((await notices.sendIt(world.admin, first, 1)).status).toBe(409);
  expect((await notices.sendIt(world.admin, first, 2)).status).toBe(200);
  notices.later(10 * minute);
  await app.settle();
  expect(await (await world.admin.post(`/api/v1/notices/${first}/stop`, {})).json()).toEqual({ state: 'stopped', heldBack: 1 });
  expect((await world.admin.post(`/api/v1/notices/${first}/stop`, {})).status).toBe(409);
  await notices.tell(world.admin, themeId);
  app.setNow(new Date('2026-11-23T17:30:00Z'));
  await app.settle();
  expect(await notices.sentTo(world)).toEqual(['asleep@mail.example', 'maria@mail.example']);
});

test('ten workers at once write each person once', async () => {
  const world = await notices.makeTellers();
  const themes = [await layTheme(app, world), await layTheme(app, world, { title: 'Bills are wrong' })];
  const emails = Array.from({ length: 12 }, (_, place) => `person-${place}@mail.example`);
  for (const themeId of themes) await layCustomers(app, world, people(themeId, ...emails));
  for (const themeId of themes) await notices.tell(world.admin, themeId);
  notices.later(10 * minute);
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  await Promise.all(Array.from({ length: 10 }, () => tellPeople(ctx)));
  await app.settle();
  expect((await notices.sentTo(world)).length).toBe(new Set(await notices.sentTo(world)).size);
  expect(await notices.sentTo(world)).toEqual(emails.toSorted());
  const rows = await inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(noticeTelling).where(eq(noticeTelling.orgId, world.orgId)));
  expect(new Set(rows.map((row) => `${row.customerId} ${row.themeId}`)).size).toBe(rows.length);
});

test('an owner tells the people behind their own theme only; marketing of any; viewers look', async () => {
  const world = await notices.makeTellers();
  const owner = await world.join('owner', 'Olga Owner');
  const marketer = await world.join('marketer');
  const viewer = await world.join('viewer');
  const theirs = await layTheme(app, world);
  const own = await layTheme(app, world, { title: 'Bills are wrong', ownerId: owner.memberId });
  await layCustomers(app, world, [...people(theirs, 'maria@mail.example'), ...people(own, 'tom@mail.example')]);
  expect((await owner.post(`/api/v1/themes/${theirs}/notices`, {})).status).toBe(403);
  const id = await notices.draft(marketer, theirs);
  expect((await notices.sendIt(owner, id)).status).toBe(403);
  expect((await viewer.get(`/api/v1/notices/${id}/preview`)).status).toBe(200);
  await notices.tell(owner, own);
  const other = await makeWorld(app);
  expect((await notices.sendIt(other.admin, id)).status).toBe(404);
  expect((await other.admin.get(`/api/v1/notices/${id}/preview`)).status).toBe(404);
});

test('a public update while somebody works on it is news, and is not called a fix', async () => {
  const world = await notices.makeTellers();
  const themeId = await layTheme(app, world, { status: 'open' });
  await layCustomers(app, world, people(themeId, 'maria@mail.example'));
  expect((await world.admin.post(`/api/v1/themes/${themeId}/notices`, {})).status).toBe(409);
  expect((await world.admin.post(`/api/v1/themes/${themeId}/updates`, { status: 'in_progress', publicText: 'We test a letter ten days before, in Bristol, since Monday.' })).status).toBeLessThan(300);
  expect((await world.admin.post(`/api/v1/themes/${themeId}/notices`, { outcome: 'fixed' })).status).toBe(422);
  await notices.tell(world.admin, themeId);
  notices.later(10 * minute);
  await app.settle();
  const [only] = await notices.mailsOf(world);
  expect(only?.subject).toBe('We are working on something you told us about: Bills come late');
  expect(only?.plainText).toContain('Not yet. We test a letter ten days before');
  expect(only?.plainText).not.toContain('answer=fixed');
});

test('what a person was told stands on their own history, in what an agent reads before the first word, and in their export', async () => {
  const world = await notices.makeTellers();
  const themeId = await layTheme(app, world);
  const [maria = ''] = await layCustomers(app, world, people(themeId, 'maria@mail.example'));
  await notices.tell(world.admin, themeId);
  notices.later(10 * minute);
  await app.settle();
  const { items } = await (await world.admin.get(`/api/v1/customers/${maria}/history`)).json();
  expect(items.find((item: { kind: string }) => item.kind === 'mail').mail).toMatchObject({ kind: 'notice', state: 'sent', told: [{ id: themeId, title: 'Bills come late' }] });
  const context = await (await world.admin.get(`/api/v1/customers/${maria}/context`)).json();
  expect(context.otherThemes[0]).toMatchObject({ id: themeId, toldAt: app.deps.now().toISOString() });
  expect((await (await world.admin.get('/api/v1/outbox?kind=notice')).json()).mails).toHaveLength(1);
  expect((await (await world.admin.post(`/api/v1/customers/${maria}/exports`, {})).json()).notices).toMatchObject([{ themeId, state: 'mailed' }]);
});
