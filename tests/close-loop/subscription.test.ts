import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-20T10:00:00Z');
const day = 86_400_000;
const app: TestApp = await openTestApp({ now: start });
let world: World;

beforeEach(async () => {
  app.setNow(start);
  await app.deps.limits.subscriptionByAddress.forgive('127.0.0.1');
  world = await makeWorld(app, 'Northlight Energy');
});
afterAll(() => app.close());

const form = (fields: Record<string, string>) => ({ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() });
const ask = (email: string, more: Record<string, string> = {}) => app.fetch(`/o/${world.slug}/news`, form({ email, ...more }));
const mailsOf = async (): Promise<{ id: string; toEmail: string | null; state: string; reason: string | null }[]> => (await (await world.admin.get('/api/v1/outbox?kind=subscription')).json()).mails;
const addresses = async () => (await inOrg(app.deps.db, world.orgId, (tx) => tx.select({ to: mail.toEmail }).from(mail).where(eq(mail.orgId, world.orgId)))).map(({ to }) => to);
const people = () => inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(customer).where(eq(customer.orgId, world.orgId)));

/** The way the link in the last mail leads to, as its plain text has it. */
async function linkOf(): Promise<string> {
  await app.settle();
  const [asked] = await mailsOf();
  const parsed = await simpleParser(Buffer.from(await (await world.admin.get(`/api/v1/outbox/${asked?.id}/raw`)).arrayBuffer()));
  expect(parsed.subject).toBe('News from Northlight Energy: is this you?');
  const url = /https?:\/\/\S+\/n\/\S+/.exec(parsed.text ?? '')?.[0] ?? '';
  expect(parsed.html).toContain(url);
  return new URL(url).pathname;
}

test('an address entered on the public page gets one question, and only the button behind its link says yes', async () => {
  expect(await (await app.fetch(`/o/${world.slug}`)).text()).toContain(`action="/o/${world.slug}/news"`);
  const asked = await ask(' Sam@Mail.example ');
  expect([asked.status, (await asked.text()).includes('Look into your mail')]).toEqual([200, true]);
  const link = await linkOf();
  for (let i = 0; i < 5; i += 1) expect((await app.fetch(link)).status).toBe(200);
  expect(await people()).toEqual([]);
  expect(await (await app.fetch(link)).text()).toContain('Send news to Sam@Mail.example?');
  for (let i = 0; i < 2; i += 1) expect(await (await app.fetch(link, form({}))).text()).toContain('Sam@Mail.example gets the next digest.');
  const [person, ...others] = await people();
  expect([others.length, person?.email, person?.name, person?.subscribedAt?.toISOString()]).toEqual([0, 'Sam@Mail.example', null, start.toISOString()]);
  const consents = await (await world.admin.get(`/api/v1/customers/${person?.id}/consents`)).json();
  expect(JSON.stringify(consents)).toContain('"source":"subscription"');
});

test('whoever confirmed is among those the next digest goes to, and is out again by any mail’s link', async () => {
  const lead = await world.join('lead');
  const themeId = await layTheme(app, world);
  await layCustomers(app, world, [{ email: 'maria@mail.example', themeId }]);
  await ask('sam@mail.example');
  await app.fetch(await linkOf(), form({}));
  const made = await (await world.admin.post('/api/v1/digests', { period: '2026-Q4' })).json();
  const audience = async () => (await lead.get(`/api/v1/digests/${made.id}/audience`)).json();
  expect(await audience()).toMatchObject({ people: 2, leftOut: 0 });
  const [asked] = await mailsOf();
  const parsed = await simpleParser(Buffer.from(await (await world.admin.get(`/api/v1/outbox/${asked?.id}/raw`)).arrayBuffer()));
  const out = /<([^>]+)>/.exec(String(parsed.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line))?.[1] ?? '';
  expect((await app.fetch(new URL(out).pathname, form({ 'List-Unsubscribe': 'One-Click' }))).status).toBe(200);
  expect(await audience()).toMatchObject({ people: 1, leftOut: 1 });
});

test('the answer never says who is known: asked twice a day, unsubscribed, filled in by a program, all read the same', async () => {
  const first = await (await ask('sam@mail.example')).text();
  expect(await (await ask('SAM@mail.example')).text()).toBe(first);
  expect(await (await ask('robot@mail.example', { website: 'x' })).text()).toBe(first);
  expect((await mailsOf()).map(({ toEmail }) => toEmail)).toEqual(['sam@mail.example']);
  await app.fetch(await linkOf(), form({}));
  const [person] = await people();
  await world.admin.post(`/api/v1/customers/${person?.id}/consents`, { consents: [{ topic: 'digest', granted: false }] });
  app.setNow(new Date(start.getTime() + day));
  expect(await (await ask('sam@mail.example')).text()).toBe(first);
  const [again] = await mailsOf();
  expect([again?.state, again?.reason]).toEqual(['left_out', 'chose not to get the digest']);
});

test.each(['', 'sam', 'sam@', '@mail.example', 'a@b@c', 'sam@mail.example\r\nBcc: all@mail.example', `${'x'.repeat(300)}@mail.example`])('“%s” is no address: the form says so and keeps what was entered', async (entered) => {
  const answer = await ask(entered);
  const page = await answer.text();
  expect([answer.status, page.includes('This is not an email address.'), page.includes('aria-invalid="true"')]).toEqual([422, true, true]);
  expect(await mailsOf()).toEqual([]);
});

test('a link ends after two weeks and says so; a forged one and another organisation’s page are not there; the address of nobody is forgotten', async () => {
  await ask('sam@mail.example');
  const link = await linkOf();
  expect((await app.fetch(`${link}x`)).status).toBe(404);
  app.setNow(new Date(start.getTime() + 14 * day + 1));
  for (const answer of [await app.fetch(link), await app.fetch(link, form({}))]) expect([answer.status, (await answer.text()).includes('This link has ended')]).toEqual([410, true]);
  expect(await people()).toEqual([]);
  await app.settle();
  expect(await addresses()).toEqual([null]);
});

test('erasing a subscriber deletes the question they were mailed, too', async () => {
  await ask('sam@mail.example');
  await app.fetch(await linkOf(), form({}));
  const [person] = await people();
  expect((await world.admin.delete(`/api/v1/customers/${person?.id}`)).status).toBeLessThan(300);
  expect([(await people()).length, (await mailsOf()).map(({ toEmail }) => toEmail)]).toEqual([0, [null]]);
});

test('where nothing is public nothing can be subscribed to', async () => {
  expect((await world.admin.patch('/api/v1/settings', { publicPage: false })).status).toBe(200);
  expect((await ask('sam@mail.example')).status).toBe(404);
  expect(await mailsOf()).toEqual([]);
});

test('from one place come ten addresses an hour', async () => {
  for (let at = 0; at < 10; at += 1) expect((await ask(`p${at}@mail.example`)).status).toBe(200);
  expect((await ask('p10@mail.example')).status).toBe(429);
  expect(await mailsOf()).toHaveLength(10);
});

test('only administrators see the question in the outbox: its link says yes in a stranger’s name', async () => {
  await ask('sam@mail.example');
  const [asked] = await mailsOf();
  const marketer = await world.join('marketer');
  expect((await (await marketer.get('/api/v1/outbox')).json()).mails).toEqual([]);
  for (const path of [`/api/v1/outbox/${asked?.id}`, `/api/v1/outbox/${asked?.id}/raw`]) expect((await marketer.get(path)).status).toBe(404);
});
