import { queueDigest } from '@kept/api/close-loop/queue-digest.ts';
import { systemCtx } from '@kept/api/context.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
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

interface Place {
  readonly world: World;
  readonly marketer: Person;
  readonly approver: Person;
  readonly done: string;
  readonly other: string;
}

/** An organisation with two decided themes, two people behind the first and one behind the second. */
async function place(): Promise<Place> {
  app.setNow(start);
  const world = await makeWorld(app);
  const done = await layTheme(app, world);
  const other = await layTheme(app, world, { title: 'Nobody rings back' });
  await layCustomers(app, world, [{ name: 'Maria', email: 'maria@mail.example', themeId: done }, { name: 'Tom', email: 'tom@mail.example', themeId: done }, { name: 'Ida', email: 'ida@mail.example', themeId: other }]);
  return { world, marketer: await world.join('marketer', 'Mo Marketer'), approver: await world.join('lead', 'Anna Second'), done, other };
}

const read = async (person: Person, id: string) => (await person.get(`/api/v1/digests/${id}`)).json();
const mailsOf = ({ world }: Place, id: string) => inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(mail).where(and(eq(mail.orgId, world.orgId), eq(mail.occasion, id))));
const queue = ({ world }: Place) => queueDigest(systemCtx(app.deps, world.orgId, 'queue-digest'));
const reopen = ({ world }: Place, id: string) => inOrg(app.deps.db, world.orgId, (tx) => tx.update(theme).set({ status: 'open', whatChanged: null, liveOn: null }).where(and(eq(theme.orgId, world.orgId), eq(theme.id, id))));

async function approve({ marketer, approver }: Place, id: string): Promise<void> {
  expect((await marketer.post(`/api/v1/digests/${id}/review`, {})).status).toBe(200);
  const { version } = await read(approver, id);
  expect((await approver.post(`/api/v1/digests/${id}/approval`, { approve: true, version })).status).toBe(200);
}

async function make(at: Place): Promise<string> {
  return (await (await at.marketer.post('/api/v1/digests', { period: '2026-Q4' })).json()).id;
}

async function send(at: Place, id: string, body: object = {}): Promise<void> {
  expect((await at.marketer.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0, ...body })).status).toBe(200);
  await app.settle();
}

test('what the asker tells the second person stands on the digest as in the mail, until somebody asks anew', async () => {
  const at = await place();
  const id = await make(at);
  expect(await read(at.approver, id)).toMatchObject({ askedNote: null });
  expect((await at.marketer.post(`/api/v1/digests/${id}/review`, { note: 'The calls are the ones I am least sure about.' })).status).toBe(200);
  const asked = await read(at.approver, id);
  expect(asked).toMatchObject({ state: 'in_review', askedNote: 'The calls are the ones I am least sure about.' });
  expect((await at.approver.post(`/api/v1/digests/${id}/approval`, { approve: false, reason: 'Say since when.', version: asked.version })).status).toBe(200);
  expect((await at.marketer.post(`/api/v1/digests/${id}/review`, { note: '' })).status).toBe(200);
  expect(await read(at.approver, id)).toMatchObject({ state: 'in_review', askedNote: null });
});

test('a correction is the next edition: it says what was wrong and goes to those who got the first, whatever their budget', async () => {
  const at = await place();
  const id = await make(at);
  expect((await at.marketer.post(`/api/v1/digests/${id}/correction`, { wrong: 'Too early.' })).status).toBe(409);
  await approve(at, id);
  await send(at, id);
  await layCustomers(app, at.world, [{ name: 'Never told', email: 'never@mail.example', themeId: at.done }]);
  await at.world.admin.patch('/api/v1/settings', { mailBudgetDays: 365, mailBudgetMost: 1 });
  expect((await at.marketer.post(`/api/v1/digests/${id}/correction`, { wrong: ' ' })).status).toBe(422);
  const answer = await at.marketer.post(`/api/v1/digests/${id}/correction`, { wrong: 'Bills come on the fifth, not on the first.' });
  expect(answer.status).toBe(201);
  const { id: correctionId } = await answer.json();
  expect((await at.marketer.post(`/api/v1/digests/${id}/correction`, { wrong: 'Again.' })).status).toBe(409);
  expect(await read(at.marketer, correctionId)).toMatchObject({ edition: 1, state: 'draft', correction: 'Bills come on the fifth, not on the first.' });
  expect(await (await at.marketer.get(`/api/v1/digests/${correctionId}/audience`)).json()).toMatchObject({ people: 3, leftOut: 0 });
  await at.marketer.patch(`/api/v1/digests/${correctionId}`, { blocks: [{ themeId: at.done, text: 'Bills now come on the fifth of the month.' }] });
  await approve(at, correctionId);
  await send(at, correctionId);
  const rows = await mailsOf(at, correctionId);
  expect(rows.map(({ toEmail, state }) => [toEmail, state]).toSorted()).toEqual([['ida@mail.example', 'sent'], ['maria@mail.example', 'sent'], ['tom@mail.example', 'sent']]);
  for (const row of rows) expect([row.subject.startsWith('Correction: '), row.html?.includes('Bills come on the fifth, not on the first.'), row.plainText?.includes('What was wrong: Bills come')]).toEqual([true, true, true]);
  expect(await (await app.fetch(`/o/${at.world.slug}/digests/${correctionId}`)).text()).toContain('Bills come on the fifth, not on the first.');
});

test('one address that two people read gets one mail with the points of both, and greets neither by name', async () => {
  const at = await place();
  await layCustomers(app, at.world, [{ name: 'Ana', email: 'IDA@mail.example', text: 'Nobody called, write to ana@mail.example.', themeId: at.done }]);
  const id = await make(at);
  await approve(at, id);
  await send(at, id);
  const rows = await mailsOf(at, id);
  expect(rows.map(({ state, reason }) => [state, reason]).toSorted()).toEqual([['left_out', 'somebody else with this address gets it'], ['sent', null], ['sent', null], ['sent', null]]);
  const text = rows.find((row) => row.state === 'sent' && row.toEmail?.toLowerCase() === 'ida@mail.example')?.plainText ?? '';
  expect([text.includes('The bill came far too late.'), text.includes('Nobody called, write to [email].'), /\b(?:Ida|Ana)\b/.test(text)]).toEqual([true, true, false]);
  expect(rows.find((row) => row.toEmail === 'maria@mail.example')?.plainText).toContain('Maria, ');
});

test('a block is left out and brought back, and nothing that was left out is told', async () => {
  const at = await place();
  const id = await make(at);
  expect((await at.marketer.patch(`/api/v1/digests/${id}`, { blocks: [{ themeId: at.other }] })).status).toBe(200);
  const leftOut = async () => (await read(at.marketer, id)).blocks.map((block: { themeId: string; isLeftOut: boolean }) => [block.themeId, block.isLeftOut]);
  expect(await leftOut()).toEqual([[at.other, false], [at.done, true]]);
  const preview = async () => (await (await at.marketer.get(`/api/v1/digests/${id}/preview`)).json()).text;
  expect(await preview()).not.toContain('Bills come late');
  expect((await at.marketer.patch(`/api/v1/digests/${id}`, { blocks: [{ themeId: at.done, isLeftOut: true }, { themeId: at.other, isLeftOut: true }] })).status).toBe(422);
  expect((await at.marketer.patch(`/api/v1/digests/${id}`, { blocks: [{ themeId: at.done }, { themeId: at.other }] })).status).toBe(200);
  expect(await leftOut()).toEqual([[at.done, false], [at.other, false]]);
  expect(await preview()).toContain('Bills come late');
  const turned = await (await at.marketer.get(`/api/v1/digests/${id}/preview?dir=rtl`)).json();
  expect(turned.html).toContain('dir="rtl"');
});

test('what was opened again after the freeze is flagged, not scheduled as done, and left out where it happens in the hold', async () => {
  const at = await place();
  const id = await make(at);
  await approve(at, id);
  await reopen(at, at.done);
  const flagged = await read(at.marketer, id);
  expect(flagged.blocks.filter((block: { doubt: unknown }) => block.doubt !== null)).toMatchObject([{ themeId: at.done, doubt: { mustStay: true, sentence: 'It was opened again after this was frozen, so it cannot be told as done.' } }]);
  const refused = await at.marketer.post(`/api/v1/digests/${id}/schedule`, {});
  expect([refused.status, (await refused.json()).detail]).toEqual([409, expect.stringContaining('“Bills come late” cannot be told as it is.')]);
  await at.marketer.patch(`/api/v1/digests/${id}`, { blocks: [{ themeId: at.other }] });
  await approve(at, id);
  expect((await at.marketer.post(`/api/v1/digests/${id}/schedule`, {})).status).toBe(200);
  await reopen(at, at.other);
  app.setNow(new Date(start.getTime() + 11 * 60_000));
  await app.settle();
  expect(await mailsOf(at, id)).toEqual([]);
  expect(await read(at.marketer, id)).toMatchObject({ state: 'draft', approvedBy: null, returnedReason: expect.stringContaining('nothing was sent') });
});

test('what is opened again in the hold stays out of the mail, and the rest goes', async () => {
  const at = await place();
  const id = await make(at);
  await approve(at, id);
  await at.marketer.post(`/api/v1/digests/${id}/schedule`, {});
  await reopen(at, at.done);
  app.setNow(new Date(start.getTime() + 11 * 60_000));
  await app.settle();
  const rows = await mailsOf(at, id);
  expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  for (const row of rows) expect([row.html?.includes('Bills come late'), row.html?.includes('Nobody rings back')]).toEqual([false, true]);
});

test('where only one person may approve, they may approve their own work, and it is recorded and shown; else not', async () => {
  app.setNow(start);
  const world = await makeWorld(app);
  await layCustomers(app, world, [{ email: 'a@mail.example', themeId: await layTheme(app, world) }]);
  const { id } = await (await world.admin.post('/api/v1/digests', { period: '2026-Q4' })).json();
  const marketer = await world.join('marketer');
  expect(await read(world.admin, id)).toMatchObject({ canApprove: false, mayApproveAlone: false });
  expect((await world.admin.post(`/api/v1/digests/${id}/approval`, { approve: true, alone: true, version: 1 })).status).toBe(409);
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(member).set({ role: 'viewer' }).where(and(eq(member.orgId, world.orgId), eq(member.id, marketer.memberId))));
  expect(await read(world.admin, id)).toMatchObject({ canApprove: false, mayApproveAlone: true });
  expect((await world.admin.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 1 })).status).toBe(409);
  expect((await world.admin.post(`/api/v1/digests/${id}/approval`, { approve: true, alone: true, version: 1 })).status).toBe(200);
  expect(await read(world.admin, id)).toMatchObject({ state: 'approved', isApprovedAlone: true, approvedBy: { name: 'Ada Admin' } });
});

test('an hour on each reader’s own clock: whoever has it first gets it first, Stop keeps the rest, and going on keeps their hour', async () => {
  const at = await place();
  const zones = { 'maria@mail.example': 'Asia/Tokyo', 'tom@mail.example': 'America/Los_Angeles' };
  for (const [email, timezone] of Object.entries(zones)) await inOrg(app.deps.db, at.world.orgId, (tx) => tx.update(customer).set({ timezone }).where(and(eq(customer.orgId, at.world.orgId), eq(customer.email, email))));
  const id = await make(at);
  await approve(at, id);
  for (const body of [{ localAt: 'noon' }, { localAt: '2026-11-22T09:00' }, { localAt: '2026-12-01T09:00', sendAt: '2026-12-01T09:00:00Z' }]) expect((await at.marketer.post(`/api/v1/digests/${id}/schedule`, body)).status).toBe(422);
  expect(await (await at.marketer.post(`/api/v1/digests/${id}/schedule`, { localAt: '2026-12-01T09:00' })).json()).toEqual({ sendAt: '2026-11-30T19:00:00.000Z', people: 3 });
  app.setNow(new Date('2026-12-01T00:30:00Z'));
  await app.settle();
  const states = async () => Object.fromEntries((await mailsOf(at, id)).map((row) => [row.toEmail, row.state === 'sent' ? 'sent' : `${row.state} ${row.sendAfter.toISOString()}`]));
  expect(await states()).toEqual({ 'maria@mail.example': 'sent', 'ida@mail.example': 'pending 2026-12-01T09:00:00.000Z', 'tom@mail.example': 'pending 2026-12-01T17:00:00.000Z' });
  const again = await at.world.join('marketer');
  expect(await (await again.post(`/api/v1/digests/${id}/stop`)).json()).toEqual({ state: 'paused', heldBack: 2 });
  expect((await again.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0 })).status).toBe(200);
  app.setNow(new Date('2026-12-01T09:00:00Z'));
  await app.settle();
  expect(await states()).toEqual({ 'maria@mail.example': 'sent', 'ida@mail.example': 'sent', 'tom@mail.example': 'pending 2026-12-01T17:00:00.000Z' });
  expect(await read(again, id)).toMatchObject({ state: 'sending', report: { sent: 2, waiting: 1, perMinute: 0.2, minutesLeft: 5, errors: [] } });
  app.setNow(new Date('2026-12-01T17:00:00Z'));
  await app.settle();
  expect((await read(again, id)).state).toBe('sent');
});

test('a digest is given up before it leaves; once some have it, giving up means that the rest never goes', async () => {
  const at = await place();
  const first = await make(at);
  await approve(at, first);
  await at.marketer.post(`/api/v1/digests/${first}/schedule`, {});
  expect(await (await at.marketer.post(`/api/v1/digests/${first}/cancellation`)).json()).toEqual({ state: 'cancelled' });
  expect((await at.marketer.post(`/api/v1/digests/${first}/cancellation`)).status).toBe(409);
  const second = await make(at);
  await approve(at, second);
  await at.marketer.post(`/api/v1/digests/${second}/schedule`, { holdMinutes: 0 });
  await queue(at);
  expect((await at.marketer.post(`/api/v1/digests/${second}/cancellation`)).status).toBe(409);
  const [one] = await mailsOf(at, second);
  await inOrg(app.deps.db, at.world.orgId, (tx) => tx.update(mail).set({ state: 'sent' }).where(and(eq(mail.orgId, at.world.orgId), eq(mail.id, one?.id ?? ''))));
  await at.marketer.post(`/api/v1/digests/${second}/stop`);
  expect(await (await at.marketer.post(`/api/v1/digests/${second}/cancellation`)).json()).toEqual({ state: 'sent' });
  await app.settle();
  expect((await mailsOf(at, second)).map(({ state }) => state).toSorted()).toEqual(['cancelled', 'cancelled', 'sent']);
});
