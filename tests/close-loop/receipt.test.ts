import { systemCtx } from '@kept/api/context.ts';
import { answerUrls, receiptUrl } from '@kept/api/mail/customer-links.ts';
import { fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import { suppression } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

let app: TestApp;
let world: World;
let themeId: string;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-23T10:00:00Z') });
  world = await makeWorld(app, 'Northlight Energy');
  themeId = await layTheme(app, world);
});
afterAll(() => app.close());

const ctx = () => systemCtx(app.deps, world.orgId, 'test');
const receiptOf = (id: string) => new URL(receiptUrl(ctx(), id)).pathname;
const read = async (path: string) => (await app.fetch(path)).text();
const answer = async (id: string, fields: Record<string, string>) => (await app.fetch(new URL(answerUrls(ctx(), id, themeId, 1).fixed).pathname, { method: 'POST', body: new URLSearchParams(fields) })).text();
const given = (id: string) => inOrg(app.deps.db, world.orgId, (tx) => tx.select({ answer: fixAnswer.answer, comment: fixAnswer.comment }).from(fixAnswer).where(and(eq(fixAnswer.orgId, world.orgId), eq(fixAnswer.customerId, id))));

async function say(email: string | null): Promise<string> {
  const [id = ''] = await layCustomers(app, world, [{ email, themeId }]);
  return id;
}

test('the receipt names whoever looks after it as the organisation chose: a name, a team, or nobody', async () => {
  const id = await say('owner@mail.example');
  expect(await read(receiptOf(id))).toContain('Looked after by Ada Admin.');
  expect((await world.admin.put(`/api/v1/members/${world.admin.memberId}/agent-ref`, { agentRef: null, team: 'Billing' })).status).toBeLessThan(300);
  expect((await world.admin.patch('/api/v1/settings', { ownerShown: 'team' })).status).toBe(200);
  const shown = await read(receiptOf(id));
  expect(shown).toContain('Looked after by Billing.');
  expect(shown).not.toContain('Ada Admin');
  expect((await world.admin.patch('/api/v1/settings', { ownerShown: 'nothing' })).status).toBe(200);
  expect(await read(receiptOf(id))).not.toContain('Looked after');
  expect((await world.admin.patch('/api/v1/settings', { ownerShown: 'everything' })).status).toBe(422);
});

test('the receipt leads to what the address wants to hear, and to deleting it all; only the button does it', async () => {
  const [id, without] = [await say('gone@mail.example'), await say(null)];
  const page = await read(receiptOf(id));
  const preferences = /href="http:\/\/localhost(\/p\/[^"]+)"/.exec(page)?.[1] ?? '';
  expect(await read(preferences)).toContain('What may we write to you about?');
  expect(await read(receiptOf(without))).not.toContain('/p/');
  const erase = `${receiptOf(id)}/erase`;
  expect(page).toContain(erase);
  expect(await read(erase)).toContain('Delete everything we keep about you?');
  for (const method of ['HEAD', 'GET'] as const) await app.fetch(erase, { method });
  const kept = () => inOrg(app.deps.db, world.orgId, (tx) => tx.select({ id: customer.id }).from(customer).where(and(eq(customer.orgId, world.orgId), eq(customer.id, id))));
  expect(await kept()).toHaveLength(1);
  const done = await app.fetch(`${erase}?lang=de`, { method: 'POST', body: new URLSearchParams() });
  expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('Es ist gelöscht')]);
  expect(await kept()).toEqual([]);
  expect(await inOrg(app.deps.db, world.orgId, (tx) => tx.select({ reason: suppression.reason }).from(suppression).where(eq(suppression.orgId, world.orgId)))).toEqual([{ reason: 'erased' }]);
  expect([(await app.fetch(receiptOf(id))).status, (await app.fetch(erase)).status, (await app.fetch(erase, { method: 'POST' })).status]).toEqual([404, 404, 404]);
});

test('whoever says the opposite of what they said is asked why, after it counted; the reason loses personal data and goes with the answer', async () => {
  const id = await say('maria@mail.example');
  expect(await answer(id, { answer: 'fixed' })).not.toContain('textarea');
  const asked = await answer(id, { answer: 'not_fixed' });
  expect(asked).toContain('You told us otherwise before. What is different now?');
  expect(await given(id)).toEqual([{ answer: 'not_fixed', comment: null }]);
  expect(await answer(id, { answer: 'not_fixed', comment: 'It came twice. Write to maria@mail.example' })).toContain('We have added it to your answer.');
  expect(await given(id)).toEqual([{ answer: 'not_fixed', comment: 'It came twice. Write to [email]' }]);
  await answer(id, { answer: 'not_fixed' });
  expect(await given(id)).toMatchObject([{ comment: 'It came twice. Write to [email]' }]);
  await answer(id, { answer: 'do_not_know' });
  expect(await given(id)).toEqual([{ answer: 'do_not_know', comment: null }]);
});

test('whoever says that a claimed fix did not help may say why, and the owner reads it on the theme, counted and without personal data', async () => {
  const about = await layTheme(app, world);
  const elsewhere = await layTheme(app, world, { title: 'Nobody rings back' });
  const [first = '', second = '', third = ''] = await layCustomers(app, world, ['one', 'two', 'three'].map((name) => ({ email: `${name}@reason.example`, themeId: about })));
  const reply = async (id: string, fields: Record<string, string>, of = about) => (await app.fetch(new URL(answerUrls(ctx(), id, of, 1).fixed).pathname, { method: 'POST', body: new URLSearchParams(fields) })).text();
  expect(await reply(first, { answer: 'not_fixed' })).toContain('We believed this was fixed. What do you still see?');
  await reply(first, { answer: 'not_fixed', comment: 'Still two bills. Ring 020 7946 0958 or write to one@reason.example' });
  await reply(second, { answer: 'partly', comment: 'Better, but late.' });
  await reply(third, { answer: 'fixed' });
  await reply(third, { answer: 'not_fixed', comment: 'This is about another theme.' }, elsewhere);
  const owner = await world.join('owner');
  const read = async () => (await owner.get(`/api/v1/themes/${about}/fix-reasons`)).json();
  const said = { saidAt: '2026-11-23T10:00:00.000Z', isAboutLatest: true };
  expect(await read()).toEqual({ against: 2, withReason: 2, reasons: expect.arrayContaining([
    { id: expect.any(String), answer: 'not_fixed', text: 'Still two bills. Ring [phone] or write to [email]', ...said },
    { id: expect.any(String), answer: 'partly', text: 'Better, but late.', ...said },
  ]) });
  expect(JSON.stringify(await read())).not.toMatch(/reason\.example|Maria/);
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(theme).set({ status: 'open', resolutionNumber: 2 }).where(and(eq(theme.orgId, world.orgId), eq(theme.id, about))));
  expect((await read()).reasons.map((one: { isAboutLatest: boolean }) => one.isAboutLatest)).toEqual([false, false]);
  expect((await (await makeWorld(app)).admin.get(`/api/v1/themes/${about}/fix-reasons`)).status).toBe(404);
  expect((await (await world.join('agent')).get(`/api/v1/themes/${about}/fix-reasons`)).status).toBe(403);
});
