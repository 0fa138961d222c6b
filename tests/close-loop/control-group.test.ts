import { queueDigest } from '@kept/api/close-loop/queue-digest.ts';
import { systemCtx } from '@kept/api/context.ts';
import { everybody } from '@kept/core/close-loop/audience-rules.ts';
import { newId } from '@kept/db/new-id.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-22T10:00:00Z');
const day = 86_400_000;
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

interface Place {
  readonly world: World;
  readonly marketer: Person;
  readonly approver: Person;
  readonly plain: readonly string[];
  readonly speakers: readonly string[];
  readonly shared: readonly string[];
}

/** So many people who gave a score only, fifteen with words of their own, and two who read one address. */
async function place(plain = 150): Promise<Place> {
  app.setNow(start);
  const world = await makeWorld(app);
  await world.admin.patch('/api/v1/settings', { publicPage: true });
  const done = await layTheme(app, world);
  const said = (name: string, text: string, themeId?: string) => ({ name, email: `${name.toLowerCase()}@mail.example`, text, ...(themeId === undefined ? {} : { themeId }) });
  const ids = await layCustomers(app, world, [
    ...Array.from({ length: plain }, (_, at) => said(`Plain${at}`, '')),
    ...Array.from({ length: 15 }, (_, at) => said(`Speaker${at}`, at % 3 === 0 ? 'Nobody answered me yet.' : 'The bill came far too late.', at % 3 === 0 ? undefined : done)),
    { name: 'One', email: 'both@mail.example', text: '' },
    { name: 'Two', email: 'BOTH@mail.example', text: '' },
  ]);
  return { world, marketer: await world.join('marketer', 'Mo Marketer'), approver: await world.join('lead', 'Anna Second'), plain: ids.slice(0, plain), speakers: ids.slice(plain, plain + 15), shared: ids.slice(plain + 15) };
}

/** A session ends after a week without it being used: in a later month people sign in anew. */
async function later(at: Place, now: Date): Promise<Place> {
  app.setNow(now);
  return { ...at, marketer: await at.world.join('marketer'), approver: await at.world.join('lead') };
}

const make = async ({ marketer }: Place, period = '2026-Q4'): Promise<string> => (await (await marketer.post('/api/v1/digests', { period })).json()).id;
const read = async (person: Person, id: string) => (await person.get(`/api/v1/digests/${id}`)).json();
const audienceOf = async (person: Person, id: string) => (await person.get(`/api/v1/digests/${id}/audience`)).json();
const compare = async ({ marketer }: Place, id: string) => (await marketer.get(`/api/v1/digests/${id}/comparison`)).json();
const inside = <T>({ world }: Place, work: Parameters<typeof inOrg<T>>[2]) => inOrg(app.deps.db, world.orgId, work);
const mailsOf = (at: Place, id: string) => inside(at, (tx) => tx.select().from(mail).where(and(eq(mail.orgId, at.world.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, id))));

async function send(at: Place, id: string): Promise<void> {
  expect((await at.marketer.post(`/api/v1/digests/${id}/review`, {})).status).toBe(200);
  const { version } = await read(at.approver, id);
  expect((await at.approver.post(`/api/v1/digests/${id}/approval`, { approve: true, version })).status).toBe(200);
  expect((await at.marketer.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0 })).status).toBe(200);
  await app.settle();
}

test('a share of those without a point of their own is held back; whoever has one, or shares an address, is told; the forecast knows it before', async () => {
  const at = await place();
  const id = await make(at);
  expect((await at.marketer.patch(`/api/v1/digests/${id}`, { controlPercent: 20 })).status).toBe(200);
  const forecast = await audienceOf(at.marketer, id);
  const foreseen = (await (await at.marketer.get(`/api/v1/digests/${id}/left-out?code=control_group&limit=1000`)).json()).people.map(({ customerId }: { customerId: string }) => customerId);
  await send(at, id);
  const rows = await mailsOf(at, id);
  const held = rows.filter(({ comparedAs }) => comparedAs === 'held_back');
  expect(held.map(({ state, leftOutCode, html }) => [state, leftOutCode, html])).toEqual(held.map(() => ['left_out', 'control_group', null]));
  expect(held.every(({ customerId }) => at.plain.includes(customerId ?? ''))).toBe(true);
  expect(Math.abs(held.length - 30)).toBeLessThan(5 * Math.sqrt(150 * 0.2 * 0.8));
  expect(held.map(({ customerId }) => customerId).toSorted()).toEqual(foreseen.toSorted());
  expect(forecast.sentence).toContain(`control group ${held.length}`);
  const told = rows.filter(({ comparedAs }) => comparedAs === 'told');
  expect([told.length + held.length, told.every(({ customerId, state }) => state === 'sent' && at.plain.includes(customerId ?? ''))]).toEqual([150, true]);
  const others = rows.filter(({ customerId }) => [...at.speakers, ...at.shared].includes(customerId ?? ''));
  expect(others.map(({ state, leftOutCode, comparedAs }) => `${state} ${leftOutCode ?? '-'} ${comparedAs ?? '-'}`).toSorted()).toEqual(['left_out same_address -', ...Array.from({ length: 16 }, () => 'sent - -')]);
  expect((await (await at.marketer.get(`/api/v1/digests/${id}/left-out?code=control_group`)).json()).people).toHaveLength(Math.min(50, held.length));
});

test('the lot is the same however often the worker is stopped and comes back', async () => {
  const at = await place(60);
  const id = await make(at);
  await at.marketer.patch(`/api/v1/digests/${id}`, { controlPercent: 20 });
  await send(at, id);
  const heldOf = async () => (await mailsOf(at, id)).filter(({ comparedAs }) => comparedAs === 'held_back').map(({ customerId }) => customerId).toSorted();
  const first = await heldOf();
  await inside(at, (tx) => tx.delete(mail).where(and(eq(mail.orgId, at.world.orgId), eq(mail.occasion, id), inArray(mail.customerId, [...at.plain]))));
  await inside(at, (tx) => tx.update(digest).set({ state: 'sending', writtenAt: null, writtenAfter: null }).where(and(eq(digest.orgId, at.world.orgId), eq(digest.id, id))));
  await queueDigest(systemCtx(app.deps, at.world.orgId, 'queue-digest'));
  expect([first.length > 0, await heldOf()]).toEqual([true, first]);
});

test('whoever was held back is told with the next digest, whatever its rules, reads there what they missed, and is not held back again', async () => {
  const before = await place(80);
  const first = await make(before);
  await before.marketer.patch(`/api/v1/digests/${first}`, { controlPercent: 20 });
  await send(before, first);
  const held = (await mailsOf(before, first)).filter(({ comparedAs }) => comparedAs === 'held_back').map(({ customerId }) => customerId ?? '');
  expect(held.length).toBeGreaterThan(0);
  const at = await later(before, new Date('2027-02-10T10:00:00Z'));
  await layCustomers(app, at.world, [{ name: 'New', email: 'new@mail.example', themeId: await layTheme(app, at.world, { title: 'Nobody rings back' }) }]);
  const second = await make(at, '2027-Q1');
  await at.marketer.patch(`/api/v1/digests/${second}`, { controlPercent: 20, audience: { ...everybody, segments: { is: 'in', names: ['Nobody'] } } });
  expect((await audienceOf(at.marketer, second)).people).toBe(held.length);
  await at.marketer.patch(`/api/v1/digests/${second}`, { audience: null });
  await send(at, second);
  const rows = await mailsOf(at, second);
  const theirs = rows.filter(({ customerId }) => held.includes(customerId ?? ''));
  expect(theirs.map(({ state, comparedAs }) => [state, comparedAs])).toEqual(held.map(() => ['sent', null]));
  for (const { html, plainText } of theirs) expect([html?.includes(`/o/${at.world.slug}/digests/${first}`), plainText?.includes('We kept our last digest from you and a few others, to see whether telling people changes anything.')]).toEqual([true, true]);
  const rest = rows.filter(({ customerId, state }) => state === 'sent' && !held.includes(customerId ?? ''));
  expect([rest.length > 0, rest.some(({ plainText }) => plainText?.includes('We kept our last digest') ?? true)]).toEqual([true, false]);
  expect((await app.fetch(`/o/${at.world.slug}/digests/${first}`)).status).toBe(200);
  expect((await compare(at, first)).untilWhy).toBe('next_digest');
});

test('nobody is held back without a public page to read it on, nor from a correction', async () => {
  const at = await place(3);
  await at.world.admin.patch('/api/v1/settings', { publicPage: false });
  const id = await make(at);
  const refused = await at.marketer.patch(`/api/v1/digests/${id}`, { controlPercent: 5 });
  expect([refused.status, (await refused.json()).detail]).toEqual([409, expect.stringContaining('A control group needs your public page')]);
  await send(at, id);
  const { id: correction } = await (await at.marketer.post(`/api/v1/digests/${id}/correction`, { wrong: 'A date.' })).json();
  await at.world.admin.patch('/api/v1/settings', { publicPage: true });
  expect((await at.marketer.patch(`/api/v1/digests/${correction}`, { controlPercent: 5 })).status).toBe(409);
});

/** What people did after a digest, as the earlier stages would have left it. */
async function layAfter(at: Place, people: readonly string[], did: { readonly score: number; readonly comesBack: boolean; readonly leaves: boolean }): Promise<void> {
  const when = new Date(start.getTime() + 5 * day);
  await inside(at, async (tx) => {
    const sourceId = newId(when);
    await tx.insert(source).values({ orgId: at.world.orgId, id: sourceId, name: sourceId, createdAt: when });
    for (const customerId of people) {
      const common = { orgId: at.world.orgId, sourceId, channel: 'survey' as const, customerId, text: '', quotable: false, raw: {}, placedAt: when, kind: 'survey' as const, metric: 'csat' as const, scaleMin: 1, scaleMax: 5 };
      for (const [score, later] of [[1, 0], [did.score, day]] as const) {
        const [id, moment] = [newId(when), new Date(when.getTime() + later)];
        await tx.insert(feedback).values({ ...common, id, externalId: id, score, occurredAt: moment, receivedAt: moment });
      }
      for (const later of did.comesBack ? [0, 10 * day] : [0, 40 * day]) {
        const [id, startedAt] = [newId(when), new Date(when.getTime() + later)];
        await tx.insert(interaction).values({ orgId: at.world.orgId, id, externalId: id, customerId, channel: 'phone', startedAt });
      }
      if (did.leaves) await tx.update(customer).set({ churnedOn: '2026-12-20' }).where(and(eq(customer.orgId, at.world.orgId), eq(customer.id, customerId)));
    }
  });
}

test('the comparison counts each person once on the side they were drawn, from the sending on, and says nothing of too few', async () => {
  const at = await place(250);
  const id = await make(at);
  expect(await compare(at, id)).toMatchObject({ controlPercent: 0, from: null, measures: [] });
  await at.marketer.patch(`/api/v1/digests/${id}`, { controlPercent: 20 });
  await send(at, id);
  const rows = await mailsOf(at, id);
  const on = (side: string) => rows.flatMap(({ comparedAs, customerId }) => (comparedAs === side && customerId !== null ? [customerId] : []));
  const [told, held] = [on('told'), on('held_back')];
  await layAfter(at, told, { score: 5, comesBack: false, leaves: false });
  await layAfter(at, held, { score: 2, comesBack: true, leaves: true });
  const answer = await compare(await later(at, new Date(start.getTime() + 60 * day)), id);
  expect(answer).toMatchObject({ controlPercent: 20, people: { told: told.length, heldBack: held.length }, untilWhy: 'now', fewest: 30 });
  const shown = (values: [number | null, number | null]) => (held.length >= 30 ? values : [values[0], null]);
  expect(answer.measures.map((one: { key: string; told: { n: number; value: number }; heldBack: { n: number; value: number | null } }) => [one.key, one.told.n, one.heldBack.n, [one.told.value, one.heldBack.value]])).toEqual([
    ['csat 1 5', told.length, held.length, shown([5, 2])],
    ['response', 0, 0, [null, null]],
    ['repeat', told.length, held.length, shown([0, 100])],
    ['churn', told.length, held.length, shown([0, 100])],
  ]);
  expect((await compare(await later(at, new Date(start.getTime() + 3 * day)), id)).measures).toMatchObject([{ key: 'response', difference: null }, { key: 'repeat', told: { value: 0 } }, { key: 'churn', told: { value: 0 } }]);
  expect(await compare(await later(at, new Date(start.getTime() + 200 * day)), id)).toMatchObject({ untilWhy: 'ninety_days' });
});
