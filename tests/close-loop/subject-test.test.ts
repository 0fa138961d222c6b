import { queueDigest } from '@kept/api/close-loop/queue-digest.ts';
import { moveTest } from '@kept/api/close-loop/report/move-test.ts';
import { startDigests } from '@kept/api/close-loop/start-digests.ts';
import { systemCtx } from '@kept/api/context.ts';
import { newId } from '@kept/db/new-id.ts';
import { digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-22T10:00:00Z');
const hour = 3_600_000;
const second = { subject: 'Your words, our work', percent: 40, hours: 4 };
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

interface Place {
  readonly world: World;
  readonly marketer: Person;
  readonly approver: Person;
  readonly id: string;
}

/** An approved digest with a subject for so many people, most of whom asked for the news, and a second one to try. */
async function place(people = 300, test: object = second): Promise<Place> {
  app.setNow(start);
  const world = await makeWorld(app);
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(setting).set({ publicPage: true }).where(eq(setting.orgId, world.orgId)));
  const theme = await layTheme(app, world);
  const other = await layTheme(app, world, { title: 'Nobody rings back' });
  await layCustomers(app, world, [{ name: 'Maria', email: 'maria@mail.example', themeId: theme }, { name: 'Tom', email: 'tom@mail.example', themeId: other }]);
  const readers = Array.from({ length: people - 2 }, (_, at) => ({ orgId: world.orgId, id: newId(start), externalId: `p${at}`, email: `p${at}@mail.example`, emailNormal: `p${at}@mail.example`, language: 'en', createdAt: start, subscribedAt: start }));
  await inOrg(app.deps.db, world.orgId, (tx) => tx.insert(customer).values(readers));
  const [marketer, approver] = [await world.join('marketer'), await world.join('lead')];
  const { id } = await (await marketer.post('/api/v1/digests', { period: '2026-Q4' })).json();
  expect((await marketer.patch(`/api/v1/digests/${id}`, { subject: 'What became of it', subjectTest: test })).status).toBe(200);
  await approve({ world, marketer, approver, id });
  return { world, marketer, approver, id };
}

async function approve({ marketer, approver, id }: Place): Promise<void> {
  await marketer.post(`/api/v1/digests/${id}/review`, {});
  const { version } = await (await approver.get(`/api/v1/digests/${id}`)).json();
  expect((await approver.post(`/api/v1/digests/${id}/approval`, { approve: true, version })).status).toBe(200);
}

const schedule = ({ marketer, id }: Place, body: object = {}) => marketer.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0, ...body });
const read = async ({ marketer, id }: Place) => (await marketer.get(`/api/v1/digests/${id}`)).json();
const later = (hours: number) => app.setNow(new Date(start.getTime() + hours * hour));
const copies = ({ world, id }: Place) =>
  inOrg(app.deps.db, world.orgId, (tx) =>
    tx.select({ arm: digestCopy.arm, mailId: mail.id, subject: mail.subject, state: mail.state, html: mail.html, email: mail.emailNormal }).from(digestCopy).innerJoin(mail, and(eq(mail.orgId, digestCopy.orgId), eq(mail.id, digestCopy.mailId))).where(and(eq(digestCopy.orgId, world.orgId), eq(digestCopy.digestId, id))),
  );

/** So many people with one subject click on a block, as people do. */
async function click(at: Place, arm: 'a' | 'b', most: number): Promise<void> {
  const theirs = (await copies(at)).filter((row) => row.arm === arm && row.state === 'sent').slice(0, most);
  for (const { html } of theirs) {
    const mark = /[?&](?:amp;)?k=([\w.-]+)/.exec(html ?? '')?.[1] ?? '';
    expect((await app.fetch(`/k/${mark}`, { method: 'POST' })).status).toBe(204);
  }
}

test('both subjects are tried, the rest waits, and gets the second where clearly more clicked', async () => {
  const at = await place(400);
  expect((await schedule(at)).status).toBe(200);
  await app.settle();
  const tried = await copies(at);
  const of = (arm: string) => tried.filter((row) => row.arm === arm);
  expect(tried.length).toBe(400);
  for (const arm of ['a', 'b']) expect(of(arm).length).toBeGreaterThan(99);
  expect([new Set(of('a').map((row) => `${row.subject} ${row.state}`)), new Set(of('b').map((row) => `${row.subject} ${row.state}`)), new Set(of('rest').map((row) => row.state))]).toEqual([new Set(['What became of it sent']), new Set(['Your words, our work sent']), new Set(['pending'])]);
  expect(await read(at)).toMatchObject({ state: 'sending', subjectTest: { chosen: null, endsAt: new Date(start.getTime() + 4 * hour).toISOString(), waiting: of('rest').length, tried: of('a').length + of('b').length } });
  later(1);
  await click(at, 'a', 5);
  await click(at, 'b', 40);
  expect((await read(at)).subjectTest.result).toMatchObject({ a: { clicked: 5 }, b: { clicked: 40 }, difference: null });
  await app.settle();
  expect((await copies(at)).filter((row) => row.state === 'pending').length).toBe(of('rest').length);
  later(4);
  await app.settle();
  const after = await copies(at);
  expect(after.filter((row) => row.arm === 'chosen').length).toBe(of('rest').length);
  expect(new Set(after.filter((row) => row.arm === 'chosen').map((row) => `${row.subject} ${row.state}`))).toEqual(new Set(['Your words, our work sent']));
  expect(await read(at)).toMatchObject({ state: 'sent', subjectTest: { chosen: 'b', waiting: 0, result: { difference: { low: expect.any(Number) } } } });
  const outbox = await inOrg(app.deps.db, at.world.orgId, (tx) => tx.select({ subject: mail.subject, state: mail.state }).from(mail).where(and(eq(mail.orgId, at.world.orgId), eq(mail.occasion, at.id))));
  expect(outbox.length).toBe(400);
});

test('nothing looks at a test before its end: it is nobody’s work until then, and who works at it all the same chooses nothing', async () => {
  const at = await place();
  const ctx = systemCtx(app.deps, at.world.orgId, 'queue-digest');
  await schedule(at);
  await app.settle();
  later(1);
  await click(at, 'b', 40);
  expect(await startDigests(ctx)).toEqual([]);
  await moveTest(ctx, at.id);
  expect(await read(at)).toMatchObject({ state: 'sending', subjectTest: { chosen: null, result: { difference: null } } });
  later(4);
  expect(await startDigests(ctx)).toEqual([at.id]);
  await moveTest(ctx, at.id);
  expect((await read(at)).subjectTest.chosen).toBe('b');
});

test('without a clear difference the rest gets the first subject', async () => {
  const at = await place();
  await schedule(at);
  await app.settle();
  later(1);
  await click(at, 'a', 10);
  await click(at, 'b', 14);
  later(5);
  await app.settle();
  expect(new Set((await copies(at)).filter((row) => row.arm === 'chosen').map((row) => `${row.subject} ${row.state}`))).toEqual(new Set(['What became of it sent']));
  expect(await read(at)).toMatchObject({ state: 'sent', subjectTest: { chosen: 'a' } });
});

test('Stop works while subjects are tried, and what goes on later still waits for its choice; giving it up sends the rest nothing', async () => {
  const at = await place();
  await schedule(at);
  await app.settle();
  const rest = (await copies(at)).filter((row) => row.arm === 'rest').length;
  expect(await (await at.marketer.post(`/api/v1/digests/${at.id}/stop`, {})).json()).toEqual({ state: 'paused', heldBack: rest });
  later(6);
  await app.settle();
  expect(await read(at)).toMatchObject({ state: 'paused', subjectTest: { chosen: null, waiting: rest } });
  expect((await schedule(at)).status).toBe(200);
  await queueDigest(systemCtx(app.deps, at.world.orgId, 'queue-digest'));
  expect(await read(at)).toMatchObject({ state: 'sending', subjectTest: { chosen: 'a', waiting: 0 } });
  await at.marketer.post(`/api/v1/digests/${at.id}/stop`, {});
  await app.settle();
  expect((await copies(at)).filter((row) => row.state === 'cancelled').length).toBe(rest);
  expect(await (await at.marketer.post(`/api/v1/digests/${at.id}/cancellation`, {})).json()).toEqual({ state: 'sent' });
  await app.settle();
  expect((await copies(at)).filter((row) => row.state === 'cancelled').length).toBe(rest);
});

test('two workers at once choose once and send nobody two', async () => {
  const at = await place();
  await schedule(at);
  const work = () => queueDigest(systemCtx(app.deps, at.world.orgId, 'queue-digest'));
  await Promise.all([work(), work()]);
  await app.settle();
  later(4);
  await Promise.all([work(), work()]);
  await app.settle();
  const all = await copies(at);
  expect([all.length, new Set(all.map((row) => row.email)).size, all.every((row) => row.state === 'sent')]).toEqual([300, 300, true]);
  const { entries } = await (await at.world.admin.get('/api/v1/audit?limit=100')).json();
  expect(entries.filter((entry: { verb: string }) => entry.verb === 'choose-subject').length).toBe(1);
});

test('a test that could not tell the subjects apart is refused in a sentence', async () => {
  const few = await place(60);
  const refused = await schedule(few);
  expect([refused.status, (await refused.json()).detail]).toEqual([422, expect.stringContaining('Each subject would be tried on 24 people')]);
  for (const bad of [{ ...second, subject: 'what became  of it' }, { ...second, subject: 'One\r\nBcc: two' }, { ...second, hours: 1 }, { ...second, percent: 50 }]) expect((await few.marketer.patch(`/api/v1/digests/${few.id}`, { subjectTest: bad })).status).toBe(422);
  expect((await few.marketer.patch(`/api/v1/digests/${few.id}`, { subject: 'Your words, OUR work' })).status).toBe(422);
  expect(await read(few)).toMatchObject({ state: 'approved', subjectTest: { subject: 'Your words, our work' } });
  expect((await few.marketer.patch(`/api/v1/digests/${few.id}`, { subjectTest: null })).status).toBe(200);
  expect(await read(few)).toMatchObject({ state: 'draft', subjectTest: null });
  const many = await place(260);
  const onClocks = await schedule(many, { localAt: '2026-12-01T09:00' });
  expect([onClocks.status, (await onClocks.json()).detail]).toEqual([422, expect.stringContaining('one moment for everybody')]);
});
