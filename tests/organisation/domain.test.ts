import { findDue, jobs } from '@kept/api/jobs.ts';
import { customerLinks, unsubscribeHeaders } from '@kept/api/mail/customer-links.ts';
import { publicCtx, systemCtx } from '@kept/api/context.ts';
import { domain } from '@kept/db/schema/directory.ts';
import { eq } from 'drizzle-orm';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { layCustomers, layTheme } from '../close-loop/lay-story.ts';
import { domainIn, isOwnData, nameRecords } from '../support/name-records.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const start = new Date('2026-11-22T10:00:00Z');
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);
const names = nameRecords();
const { records } = names;
const app: TestApp = await openTestApp({ now: start, readTexts: names.readTexts });
let world: World;
let host: string;
let counted = 0;

beforeEach(async () => {
  app.setNow(start);
  counted += 1;
  host = `feedback-${counted}.example.com`;
  world = await makeWorld(app, 'Northlight Energy');
});
afterAll(() => app.close());

const bodyOf = domainIn;
const add = async (of: World, name = host) => bodyOf(await of.admin.put('/api/v1/settings/domain', { host: name }));
const check = async (of: World) => (await bodyOf(await of.admin.post('/api/v1/settings/domain/check'))).domain;
const at = (path: string, init?: RequestInit) => app.fetch(`http://${host}${path}`, { headers: { accept: 'text/html' }, redirect: 'manual', ...init });

/** What the worker does about domains, alone: a day of everything takes its time. */
async function sweep(): Promise<void> {
  const job = jobs.find(({ name }) => name === 'check-domain');
  if (job === undefined) throw new Error('Nobody looks at domains.');
  for (const orgId of await findDue(app.deps.db, job, app.deps.now())) await job.run(systemCtx(app.deps, orgId, job.name));
}

const isShown = async () => isOwnData(await at('/data.json'));
const prove = (of: World, name = host) => names.prove(of, name);

test('a domain shows nothing before its TXT record is found, and each way of not finding it has its sentence', async () => {
  const { domain: added } = await add(world, ` https://${host}/ `);
  expect(added).toMatchObject({ host, url: `http://${host}`, state: 'waiting', problem: null, proof: { name: `_kept.${host}`, text: expect.stringMatching(/^kept-domain=[0-9a-f]{40}$/) } });
  expect(await isShown()).toBe(false);
  expect(await check(world)).toMatchObject({ state: 'waiting', problem: expect.stringContaining('There is no TXT record') });
  records.set(`_kept.${host}`, ['kept-domain=somebody-elses']);
  expect(await check(world)).toMatchObject({ state: 'waiting', problem: expect.stringContaining('its text is another one') });
  records.set(`_kept.${host}`, Object.assign(new Error('no answer'), { code: 'ESERVFAIL' }));
  expect(await check(world)).toMatchObject({ state: 'waiting', problem: expect.stringContaining('did not answer') });
  expect(await isShown()).toBe(false);
  records.set(`_kept.${host}`, ['v=spf1 -all', added?.proof.text ?? '']);
  expect(await check(world)).toMatchObject({ state: 'in_use', problem: null });
  expect(await isShown()).toBe(true);
});

test('what cannot be a domain is refused with what to write instead', async () => {
  for (const [name, words] of [['192.0.2.1', 'number of a machine'], ['feedback', 'needs its ending'], [`${host}/news`, 'without a path'], ['x.localhost', 'network of its own']] as const) {
    const answer = await world.admin.put('/api/v1/settings/domain', { host: name });
    expect([answer.status, (await bodyOf(answer)).detail]).toEqual([422, expect.stringContaining(words)]);
  }
});

test('under its own domain an organisation’s pages stand at the root, and their links stay there', async () => {
  const themeId = await layTheme(app, world, { title: 'Bills come late' });
  await layCustomers(app, world, [{ email: `${themeId}@mail.example`, themeId }]);
  await prove(world);
  const page = await (await at('/')).text();
  expect(page).toContain('Bills come late');
  expect(page).toContain(`<link rel="canonical" href="http://${host}">`);
  const links = [...page.matchAll(/(?:href|action)="(\/[^"]*)"/g)].map(([, path]) => path ?? '').filter((path) => path !== '/news');
  expect(links).toEqual(expect.arrayContaining(['/', '/page.css', `/themes/${themeId}`, '/digests', '/feed.atom', '/data.json']));
  for (const path of links) expect([path, (await at(path)).status]).toEqual([path, 200]);
  expect((await at('/embed')).headers.get('content-security-policy')).toContain('frame-ancestors *');
  expect((await at(`/themes/${themeId}/share.png`)).headers.get('content-type')).toBe('image/png');
  expect((await at('/', { method: 'HEAD' })).status).toBe(200);
  const merged = await layTheme(app, world, { status: 'merged', mergedIntoId: themeId });
  expect((await at(`/themes/${merged}`)).headers.get('location')).toBe(`/themes/${themeId}`);
  const asked = await at('/news', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'email=ada%40mail.example' });
  expect([asked.status, await asked.text()]).toEqual([200, expect.stringContaining('Look into your mail')]);
});

test('the ids of the feed stay when a domain is added, so that no reader shows old news again', async () => {
  const themeId = await layTheme(app, world, { title: 'Bills come late' });
  await layCustomers(app, world, [{ email: `${themeId}@mail.example`, themeId }]);
  const idsAt = async (address: string) => [...(await (await app.fetch(address)).text()).matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id);
  const before = await idsAt(`/o/${world.slug}/feed.atom`);
  expect(before).toHaveLength(2);
  await prove(world);
  expect(await idsAt(`/o/${world.slug}/feed.atom`)).toEqual(before);
  expect(await idsAt(`http://${host}/feed.atom`)).toEqual(before);
  expect(await (await app.fetch(`/o/${world.slug}/feed.atom`)).text()).toContain(`href="http://${host}/themes/${themeId}"`);
});

test('nobody signs in, calls the API or reads the documentation under an organisation’s domain', async () => {
  await prove(world);
  for (const path of ['/sign-in', '/settings', '/api/v1/session', '/api/v1/themes', '/api/v1/set-up', '/docs', '/openapi.json', `/f/${world.slug}`, '/inbound', '/assets/x.js']) {
    const answer = await at(path);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(answer.headers.get('set-cookie')).toBeNull();
  }
  const session = await world.admin.send('GET', `http://${host}/api/v1/session`);
  expect(session.status).toBe(404);
  expect((await world.admin.send('POST', `http://${host}/api/v1/session`, { body: '{}' })).status).toBe(404);
});

test('one organisation’s domain shows nothing of another, neither its pages nor what its links open', async () => {
  await prove(world);
  const other = await makeWorld(app, 'Southdark');
  const otherCtx = publicCtx(app.deps, other.orgId);
  const ownCtx = publicCtx(app.deps, world.orgId);
  const [mine, theirs] = [await aCustomer(world), await aCustomer(other)];
  for (const path of [`/o/${other.slug}`, `/o/${other.slug}/feed.atom`, `/s/${other.slug}/first`]) expect([path, (await at(path)).status]).toEqual([path, 404]);
  const links = (ctx: typeof ownCtx, id: string) => Object.values(customerLinks(ctx, { customerId: id, emailNormal: 'a@mail.example' })).map((url) => new URL(url).pathname);
  for (const path of links(otherCtx, theirs)) expect([path, (await at(path)).status, (await app.fetch(path)).status]).toEqual([path, 404, 200]);
  for (const path of links(ownCtx, mine)) expect([path, (await at(path)).status, (await app.fetch(path)).status]).toEqual([path, 200, 200]);
});

async function aCustomer(of: World): Promise<string> {
  const email = `c-${crypto.randomUUID()}@mail.example`;
  await layCustomers(app, of, [{ email, themeId: await layTheme(app, of) }]);
  const [found] = await inOrg(app.deps.db, of.orgId, (tx) => tx.select({ id: customer.id }).from(customer).where(eq(customer.emailNormal, email)));
  return found?.id ?? '';
}

test('mails lead to the domain once it is proven; the one-click way out stays at Kept’s own address', async () => {
  const mailTo = async (email: string) => {
    await app.fetch(`/o/${world.slug}/news`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `email=${encodeURIComponent(email)}` });
    const { mails }: { mails: { id: string; to: string }[] } = await (await world.admin.get('/api/v1/outbox')).json();
    return (await world.admin.get(`/api/v1/outbox/${mails[0]?.id ?? ''}`)).text();
  };
  expect(await mailTo('early@mail.example')).toContain(`http://localhost/n/`);
  await prove(world);
  const mail = await mailTo('late@mail.example');
  expect(mail).toContain(`http://${host}/n/`);
  const token = /\/n\/([\w.-]+)/.exec(mail)?.[1] ?? '';
  const header = unsubscribeHeaders({ ...publicCtx(app.deps, world.orgId), front: `http://${host}` }, 'late@mail.example');
  expect(header['List-Unsubscribe']).toMatch(/^<http:\/\/localhost\/u\//);
  expect([(await at(`/n/${token}`)).status, (await app.fetch(`/n/${token}`)).status]).toEqual([200, 200]);
});

test('two organisations may ask for one name; it changes hands only when the record of whoever had it is gone', async () => {
  const other = await makeWorld(app, 'Southdark');
  const theirs = await prove(world);
  const mine = (await add(other)).domain;
  expect(mine?.proof.text).not.toBe(theirs.proof.text);
  expect(await check(other)).toMatchObject({ state: 'waiting', problem: expect.stringContaining('its text is another one') });
  records.set(`_kept.${host}`, [theirs.proof.text, mine?.proof.text ?? '']);
  expect(await check(other)).toMatchObject({ state: 'waiting', problem: expect.stringContaining('Another organisation has proven') });
  expect(await (await at('/data.json')).text()).toContain('Northlight Energy');
  records.set(`_kept.${host}`, [mine?.proof.text ?? '']);
  expect(await check(other)).toMatchObject({ state: 'in_use' });
  expect(await (await at('/data.json')).text()).toContain('Southdark');
  expect((await bodyOf(await world.admin.get('/api/v1/settings/domain'))).domain).toMatchObject({ state: 'waiting' });
});

test('Kept looks once a day: a new domain comes into use by itself, one without its record ends after three days', async () => {
  const shown = (await add(world)).domain;
  records.set(`_kept.${host}`, [shown?.proof.text ?? '']);
  await sweep();
  expect(await isShown()).toBe(false);
  app.setNow(days(1.01));
  await sweep();
  expect(await isShown()).toBe(true);
  const seen = names.looks();
  await sweep();
  expect(names.looks()).toBe(seen);
  records.delete(`_kept.${host}`);
  app.setNow(days(2.1));
  await sweep();
  expect((await bodyOf(await world.admin.get('/api/v1/settings/domain'))).domain).toMatchObject({ state: 'ending', endsAt: days(5.1).toISOString(), problem: expect.stringMatching(/is gone\. Add it again/) });
  expect(await isShown()).toBe(true);
  for (const day of [3.2, 4.3, 5.4]) {
    app.setNow(days(day));
    await sweep();
  }
  expect(await isShown()).toBe(false);
});

test('a domain nobody ever proves is given up after a fortnight', async () => {
  await add(world);
  for (let day = 1; day <= 20; day += 1) {
    app.setNow(days(day + 0.1));
    await sweep();
  }
  const [row] = await inDirectory(app.deps.db, (tx) => tx.select({ lookAfter: domain.lookAfter, lookedAt: domain.lookedAt }).from(domain).where(eq(domain.host, host)));
  expect(row).toEqual({ lookAfter: null, lookedAt: days(14.1) });
});

test('a domain is removed at once and restored as it was; while it is in use another cannot take its place', async () => {
  await prove(world);
  const second = await world.admin.put('/api/v1/settings/domain', { host: 'other.example.com' });
  expect([second.status, (await bodyOf(second)).detail]).toEqual([409, `Links in your mails lead to ${host}. Remove it first.`]);
  const shownUrl = async () => (await (await world.admin.get('/api/v1/settings')).json()).domainUrl;
  expect(await shownUrl()).toBe(`http://${host}`);
  expect(await bodyOf(await world.admin.delete('/api/v1/settings/domain'))).toEqual({ domain: null });
  expect(await shownUrl()).toBeNull();
  expect(await isShown()).toBe(false);
  expect((await world.admin.delete('/api/v1/settings/domain')).status).toBe(404);
  expect((await bodyOf(await world.admin.post('/api/v1/settings/domain/restoration'))).domain).toMatchObject({ state: 'in_use' });
  expect(await isShown()).toBe(true);
  await world.admin.delete('/api/v1/settings/domain');
  await prove(await makeWorld(app, 'Southdark'));
  const late = await world.admin.post('/api/v1/settings/domain/restoration');
  expect([late.status, (await bodyOf(late)).detail]).toEqual([409, 'Another organisation has proven this domain meanwhile.']);
});
