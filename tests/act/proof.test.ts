import { checkProofs } from '@kept/api/act/check-proof.ts';
import { systemCtx } from '@kept/api/context.ts';
import { addDaysTo } from '@kept/core/calendar.ts';
import type { FixAnswer } from '@kept/core/vocabulary.ts';
import { proofLook } from '@kept/db/schema/act/looks.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { answerFixes, layFix, type Said } from './lay-proof.ts';

const liveOn = '2024-02-10';
const usual: Said = { liveOn, daysBefore: 92, daysAfter: 28, before: 2, after: 2, others: 3 };
const dayAfter = (days: number, time = '10:00') => new Date(`${addDaysTo(liveOn, days)}T${time}:00Z`);
const times = (count: number, answer: FixAnswer) => Array.from({ length: count }, () => answer);

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now: dayAfter(0) });
});
afterAll(() => app.close());

beforeEach(async () => {
  app.setNow(dayAfter(0));
  world = await makeWorld(app);
});

const look = () => checkProofs(systemCtx(app.deps, world.orgId, 'check-proof'));
/** Sessions end long before a proof does: people ask on the day they signed in. */
const signedIn = (): World['admin'] => {
  app.setNow(dayAfter(0));
  return world.admin;
};
const read = async (id: string) => (await signedIn().get(`/api/v1/themes/${id}`)).json();
const looks = (id: string) => inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(proofLook).where(and(eq(proofLook.orgId, world.orgId), eq(proofLook.themeId, id))).orderBy(asc(proofLook.lookDay)));
const kinds = async (id: string) => (await read(id)).timeline.map((entry: { kind: string }) => entry.kind);

test('the data confirm a fix after which people stop saying it, at the first look and not a day before, with their figures', async () => {
  const id = await layFix(app, world, { ...usual, after: 0 });
  app.setNow(dayAfter(27, '23:00'));
  await look();
  expect(await read(id)).toMatchObject({ status: 'done', proof: { looks: [], nextLook: { days: 28, on: '2024-03-09' } } });
  app.setNow(dayAfter(28, '00:30'));
  await app.settle();
  const shown = await read(id);
  expect(shown).toMatchObject({ status: 'confirmed', confirmedBy: 'data', proof: { nextLook: { days: 56, on: '2024-04-06' }, looks: [{ days: 28, on: '2024-03-09', verdict: 'confirmed', outcome: 'confirmed_by_data', compared: { after: { mentions: 0, exposure: 84 }, ratio: 0 } }] } });
  expect(shown.timeline.find((entry: { kind: string }) => entry.kind === 'confirmed')).toMatchObject({ by: null, reason: expect.stringMatching(/^Look after 28 days: the data say yes\. .* 0\.00 times as often \(98\.3 % interval 0\.00 to 0\.\d\d\)/) });
});

test('a reading that found half of it before the fix and all of it since proves nothing: both times are counted by one vote', async () => {
  const id = await layFix(app, world, { ...usual, before: 4, missedBefore: 2, after: 4 });
  app.setNow(dayAfter(28));
  await look();
  expect(await looks(id)).toMatchObject([{ verdict: 'undecided', mentionsBefore: expect.any(Number), mentionsAfter: 112 }]);
  const [{ mentionsBefore, exposureBefore, mentionsAfter, exposureAfter } = { mentionsBefore: 0, exposureBefore: 1, mentionsAfter: 0, exposureAfter: 1 }] = await looks(id);
  expect((mentionsBefore ?? 0) / (exposureBefore ?? 1)).toBeCloseTo((mentionsAfter ?? 0) / (exposureAfter ?? 1), 2);
  expect((await read(id)).status).toBe('done');
});

test('a theme that is said as often as before stays done through all three looks, each taken once and told on its timeline', async () => {
  const id = await layFix(app, world, { ...usual, daysAfter: 90 });
  for (const days of [28, 29, 56, 57, 84, 200]) {
    app.setNow(dayAfter(days));
    await look();
  }
  expect(await read(id)).toMatchObject({ status: 'done', proof: { nextLook: null } });
  expect((await looks(id)).map(({ lookDay, dueOn, verdict, outcome }) => [lookDay, dueOn, verdict, outcome])).toEqual([[28, '2024-03-09', 'undecided', 'none'], [56, '2024-04-06', 'undecided', 'none'], [84, '2024-05-04', 'undecided', 'none']]);
  expect((await kinds(id)).filter((kind: string) => kind === 'looked')).toHaveLength(3);
});

test('a late worker catches up with what each look would have seen on its day', async () => {
  const onTime = await layFix(app, world, { ...usual, daysAfter: 90 });
  for (const days of [28, 56, 84]) {
    app.setNow(dayAfter(days));
    await look();
  }
  const seen = await looks(onTime);
  app.setNow(dayAfter(0));
  world = await makeWorld(app);
  const late = await layFix(app, world, { ...usual, daysAfter: 90 });
  app.setNow(dayAfter(300));
  await look();
  const figures = (rows: typeof seen) => rows.map(({ orgId: _org, themeId: _theme, at: _at, ...rest }) => rest);
  expect(figures(await looks(late))).toEqual(figures(seen));
});

test('three workers at once take one look', async () => {
  const id = await layFix(app, world, { ...usual, after: 0 });
  app.setNow(dayAfter(28));
  await Promise.all([look(), look(), look()]);
  expect(await looks(id)).toHaveLength(1);
  expect((await kinds(id)).filter((kind: string) => kind === 'confirmed')).toHaveLength(1);
});

test('mentions that grow open the theme again and tell its owner and its ladder why, each once', async () => {
  const id = await layFix(app, world, { ...usual, after: 8 });
  const [lead, sponsor] = [await world.join('lead', 'Lena Fischer'), await world.join('viewer', 'Tom Brandt')];
  await signedIn().put('/api/v1/ladders/sponsor', { memberId: sponsor.memberId });
  app.setNow(dayAfter(28));
  await look();
  expect(await read(id)).toMatchObject({ status: 'open', whatChanged: null, proof: null, owner: { name: expect.any(String) }, deadlineOn: addDaysTo(liveOn, 56) });
  const mails = await inOrg(app.deps.db, world.orgId, (tx) => tx.select({ recipient: mail.recipient, subject: mail.subject, plainText: mail.plainText }).from(mail).where(and(eq(mail.orgId, world.orgId), like(mail.occasion, 'reopened:%'))));
  expect(mails.map(({ recipient }) => recipient).toSorted()).toEqual([`member:${world.admin.memberId}`, `member:${lead.memberId}`].toSorted());
  const toldTo = (memberId: string) => mails.find(({ recipient }) => recipient === `member:${memberId}`);
  expect(toldTo(world.admin.memberId)).toMatchObject({ subject: 'Open again: Refunds are late', plainText: expect.stringMatching(/It is yours again[^]*the data say no/) });
  expect(toldTo(lead.memberId)).toMatchObject({ subject: 'Open again: Refunds are late', plainText: expect.stringMatching(/It is open again, with its owner and a date[^]*Ada Admin owns it[^]*the data say no/) });
});

test('too little data says how much there is, and keeps the theme done', async () => {
  const id = await layFix(app, world, { ...usual, daysBefore: 70, after: 0 });
  app.setNow(dayAfter(28));
  await look();
  expect((await read(id)).proof.looks).toMatchObject([{ verdict: 'too_little_history', compared: null, sentence: 'Look after 28 days: too little history, 10 whole weeks between the first mention and the opening, 12 needed.' }]);
  app.setNow(dayAfter(0));
  world = await makeWorld(app);
  await signedIn().patch('/api/v1/settings', { proofFewestExpected: 300 });
  const few = await layFix(app, world, { ...usual, after: 0 });
  app.setNow(dayAfter(28));
  await look();
  expect(await read(few)).toMatchObject({ status: 'done', proof: { looks: [{ verdict: 'too_few', sentence: expect.stringMatching(/too little data, \d+ mentions expected without a fix, 300 needed/) }] } });
});

test('customers confirm a fix, and customers open it again', async () => {
  const id = await layFix(app, world, usual);
  expect(await answerFixes(app, world, id, [...times(7, 'fixed'), 'do_not_know'])).toMatchObject({ outcome: 'none', answers: 7 });
  expect(await answerFixes(app, world, id, ['fixed', 'partly'])).toMatchObject({ outcome: 'confirmed_by_customers' });
  expect(await read(id)).toMatchObject({ status: 'confirmed', confirmedBy: 'customers' });
  expect(await answerFixes(app, world, id, times(40, 'not_fixed'))).toMatchObject({ outcome: 'reopened' });
  expect((await read(id)).status).toBe('open');
});

test('when customers and the data disagree the theme is done and says so, until one of them changes its mind', async () => {
  const id = await layFix(app, world, { ...usual, after: 0 });
  app.setNow(dayAfter(28));
  await look();
  expect(await answerFixes(app, world, id, times(8, 'not_fixed'))).toMatchObject({ outcome: 'disagrees' });
  expect(await read(id)).toMatchObject({ status: 'done', confirmedBy: null, isDisputed: true, proof: { disagreeSince: dayAfter(28).toISOString() } });
  expect((await kinds(id))[0]).toBe('disagreed');
  await answerFixes(app, world, id, ['not_fixed']);
  expect((await kinds(id)).filter((kind: string) => kind === 'disagreed')).toHaveLength(1);
  expect(await answerFixes(app, world, id, times(20, 'fixed'))).toMatchObject({ outcome: 'confirmed_by_data' });
  expect(await read(id)).toMatchObject({ status: 'confirmed', confirmedBy: 'data', proof: { disagreeSince: null } });
});

test('nobody takes a confirmation back by hand', async () => {
  const id = await layFix(app, world, { ...usual, after: 0 });
  app.setNow(dayAfter(28));
  await look();
  const refused = await signedIn().post(`/api/v1/themes/${id}/updates`, { status: 'done', whatChanged: 'Refunds are paid on the day the parcel arrives.', rootCause: 'process', liveOn });
  expect([refused.status, (await refused.json()).detail]).toEqual([409, expect.stringContaining('Nobody takes a confirmation back by hand')]);
  expect((await read(id)).next).toEqual(['open']);
});

test('thresholds outside their limits are refused with a sentence', async () => {
  for (const change of [{ proofRatioPercent: 95 }, { proofFewestExpected: 9 }, { proofSharePercent: 50 }, { proofErrorPercent: 0 }]) {
    expect((await signedIn().patch('/api/v1/settings', change)).status).toBe(422);
  }
  expect(await (await signedIn().patch('/api/v1/settings', { proofRatioPercent: 50, proofErrorPercent: 2 })).json()).toMatchObject({ proofRatioPercent: 50, proofErrorPercent: 2 });
});
