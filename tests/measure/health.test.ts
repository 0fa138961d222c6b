import type { Health } from '@kept/api/measure/health-answer.ts';
import { healthAnswer } from '@kept/api/measure/health-answer.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { measuredRows } from './measured-rows.ts';

let app: TestApp;
const now = new Date('2026-11-22T12:00:00Z');

beforeAll(async () => {
  app = await openTestApp({ now });
});
afterAll(() => app.close());

async function health(world: World, query = ''): Promise<Health> {
  const answer = await world.admin.get(`/api/v1/health${query}`);
  expect(answer.status).toBe(200);
  return healthAnswer.parse(await answer.json());
}
const scoreOf = (answer: Health, key: string) => answer.scores.find((one) => one.key === key);
const contactOf = (answer: Health, key: string) => answer.contacts.find((one) => one.key === key);

test('an organisation without any data has no figures, and says so', async () => {
  const answer = await health(await makeWorld(app));
  expect(answer).toMatchObject({ scores: [], drivers: [], themes: [], period: 'this_quarter', compare: 'before', days: { from: '2026-10-01', until: '2026-11-23' }, comparedDays: { from: '2026-07-01', until: '2026-10-01' } });
  expect(answer.sentence).toBe('No theme was due, and nothing was raised more than 90 days ago: there is nothing to judge yet.');
  expect(answer.contacts.map(({ key, n, value }) => [key, n, value])).toEqual(['repeat_contact', 'first_contact', 'transferred', 'call_back_kept', 'contained'].map((key) => [key, 0, null]));
  expect(answer.loopKept).toMatchObject({ raised: 0, share: null });
});

test('NPS over a quarter has its interval, its weeks and its change; scales are never mixed', async () => {
  const world = await makeWorld(app);
  const rows = measuredRows(app, world);
  for (const [count, score] of [[20, 10], [10, 8], [10, 3]] as const) await rows.scores(count, 'nps', '0-10', score, '2026-10-14T10:00:00Z');
  for (const [count, score] of [[10, 9], [10, 7], [20, 6]] as const) await rows.scores(count, 'nps', '0-10', score, '2026-08-14T10:00:00Z');
  await rows.scores(35, 'nps', '1-5', 4, '2026-10-15T10:00:00Z');
  await rows.scores(12, 'csat', '1-5', 5, '2026-10-15T10:00:00Z');
  await rows.scores(30, 'csat', '1-10', 9, '2026-10-15T10:00:00Z');
  await rows.scores(40, 'nps', '0-10', 0, '2026-10-15T10:00:00Z', { kind: 'friction', channel: 'friction' });
  const answer = await health(world);
  expect(answer.scores.map(({ key, scaleMin, scaleMax, n, value }) => [key, `${scaleMin}-${scaleMax}`, n, value])).toEqual([['nps', '0-10', 40, 25], ['mean', '1-5', 35, 4], ['csat', '1-5', 12, null], ['csat', '1-10', 30, 100]]);
  const nps = scoreOf(answer, 'nps');
  expect(nps).toMatchObject({ unit: 'points', before: { n: 40, value: -25 }, change: { value: 50, isClear: true } });
  expect([nps?.low, nps?.high].map((figure) => Math.round(figure ?? 0))).toEqual([-1, 51]);
  expect(nps?.points.map(({ from, n, value }) => [from, n, value])).toEqual([['2026-09-28', 0, null], ['2026-10-05', 0, null], ['2026-10-12', 40, 25], ['2026-10-19', 0, null], ['2026-10-26', 0, null], ['2026-11-02', 0, null], ['2026-11-09', 0, null], ['2026-11-16', 0, null]]);
});

test('a day begins at midnight in the organisation’s zone', async () => {
  const world = await makeWorld(app);
  const rows = measuredRows(app, world);
  await rows.scores(30, 'ces', '1-7', 6, '2026-09-30T23:00:00Z');
  await rows.scores(31, 'ces', '1-7', 2, '2026-09-30T22:59:59Z');
  const answer = await health(world);
  expect(scoreOf(answer, 'ces')).toMatchObject({ n: 30, value: 6, before: { n: 31, value: 2 }, change: { value: 4 } });
  expect(scoreOf(answer, 'ces_easy')).toMatchObject({ n: 30, value: 100, before: { n: 31, value: 0 } });
});

test('a segment shows its own customers only, and a year goes by month', async () => {
  const world = await makeWorld(app);
  const rows = measuredRows(app, world);
  const [home, business] = [await rows.customer('Home'), await rows.customer('Business')];
  await rows.scores(30, 'csat', '1-5', 5, '2026-03-10T10:00:00Z', { customerId: home });
  await rows.scores(30, 'csat', '1-5', 2, '2026-03-10T10:00:00Z', { customerId: business });
  const all = await health(world, '?period=last_12_months&compare=none');
  expect(scoreOf(all, 'csat')).toMatchObject({ n: 60, value: 50, before: null, change: null });
  expect(all).toMatchObject({ grain: 'month', segments: ['Business', 'Home'], comparedDays: null });
  const own = await health(world, '?period=last_12_months&segment=Home');
  expect(scoreOf(own, 'csat')).toMatchObject({ n: 30, value: 100 });
  expect(scoreOf(own, 'csat')?.points.find(({ from }) => from === '2026-03-01')).toMatchObject({ n: 30, value: 100 });
});

test('repeat contact, transfers and first contact are counted as they are defined', async () => {
  const world = await makeWorld(app);
  const rows = measuredRows(app, world);
  for (let index = 0; index < 20; index += 1) {
    const who = await rows.customer();
    const first = await rows.contact('2026-10-02T10:00:00Z', { customerId: who, driver: 'Refund', resolvedFirstContact: index < 5 });
    if (index < 10) await rows.contact('2026-10-12T10:00:00Z', { customerId: who, driver: 'Refund', resolvedFirstContact: true });
    else await rows.contact('2026-10-12T10:00:00Z', { customerId: who, driver: 'Move home' });
    if (index < 8) await rows.passOn(first, index < 4 ? 'peer' : 'supervisor');
    if (index === 9) await rows.passOn(first, 'channel');
  }
  await rows.contact('2026-10-13T10:00:00Z', { channel: 'bot', containedByBot: true });
  await rows.contact('2026-11-20T10:00:00Z', { customerId: await rows.customer(), driver: 'Refund' });
  const answer = await health(world);
  expect(contactOf(answer, 'repeat_contact')).toMatchObject({ n: 40, value: 25, better: 'lower' });
  expect(contactOf(answer, 'transferred')).toMatchObject({ n: 41, value: (100 * 8) / 41 });
  expect(contactOf(answer, 'first_contact')).toMatchObject({ n: 30, value: 50, better: 'higher' });
  expect(answer.drivers.map(({ driver, n, value }) => [driver, n, value === null ? null : Math.round(value)])).toEqual([['Refund', 30, 33], ['Move home', 10, null]]);
});

test('call-backs made in time and what the bot handled alone are counted as they are defined', async () => {
  const world = await makeWorld(app);
  const rows = measuredRows(app, world);
  const due = new Date('2026-10-05T12:00:00Z');
  for (let index = 0; index < 30; index += 1) {
    const kept = index < 12 ? due : index < 18 ? new Date('2026-10-05T12:00:01Z') : null;
    await rows.contact('2026-10-02T10:00:00Z', { callbackDueAt: due, callbackKeptAt: kept });
    await rows.contact('2026-10-02T10:00:00Z', { channel: 'bot', containedByBot: index < 21 });
  }
  await rows.contact('2026-11-20T10:00:00Z', { callbackDueAt: new Date('2026-11-22T12:00:01Z') });
  await rows.contact('2026-10-02T10:00:00Z', { channel: 'bot' });
  const answer = await health(world);
  expect(contactOf(answer, 'call_back_kept')).toMatchObject({ n: 30, value: 40, better: 'higher' });
  expect(contactOf(answer, 'contained')).toMatchObject({ n: 30, value: 70 });
});

test('on time is judged by the day of the deadline, and only deadlines that have passed count', async () => {
  const world = await makeWorld(app);
  const rows = measuredRows(app, world);
  await rows.theme('2026-10-20', '2026-10-20T22:30:00Z');
  await rows.theme('2026-10-20', '2026-10-20T23:30:00Z');
  await rows.theme('2026-11-01', '2026-10-10T09:00:00Z', { deadlineMoves: 2 });
  await rows.theme('2026-11-21');
  await rows.theme('2026-11-22');
  await rows.theme('2026-12-20', '2026-11-01T09:00:00Z');
  await rows.theme('2026-08-20', '2026-08-19T09:00:00Z');
  await rows.theme('2026-08-21', '2026-08-25T09:00:00Z');
  const answer = await health(world);
  expect(answer.onTime).toEqual({ now: { due: 4, onTime: 2, moved: 1 }, before: { due: 2, onTime: 1, moved: 0 } });
  expect(answer.sentence).toBe('2 of 4 themes due this quarter were closed on time; last quarter 1 of 2.');
  expect(answer.themes).toEqual([{ status: 'open', themes: 2, late: 1 }, { status: 'done', themes: 6, late: 0 }]);
});

test('another organisation’s answers never count', async () => {
  const [world, other] = [await makeWorld(app), await makeWorld(app)];
  await measuredRows(app, other).scores(40, 'nps', '0-10', 10, '2026-10-14T10:00:00Z');
  expect((await health(world)).scores).toEqual([]);
});

test('a period or comparison we do not know is refused in a sentence', async () => {
  const world = await makeWorld(app);
  const answer = await world.admin.get('/api/v1/health?period=yesterday');
  expect([answer.status, (await answer.json()).detail]).toEqual([422, 'period: The period is one of this_month, last_month, this_quarter, last_quarter, this_year, last_30_days, last_90_days, last_12_months.']);
  expect((await world.admin.get('/api/v1/health?compare=everything')).status).toBe(422);
  expect((await world.admin.get('/api/v1/health?segment=Nobody')).status).toBe(200);
});

test('an agent may not read the health page, and a key needs the scope', async () => {
  const world = await makeWorld(app);
  expect((await (await world.join('agent')).get('/api/v1/health')).status).toBe(403);
  for (const [scope, status] of [['health:read', 200], ['feedback:write', 403]] as const) {
    const { secret } = await (await world.admin.post('/api/v1/keys', { name: 'Board', scopes: [scope] })).json();
    expect((await app.fetch('/api/v1/health', { headers: { authorization: `Bearer ${secret}` } })).status).toBe(status);
  }
});
