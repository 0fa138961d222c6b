import { systemCtx } from '@kept/api/context.ts';
import { answerUrls, customerLinks } from '@kept/api/mail/customer-links.ts';
import { fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { newId } from '@kept/db/new-id.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-22T10:00:00Z');
const app: TestApp = await openTestApp({ now: start });
let world: World;

beforeEach(async () => {
  world = await makeWorld(app, 'Northlight Energy');
});
afterAll(() => app.close());

const ctx = () => systemCtx(app.deps, world.orgId, 'test');
const pathOf = (url: string) => `${new URL(url).pathname}${new URL(url).search}`;
const answers = () => inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(fixAnswer).where(eq(fixAnswer.orgId, world.orgId)));
const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });

test('the answer clicked in the mail is chosen on the page and counts only when the person presses Send', async () => {
  const themeId = await layTheme(app, world);
  const [id = ''] = await layCustomers(app, world, [{ email: 'maria@mail.example', themeId }]);
  const path = pathOf(answerUrls(ctx(), id, themeId, 1).notFixed);
  const opened = await (await app.fetch(path)).text();
  expect(opened).toMatch(/value="not_fixed" checked/);
  expect(opened).toContain('Bills now come on the first of the month.');
  await app.fetch(path, { method: 'HEAD' });
  expect(await answers()).toEqual([]);
  const none = await app.fetch(path, form({}));
  expect([none.status, (await none.text()).includes('Error: ')]).toEqual([422, true]);
  expect((await app.fetch(path, form({ answer: 'perhaps' }))).status).toBe(422);
  expect((await app.fetch(path, form({ answer: 'not_fixed' }))).status).toBe(200);
  expect((await app.fetch(path, form({ answer: 'fixed' }))).status).toBe(200);
  expect(await answers()).toMatchObject([{ customerId: id, themeId, resolutionNumber: 1, answer: 'fixed' }]);
});

test('enough customers who say it is fixed confirm the theme; enough who then say it is not open it again', async () => {
  const themeId = await layTheme(app, world);
  const ids = await layCustomers(app, world, Array.from({ length: 12 }, (_, place) => ({ email: `c${place}@mail.example`, themeId })));
  const say = (answer: string) => Promise.all(ids.map((id) => app.fetch(new URL(answerUrls(ctx(), id, themeId, 1).fixed).pathname, form({ answer }))));
  const status = async () => (await inOrg(app.deps.db, world.orgId, (tx) => tx.select({ status: theme.status, confirmedBy: theme.confirmedBy }).from(theme).where(eq(theme.id, themeId))))[0];
  expect((await say('fixed')).map((answer) => answer.status)).toEqual(ids.map(() => 200));
  expect(await status()).toEqual({ status: 'confirmed', confirmedBy: 'customers' });
  await say('not_fixed');
  expect((await status())?.status).toBe('open');
});

test('somebody who was erased meanwhile cannot answer, and nobody can answer for a fix that never was', async () => {
  const themeId = await layTheme(app, world);
  const [id = ''] = await layCustomers(app, world, [{ email: 'maria@mail.example', themeId }]);
  expect((await app.fetch(pathOf(answerUrls(ctx(), themeId, themeId, 1).fixed), form({ answer: 'fixed' }))).status).toBe(404);
  expect((await app.fetch(pathOf(answerUrls(ctx(), id, themeId, 9).fixed), form({ answer: 'fixed' }))).status).toBe(409);
  expect(await answers()).toEqual([]);
});

test('the receipt shows what a person said, what is happening to it, and asks whether it helped', async () => {
  const done = await layTheme(app, world);
  const working = await layTheme(app, world, { title: 'Nobody rings back', status: 'in_progress' });
  const guess = await layTheme(app, world, { title: 'machine guess', status: 'emerging' });
  await inOrg(app.deps.db, world.orgId, (tx) => tx.insert(themeUpdate).values({ orgId: world.orgId, id: newId(start), themeId: working, kind: 'update', at: start, publicText: 'Call-backs are being tried in two teams.', internalNote: 'Bob is slow' }));
  const [id = ''] = await layCustomers(app, world, [{ name: '<b>Maria</b> Santos', email: 'maria@mail.example', themeId: done, text: 'Late <i>bill</i>' }]);
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    const [said] = await tx.select().from(feedback).where(eq(feedback.customerId, id));
    for (const themeId of [working, guess]) await tx.insert(mention).values({ orgId: world.orgId, id: newId(start), feedbackId: said?.id ?? '', themeId, confidence: 1, placedBy: 'machine', placedAt: start });
  });
  const page = await (await app.fetch(pathOf(customerLinks(ctx(), { customerId: id, emailNormal: 'maria@mail.example' }).receiptUrl))).text();
  expect(page).toContain('“Late &lt;i&gt;bill&lt;/i&gt;”');
  expect(page).toContain('Bills now come on the first of the month.');
  expect(page).toContain('Does it work for you now?');
  expect(page).toContain('Call-backs are being tried in two teams.');
  expect(page).toContain('The date we promised is 12 December 2026.');
  expect(page).not.toContain('Bob is slow');
  expect(page).not.toContain('machine guess');
  expect(page).not.toContain('<b>Maria');
});

test('the public page says what was done and what was not, with loop kept and its denominator, and nothing of anybody', async () => {
  const old = new Date(start.getTime() - 100 * 86_400_000);
  const done = await layTheme(app, world, { status: 'confirmed', confirmedBy: 'customers' });
  const no = await layTheme(app, world, { title: 'Paper bills', status: 'declined', declineReason: 'Posting costs £1.84 a bill.', declineAskedBy: world.admin.memberId, declineApprovedBy: world.orgId });
  const late = await layTheme(app, world, { title: 'Engineers late', status: 'open', deadlineOn: '2026-11-01' });
  const agents = await layTheme(app, world, { title: 'The tool is slow', status: 'in_progress' });
  await layCustomers(app, world, [
    { name: 'Maria Santos', email: 'maria@mail.example', themeId: done, text: 'My private words about bills.', at: old },
    { name: 'Tom', email: 'tom@mail.example', themeId: done, text: 'You may quote me on this.', quotable: true, at: old },
    { email: 'a@mail.example', themeId: no, at: old },
    { email: 'b@mail.example', themeId: late, at: old },
    { email: 'c@mail.example', text: 'No theme holds this.', at: old },
    { email: 'd@mail.example', themeId: late },
    { email: 'e@mail.example', themeId: agents, kind: 'friction', quotable: true, text: 'Agents say secret things.', at: old },
  ]);
  const page = await (await app.fetch(`/o/${world.slug}`)).text();
  expect(page).toContain('Of 5 things customers raised more than 90 days ago we changed 2, decided not to change 1 and have not answered 2.');
  for (const words of ['We did', 'Confirmed by customers.', 'We decided not to', 'Posting costs £1.84 a bill.', 'Not answered yet', 'The date we promised, 1 November, has passed', '“You may quote me on this.”']) expect(page).toContain(words);
  for (const words of ['Maria', 'mail.example', 'My private words', 'The tool is slow', 'secret things', 'Ada Admin']) expect(page).not.toContain(words);
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(setting).set({ publicPage: false }).where(eq(setting.orgId, world.orgId)));
  expect((await app.fetch(`/o/${world.slug}`)).status).toBe(404);
  expect((await app.fetch('/o/nobody-here')).status).toBe(404);
});

test('the day somebody was told passes unanswered: their receipt and the owner’s page both say so, until something is told', async () => {
  const themeId = await layTheme(app, world, { status: 'open' });
  const [early = '', late = ''] = await layCustomers(app, world, [
    { email: 'early@mail.example', themeId, at: new Date('2026-09-12T10:00:00Z') },
    { email: 'late@mail.example', themeId, at: new Date('2026-10-12T10:00:00Z') },
  ]);
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(feedback).set({ textKey: 'laid' }).where(eq(feedback.orgId, world.orgId)));
  const receipt = async (customerId: string) => (await app.fetch(pathOf(customerLinks(ctx(), { customerId, emailNormal: 'x@mail.example' }).receiptUrl))).text();
  const passed = async () => (await (await world.admin.get(`/api/v1/themes/${themeId}`)).json()).passed;
  expect(await receipt(early)).toContain('We told you to expect an answer on 1 October 2026. That day has passed without one, and we are sorry. The next answers are published on 1 January 2027.');
  expect(await receipt(late)).not.toContain('That day has passed');
  expect(await passed()).toEqual({ on: '2026-10-01', people: 1 });
  await inOrg(app.deps.db, world.orgId, (tx) => tx.insert(themeUpdate).values({ orgId: world.orgId, id: newId(start), themeId, kind: 'update', at: start, publicText: 'We found out why.' }));
  expect(await receipt(early)).not.toContain('That day has passed');
  expect(await passed()).toBeNull();
});
