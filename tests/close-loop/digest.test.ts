import { queueDigest } from '@kept/api/close-loop/queue-digest.ts';
import { systemCtx } from '@kept/api/context.ts';
import { nameAddresses } from '@kept/api/forget/name-addresses.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-22T10:00:00Z');
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

async function tellers(): Promise<{ world: World; marketer: Person; approver: Person }> {
  app.setNow(start);
  const world = await makeWorld(app);
  return { world, marketer: await world.join('marketer', 'Mo Marketer'), approver: await world.join('marketer', 'Anna Second') };
}

async function make(person: Person, period = '2026-Q4'): Promise<string> {
  const { id }: { id: string } = await (await person.post('/api/v1/digests', { period })).json();
  return id;
}
const read = async (person: Person, id: string) => (await person.get(`/api/v1/digests/${id}`)).json();
const mailsOf = (world: World, id: string) => inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(mail).where(and(eq(mail.orgId, world.orgId), eq(mail.occasion, id))));

async function approved(marketer: Person, approver: Person): Promise<string> {
  const id = await make(marketer);
  expect((await marketer.post(`/api/v1/digests/${id}/review`, {})).status).toBe(200);
  expect((await approver.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 1 })).status).toBe(200);
  return id;
}

test('a digest goes out once to each person with their own words first, and says who was left out and why', async () => {
  const { world, marketer, approver } = await tellers();
  const themeId = await layTheme(app, world);
  const other = await layTheme(app, world, { title: 'Nobody rings back', status: 'in_progress' });
  const text = 'The app is fine. But the bill came far too late. Thanks.';
  await layCustomers(app, world, [
    { name: 'Maria Santos', email: 'maria@mail.example', text, themeId, span: [17, 48] },
    { name: 'Tom', email: 'tom@mail.example', themeId: other },
    { name: 'Nina', email: null, themeId },
    { name: 'Bad', email: 'not an address', themeId },
    { name: 'Two', email: 'MARIA@mail.example', themeId },
  ]);
  const id = await approved(marketer, approver);
  const before = await read(marketer, id);
  expect(before.blocks.map((block: { kind: string }) => block.kind)).toEqual(['did', 'working']);
  expect(before.audience).toBeNull();
  expect(await (await marketer.get(`/api/v1/digests/${id}/audience`)).json()).toMatchObject({ people: 2, leftOut: 3 });
  expect((await marketer.post(`/api/v1/digests/${id}/schedule`, {})).status).toBe(200);
  await app.settle();
  expect(await mailsOf(world, id)).toEqual([]);
  app.setNow(new Date(start.getTime() + 10 * 60_000));
  await app.settle();
  const after = await read(marketer, id);
  expect(after).toMatchObject({ state: 'sent', report: { sent: 2, waiting: 0, failed: 0 }, audience: { people: 2, leftOut: 3 } });
  expect(after.audience.sentence).toContain('2 people, 3 left out (');
  const rows = await mailsOf(world, id);
  expect(rows).toHaveLength(5);
  const maria = rows.find((row) => row.toEmail === 'maria@mail.example');
  expect(maria?.html).toContain('But the bill came far too late.');
  expect(maria?.html).not.toContain('The app is fine');
  expect(maria?.html?.indexOf('far too late')).toBeLessThan(maria?.html?.indexOf('Nobody rings back') ?? 0);
  expect(rows.map((row) => row.reason).filter((reason) => reason !== null).toSorted()).toEqual(['no address', 'somebody else with this address gets it', 'the address on record cannot be mailed']);
});

test('a digest with no decided themes is refused in a sentence', async () => {
  const { world, marketer } = await tellers();
  const themeId = await layTheme(app, world, { status: 'in_progress' });
  await layCustomers(app, world, [{ email: 'a@mail.example', themeId }]);
  const answer = await marketer.post('/api/v1/digests', { period: '2026-Q4' });
  expect(answer.status).toBe(422);
  expect((await answer.json()).detail).toContain('No theme was decided');
  expect((await marketer.post('/api/v1/digests', { period: '2027-Q1' })).status).toBe(422);
  expect((await marketer.post('/api/v1/digests', { period: 'autumn' })).status).toBe(422);
});

test('a second digest for the same quarter is refused and names the first; the next quarter tells only what is new', async () => {
  const { world, marketer } = await tellers();
  const themeId = await layTheme(app, world);
  await layCustomers(app, world, [{ email: 'a@mail.example', themeId }]);
  const both = await Promise.all([marketer.post('/api/v1/digests', { period: '2026-Q4' }), marketer.post('/api/v1/digests', { period: '2026-Q4' })]);
  expect(both.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
  const again = await marketer.post('/api/v1/digests', { period: '2026-Q4' });
  expect((await again.json()).detail).toContain('already a digest for October to December 2026: it is “Draft”');
  app.setNow(new Date('2027-01-05T10:00:00Z'));
  const next = await (await world.join('marketer')).post('/api/v1/digests', { period: '2027-Q1' });
  expect((await next.json()).detail).toContain('since the last digest (22 November 2026)');
});

test('what nobody may read by heart: the maker cannot approve, a change takes the approval back', async () => {
  const { world, marketer, approver } = await tellers();
  const themeId = await layTheme(app, world);
  await layCustomers(app, world, [{ email: 'a@mail.example', themeId }]);
  const id = await make(marketer);
  expect((await marketer.post(`/api/v1/digests/${id}/schedule`, {})).status).toBe(409);
  await marketer.post(`/api/v1/digests/${id}/review`, { note: 'Please look at the second one.' });
  expect((await marketer.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 1 })).status).toBe(403);
  expect((await approver.post(`/api/v1/digests/${id}/approval`, { approve: false, version: 1 })).status).toBe(422);
  expect((await approver.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 7 })).status).toBe(409);
  expect((await approver.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 1 })).status).toBe(200);
  expect((await marketer.patch(`/api/v1/digests/${id}`, { intro: 'Dear all' })).status).toBe(200);
  expect(await read(marketer, id)).toMatchObject({ state: 'draft', approvedBy: null, version: 2 });
  expect((await approver.post(`/api/v1/digests/${id}/schedule`, {})).status).toBe(409);
  await app.settle();
  const asked = await (await world.admin.get('/api/v1/outbox?kind=approval')).json();
  expect(asked.mails.map((row: { toEmail: string }) => row.toEmail).toSorted()).toEqual([approver.email, world.admin.email].toSorted());
});

test('two people press Send: one schedules it, the other is told', async () => {
  const { world, marketer, approver } = await tellers();
  const themeId = await layTheme(app, world);
  await layCustomers(app, world, [{ email: 'a@mail.example', themeId }]);
  const id = await approved(marketer, approver);
  const both = await Promise.all([marketer, approver].map((person) => person.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0 })));
  expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  await app.settle();
  expect((await mailsOf(world, id)).map((row) => row.state)).toEqual(['sent']);
});

test('Stop in the hold stops everything and keeps the approval; a moment in the past is refused', async () => {
  const { world, marketer, approver } = await tellers();
  const themeId = await layTheme(app, world);
  await layCustomers(app, world, [{ email: 'a@mail.example', themeId }]);
  const id = await approved(marketer, approver);
  expect((await marketer.post(`/api/v1/digests/${id}/schedule`, { sendAt: '2026-11-21T10:00:00Z' })).status).toBe(422);
  await marketer.post(`/api/v1/digests/${id}/schedule`, { sendAt: '2026-12-01T09:00:00Z' });
  expect(await read(marketer, id)).toMatchObject({ state: 'scheduled', sendAt: '2026-12-01T09:00:00.000Z' });
  expect(await (await marketer.post(`/api/v1/digests/${id}/stop`)).json()).toEqual({ state: 'approved', heldBack: 0 });
  app.setNow(new Date('2026-12-02T09:00:00Z'));
  await app.settle();
  expect(await mailsOf(world, id)).toEqual([]);
});

test('somebody who unsubscribes between freeze and send gets nothing, and Stop on the way pauses the rest', async () => {
  const { world, marketer, approver } = await tellers();
  const themeId = await layTheme(app, world);
  await layCustomers(app, world, [{ email: 'a@mail.example', themeId }, { email: 'b@mail.example', themeId }]);
  const id = await approved(marketer, approver);
  await marketer.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0 });
  await queueDigest(systemCtx(app.deps, world.orgId, 'queue-digest'));
  const waiting = await mailsOf(world, id);
  expect(waiting.map((row) => row.state)).toEqual(['pending', 'pending']);
  const url = new URL(/<(.*)>/.exec(waiting[0]?.headers['List-Unsubscribe'] ?? '')?.[1] ?? '');
  expect((await app.fetch(url.pathname, { method: 'POST' })).status).toBe(200);
  expect(await (await marketer.post(`/api/v1/digests/${id}/stop`)).json()).toEqual({ state: 'paused', heldBack: 2 });
  await app.settle();
  expect((await mailsOf(world, id)).map((row) => row.state)).toEqual(['cancelled', 'cancelled']);
  expect((await marketer.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0 })).status).toBe(200);
  await app.settle();
  const after = await mailsOf(world, id);
  expect(after.map((row) => [row.state, row.reason]).toSorted()).toEqual([['left_out', 'unsubscribed'], ['sent', null]]);
  expect(await read(marketer, id)).toMatchObject({ state: 'sent', report: { sent: 1, unsubscribed: 0 } });
});

test('a test goes to oneself, marked, with dead links; the preview is the mail of a chosen recipient', async () => {
  const { world, marketer } = await tellers();
  const themeId = await layTheme(app, world);
  const [mariaId, hostileId] = await layCustomers(app, world, [
    { name: 'Maria Santos', email: 'maria@mail.example', themeId },
    { name: '=cmd()\r\nBcc: x@y.example<script>alert(1)</script>', email: 'h@mail.example', text: '<script>alert(2)</script> late bill', themeId },
  ]);
  const id = await make(marketer);
  const preview = await (await marketer.get(`/api/v1/digests/${id}/preview?customerId=${hostileId}`)).json();
  expect(preview.html).not.toMatch(/<script/);
  expect(preview.html).toContain('&lt;script&gt;alert(2)');
  expect(preview.html).toContain('/u/preview');
  expect((await marketer.get(`/api/v1/digests/${id}/preview?customerId=${world.admin.memberId}`)).status).toBe(404);
  expect(await (await marketer.get(`/api/v1/digests/${id}/recipients?search=maria`)).json()).toEqual({ recipients: [{ id: mariaId, name: 'Maria Santos', points: 1 }] });
  expect(await (await marketer.post(`/api/v1/digests/${id}/test`, { customerId: mariaId })).json()).toEqual({ to: marketer.email });
  await app.settle();
  const { mails } = await (await marketer.get('/api/v1/outbox?kind=test')).json();
  expect(mails).toMatchObject([{ state: 'sent', toEmail: marketer.email, subject: '[Test] What happened to what you told us' }]);
});

test('words and order change while it is a draft; a line break in the subject, a stranger in the blocks or an older version is refused', async () => {
  const { world, marketer } = await tellers();
  const done = await layTheme(app, world);
  const no = await layTheme(app, world, { title: 'Paper bills', status: 'declined', declineReason: 'Posting costs too much.', declineAskedBy: world.admin.memberId, declineApprovedBy: marketer.memberId });
  await layCustomers(app, world, [{ email: 'a@mail.example', themeId: done }, { email: 'b@mail.example', themeId: no }]);
  const id = await make(marketer);
  expect((await marketer.patch(`/api/v1/digests/${id}`, { subject: 'News\nBcc: all@mail.example' })).status).toBe(422);
  expect((await marketer.patch(`/api/v1/digests/${id}`, { blocks: [{ themeId: world.admin.memberId }] })).status).toBe(422);
  expect((await marketer.patch(`/api/v1/digests/${id}`, { blocks: [] })).status).toBe(422);
  const changed = await marketer.patch(`/api/v1/digests/${id}`, { version: 1, subject: 'News', blocks: [{ themeId: no }, { themeId: done, text: 'Bills come on time.' }] });
  expect(await changed.json()).toEqual({ version: 2 });
  expect((await marketer.patch(`/api/v1/digests/${id}`, { version: 1, subject: 'Older' })).status).toBe(409);
  expect(await read(marketer, id)).toMatchObject({ subject: 'News', blocks: [{ themeId: no }, { themeId: done, text: 'Bills come on time.' }] });
});

test('a digest nobody can get is not scheduled', async () => {
  const { world, marketer, approver } = await tellers();
  const themeId = await layTheme(app, world);
  await layCustomers(app, world, [{ email: null, themeId }]);
  const id = await approved(marketer, approver);
  const answer = await marketer.post(`/api/v1/digests/${id}/schedule`, {});
  expect(answer.status).toBe(422);
  expect((await answer.json()).detail).toContain('Nobody can get this digest');
});

test('who unsubscribed after a digest is counted by the address it went to, whether or not they have another by now', async () => {
  const { world, marketer, approver } = await tellers();
  const themeId = await layTheme(app, world);
  const ids = await layCustomers(app, world, ['stays', 'leaves', 'moves', 'unnamed', 'erased'].map((name) => ({ name, email: `${name}@mail.example`, themeId })));
  await inOrg(app.deps.db, world.orgId, (tx) => nameAddresses(tx, systemCtx(app.deps, world.orgId, 'test')));
  const id = await approved(marketer, approver);
  await marketer.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0 });
  await app.settle();
  app.setNow(new Date(start.getTime() + 60_000));
  const change = (place: number, set: Partial<typeof customer.$inferInsert>) => inOrg(app.deps.db, world.orgId, (tx) => tx.update(customer).set(set).where(and(eq(customer.orgId, world.orgId), eq(customer.id, ids[place] ?? ''))));
  for (const { headers, toName } of await mailsOf(world, id)) {
    if (toName === 'stays') continue;
    expect((await app.fetch(new URL(/<(.*)>/.exec(headers['List-Unsubscribe'] ?? '')?.[1] ?? '').pathname, { method: 'POST' })).status).toBe(200);
  }
  expect((await read(marketer, id)).report).toMatchObject({ sent: 5, unsubscribed: 4 });
  await change(2, { email: 'new@mail.example', emailNormal: 'new@mail.example', addressMac: 'f'.repeat(64) });
  await change(3, { addressMac: null });
  expect((await world.admin.delete(`/api/v1/customers/${ids[4] ?? ''}`)).status).toBeLessThan(300);
  await app.settle();
  expect((await read(marketer, id)).report).toMatchObject({ sent: 5, unsubscribed: 3 });
});
