import { digestClick, digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-22T10:00:00Z');
const minute = 60_000;
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

interface Sent {
  readonly world: World;
  readonly marketer: Person;
  readonly id: string;
  readonly themes: readonly string[];
}

/** A digest that went out: three themes, Maria behind the first, Tom behind the second, Nell behind the third, and so many who said something of no theme. */
async function sent(others = 0): Promise<Sent> {
  app.setNow(start);
  const world = await makeWorld(app);
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(setting).set({ publicPage: true }).where(eq(setting.orgId, world.orgId)));
  const themes = [await layTheme(app, world), await layTheme(app, world, { title: 'Nobody rings back' }), await layTheme(app, world, { title: 'The queue is long', status: 'in_progress' })];
  await layCustomers(app, world, [{ name: 'Maria', email: 'maria@mail.example', themeId: themes[0] }, { name: 'Tom', email: 'tom@mail.example', themeId: themes[1] }, { name: 'Nell', email: 'nell@mail.example', themeId: themes[2] }, ...Array.from({ length: others }, (_, at) => ({ name: 'Ida', email: `ida${at}@mail.example` }))]);
  const [marketer, approver] = [await world.join('marketer'), await world.join('lead')];
  const { id } = await (await marketer.post('/api/v1/digests', { period: '2026-Q4' })).json();
  await marketer.post(`/api/v1/digests/${id}/review`, {});
  await approver.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 1 });
  expect((await marketer.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0 })).status).toBe(200);
  await app.settle();
  app.setNow(new Date(start.getTime() + 30 * minute));
  return { world, marketer, id, themes };
}

const report = async ({ marketer, id }: Sent) => (await marketer.get(`/api/v1/digests/${id}/report`)).json();
const block = async (at: Sent, place: number) => (await report(at)).blocks.find((each: { themeId: string }) => each.themeId === at.themes[place]);

async function mailTo({ world, id }: Sent, email: string) {
  const [row] = await inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(mail).where(and(eq(mail.orgId, world.orgId), eq(mail.occasion, id), eq(mail.emailNormal, email))));
  if (row === undefined) throw new Error(`Nothing was sent to ${email}.`);
  return row;
}

/** The links of somebody's mail, as a reader would follow them. */
async function linksOf(at: Sent, email: string): Promise<string[]> {
  const { html } = await mailTo(at, email);
  return [...(html ?? '').matchAll(/href="http:\/\/localhost([^"]+)"/g)].map(([, path = '']) => path.replaceAll('&amp;', '&'));
}
const markOf = (path: string) => new URLSearchParams(path.split('?')[1]).get('k') ?? '';
/** The link to the public page of one theme. */
const linkTo = async (at: Sent, email: string, place: number) => (await linksOf(at, email)).find((path) => path.includes(`/themes/${at.themes[place]}`)) ?? '';
/** What the page's script sends when somebody moves, presses or scrolls. */
const beAt = (path: string) => app.fetch(`/k/${markOf(path)}`, { method: 'POST' });
const at = (minutes: number, seconds = 0) => app.setNow(new Date(start.getTime() + minutes * minute + seconds * 1000));

async function everything({ world }: Sent) {
  return inOrg(app.deps.db, world.orgId, async (tx) => ({ clicks: await tx.select().from(digestClick), copies: await tx.select().from(digestCopy), mails: await tx.select({ id: mail.id, state: mail.state }).from(mail).orderBy(mail.id) }));
}

test('every block leads somewhere of our own: a person’s own to their page and its answers, others to the theme’s public page', async () => {
  const told = await sent();
  const paths = await linksOf(told, 'maria@mail.example');
  const marked = paths.filter((path) => path.includes('k='));
  expect(marked.map((path) => path.split('/')[1]).toSorted()).toEqual(['a', 'a', 'a', 'o', 'o', 'r']);
  for (const path of marked) {
    const answer = await app.fetch(path);
    expect([answer.status, (await answer.text()).includes('src="/clicked.js"'), answer.headers.get('cache-control')]).toEqual([200, true, 'no-store']);
  }
  expect(await (await app.fetch('/clicked.js')).text()).toContain('isTrusted');
  expect((await mailTo(told, 'maria@mail.example')).plainText).toContain('&k=');
});

test('a thousand visits of scanners, by GET and HEAD, change nothing but how often the links were opened', async () => {
  const told = await sent();
  const before = await everything(told);
  const paths = (await linksOf(told, 'maria@mail.example')).filter((path) => path.includes('k='));
  for (let visit = 0; visit < 1000; visit += 1) {
    const path = paths[visit % paths.length] ?? '';
    expect((await app.fetch(path, { method: visit % 3 === 0 ? 'HEAD' : 'GET' })).status).toBe(200);
  }
  expect(await everything(told)).toEqual(before);
  const after = await report(told);
  expect([after.clickers, after.machines, after.blocks.map((each: { clicked: number }) => each.clicked)]).toEqual([0, 1000, [0, 0, 0]]);
});

test('a person at the page counts once, however often they come back, and what else opened it is shown apart', async () => {
  const told = await sent();
  const path = await linkTo(told, 'maria@mail.example', 2);
  for (const minutes of [31, 45, 90]) {
    at(minutes);
    await app.fetch(path);
    expect((await beAt(path)).status).toBe(204);
  }
  await app.fetch(path);
  const tom = await linkTo(told, 'tom@mail.example', 2);
  await app.fetch(tom);
  await beAt(tom);
  expect(await block(told, 2)).toMatchObject({ clicked: 2, machines: 1, seenBy: 3, seenAsOwn: 1, clickShare: null });
  expect(await report(told)).toMatchObject({ clickers: 2, machines: 1 });
});

test('a form sent without a script counts as a person too', async () => {
  const told = await sent();
  const path = (await linksOf(told, 'maria@mail.example')).find((each) => each.startsWith('/a/')) ?? '';
  await app.fetch(path);
  for (let press = 0; press < 2; press += 1) expect((await app.fetch(path, { method: 'POST', body: new URLSearchParams({ answer: 'fixed' }) })).status).toBe(200);
  expect(await block(told, 0)).toMatchObject({ clicked: 1, machines: 0, seenBy: 3, seenAsOwn: 1, answers: { fixed: 1, partly: 0, not_fixed: 0, do_not_know: 0 } });
  expect((await block(told, 2)).answers).toBeNull();
});

test('whoever runs through all links within seconds is a machine, and a person only when they come as one', async () => {
  const told = await sent();
  const paths = [(await linksOf(told, 'maria@mail.example')).find((each) => each.startsWith('/r/')) ?? '', await linkTo(told, 'maria@mail.example', 1), await linkTo(told, 'maria@mail.example', 2)];
  for (const [place, path] of paths.entries()) {
    at(40, place);
    await app.fetch(path);
    await beAt(path);
  }
  expect(await report(told)).toMatchObject({ clickers: 0, machines: 3 });
  at(60);
  await app.fetch(paths[1] ?? '');
  await beAt(paths[1] ?? '');
  expect(await report(told)).toMatchObject({ clickers: 1, machines: 3 });
  expect((await block(told, 1)).clicked).toBe(1);
});

test('nobody reads and clicks within twenty seconds of the mail leaving', async () => {
  const told = await sent();
  const path = await linkTo(told, 'maria@mail.example', 2);
  at(0, 15);
  await app.fetch(path);
  await beAt(path);
  expect(await report(told)).toMatchObject({ clickers: 0, machines: 1 });
});

test('a forged mark, or one for another purpose, counts nothing and leads nowhere', async () => {
  const told = await sent();
  const path = await linkTo(told, 'maria@mail.example', 2);
  const [body = '', mac = ''] = markOf(path).split('.');
  const forged = `${Buffer.from(Buffer.from(body, 'base64url').toString().replace(/\d$/, '0')).toString('base64url')}.${mac}`;
  const stolen = new URL((await mailTo(told, 'maria@mail.example')).headers['List-Unsubscribe']?.slice(1, -1) ?? '').pathname.slice(3);
  for (const mark of [forged, stolen, 'x.y', '']) {
    expect((await app.fetch(`/k/${mark}`, { method: 'POST' })).status).toBe(404);
    expect((await app.fetch(path.replace(markOf(path), mark))).status).toBe(200);
  }
  expect(await report(told)).toMatchObject({ clickers: 0, machines: 0 });
});

test('who leaves through a digest is counted with every block their mail showed; the way out is one click and counts once', async () => {
  const told = await sent(39);
  const row = await mailTo(told, 'maria@mail.example');
  const header = new URL(row.headers['List-Unsubscribe']?.slice(1, -1) ?? '').pathname;
  for (let press = 0; press < 2; press += 1) expect((await app.fetch(header, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })).status).toBe(200);
  const preferences = (await linksOf(told, 'tom@mail.example')).find((path) => path.startsWith('/p/')) ?? '';
  await app.fetch(preferences, { method: 'POST', body: new URLSearchParams({ surveys: 'yes', news: 'yes' }) });
  const kept = (await linksOf(told, 'ida3@mail.example')).find((path) => path.startsWith('/p/')) ?? '';
  await app.fetch(kept, { method: 'POST', body: new URLSearchParams({ digest: 'yes' }) });
  at(60 * 24 * 15);
  const late = (await linksOf(told, 'ida4@mail.example')).find((path) => path.startsWith('/u/')) ?? '';
  await app.fetch(late, { method: 'POST' });
  at(30);
  const after = await report(told);
  expect([after.unsubscribed, after.days, after.fewest]).toEqual([2, 14, 30]);
  const page = await (await told.marketer.get(`/api/v1/digests/${told.id}`)).json();
  expect(page.report.unsubscribed, 'who is banned since by a press of their own, however late').toBe(2);
  for (const each of after.blocks) expect(each).toMatchObject({ seenBy: 42, unsubscribed: 2, unsubscribedShare: { value: expect.closeTo(4.76, 1), low: expect.any(Number), high: expect.any(Number) } });
});

test('too few readers have no share', async () => {
  const told = await sent(9);
  expect(await block(told, 0)).toMatchObject({ seenBy: 12, seenAsOwn: 1, unsubscribed: 0, unsubscribedShare: null, clickShare: null });
});

test('mail that came back saw no block, and says in plain words why it came back', async () => {
  const told = await sent(3);
  const set = async (email: string, change: Partial<typeof mail.$inferInsert>) => {
    const { id } = await mailTo(told, email);
    await inOrg(app.deps.db, told.world.orgId, (tx) => tx.update(mail).set(change).where(and(eq(mail.orgId, told.world.orgId), eq(mail.id, id))));
  };
  await set('ida0@mail.example', { returned: 'bounced', returnedReason: '550 5.1.1 User unknown' });
  await set('ida1@mail.example', { returned: 'bounced', returnedReason: '552 5.2.2 over quota' });
  await set('ida2@mail.example', { returned: 'complained', returnedReason: '', deliveredAt: start });
  expect((await report(told)).mails).toEqual({ sent: 6, delivered: 1, complained: 1, bounced: expect.arrayContaining([{ reason: 'The mailbox does not exist, or not any more', people: 1 }, { reason: 'The mailbox is full', people: 1 }]) });
  expect((await block(told, 0)).seenBy).toBe(4);
});

test('after ninety days who clicked is forgotten and the numbers stay; clicks after that count no more', async () => {
  const told = await sent();
  const path = await linkTo(told, 'maria@mail.example', 2);
  await app.fetch(path);
  await beAt(path);
  at(60 * 24 * 91);
  await app.settle();
  expect((await everything(told)).clicks).toEqual([]);
  await beAt(await linkTo(told, 'tom@mail.example', 2));
  at(30);
  expect(await report(told)).toMatchObject({ clickers: 1 });
  expect((await block(told, 2)).clicked).toBe(1);
});

test('whoever is forgotten takes their clicks with them, and before that can read them', async () => {
  const told = await sent();
  const path = await linkTo(told, 'maria@mail.example', 2);
  await beAt(path);
  await beAt(await linkTo(told, 'tom@mail.example', 2));
  const { customerId } = await mailTo(told, 'maria@mail.example');
  const exported = await (await told.world.admin.post(`/api/v1/customers/${customerId}/exports`)).json();
  expect([exported.digestCopies.length, exported.digestClicks.length, exported.digestCopies[0].own]).toEqual([1, 1, [0]]);
  expect((await told.world.admin.delete(`/api/v1/customers/${customerId}`)).status).toBe(200);
  const after = await everything(told);
  expect([after.clicks.length, after.copies.length]).toEqual([1, 2]);
});
