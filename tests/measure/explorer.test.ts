import { agentsAnswer } from '@kept/api/measure/read-agents-side.ts';
import { explorerAnswer } from '@kept/api/measure/explorer-answer.ts';
import { pivotAnswer } from '@kept/api/measure/read-explorer-pivot.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdAsRounds } from '../support/hold-as-rounds.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { laidPoints, recommends } from './laid-points.ts';

let app: TestApp;
let world: World;
let late: string;
let queue: string;
let paper: string;
const now = new Date('2026-11-20T12:00:00Z');

beforeAll(async () => {
  app = await openTestApp({ now });
  world = await makeWorld(app);
  const laid = await laidPoints(app, world);
  late = await laid.theme('Letters arrive late', { groupTitle: 'Post', journeyStage: 'pay', origin: 'logistics' });
  paper = await laid.theme('Paper is thin', { groupTitle: 'Post', journeyStage: 'use' });
  queue = await laid.theme('The queue is long', { journeyStage: 'get_help', origin: 'support' });
  const gone = await laid.theme('Not a theme', { status: 'dismissed', dismissedReason: 'A joke.' });
  const homes = await laid.customers(10, 'Home');
  const firms = await laid.customers(40, 'Business');
  const call = await laid.contact({ journeyStage: 'leave' });
  await laid.say(40, '2026-11-02', [late], (at) => ({ ...recommends(at % 4 === 0 ? 7 : 2), customerId: firms[at] ?? null }));
  await laid.say(20, '2026-11-03', [late, paper], (at) => ({ customerId: homes[at % 10] ?? null, channel: 'email', language: 'de' }));
  await laid.say(12, '2026-11-04', [queue], (at) => ({ ...recommends(9), interactionId: at < 3 ? call : null }));
  await laid.say(4, '2026-07-20', [late]);
  await laid.say(11, '2026-07-21', [queue]);
  await laid.say(9, '2026-11-05', [gone]);
  await laid.say(60, '2026-11-06', [], () => recommends(10));
  await laid.say(55, '2026-07-22', []);
});
afterAll(() => app.close());

const explore = async (query = '') => explorerAnswer.parse(await (await world.admin.get(`/api/v1/explorer${query}`)).json());
const rowsOf = (answer: Awaited<ReturnType<typeof explore>>) => answer.groups.flatMap((group) => group.themes);

test('reach counts people, not texts, and a group counts each of them once', async () => {
  const answer = await explore();
  expect(rowsOf(answer).map(({ id, people, mentions }) => [id, people, mentions])).toEqual([[late, 50, 60], [paper, 10, 20], [queue, 12, 12]]);
  expect(answer.groups.map(({ title, people, mentions }) => [title, people, mentions])).toEqual([['Post', 50, 80], [null, 12, 12]]);
  expect(answer.coverage).toEqual({ texts: 141, themed: 72, unthemed: 69, share: 72 / 141 });
});

test('an arrow stands only where the change is clear, and not for few people', async () => {
  const [first, second, third] = rowsOf(await explore());
  expect([first?.change, first?.peopleBefore, first?.isFew]).toEqual(['more', 4, false]);
  expect([second?.change, third?.change, third?.peopleBefore]).toEqual(['more', null, 11]);
  expect(rowsOf(await explore('?compare=none')).every(({ change, peopleBefore }) => change === null && peopleBefore === null)).toBe(true);
  const business = rowsOf(await explore('?channel=email&language=de&source=Laid&segment=Home'));
  expect(business.map(({ id, people }) => [id, people]).sort()).toEqual([[late, 10], [paper, 10]].sort());
});

test('impact is the score without the theme, with n and interval, and silent under 30 answers', async () => {
  const answer = await explore('?view=impact');
  expect(answer.metric).toMatchObject({ metric: 'nps', n: 112, all: { n: 112, value: (100 * (72 - 30)) / 112 } });
  const [first, ...rest] = rowsOf(answer);
  expect(first?.id).toBe(late);
  if (first?.impact?.isShown !== true) throw new Error('The impact is hidden.');
  expect(first.impact).toMatchObject({ n: 40, without: 100, isClear: true });
  expect(first.impact.low).toBeLessThan(first.impact.difference);
  expect(rest.find(({ id }) => id === queue)?.impact).toEqual({ isShown: false, n: 12 });
  expect((await explore('?view=score')).groups[0]?.themes[0]?.score).toMatchObject({ n: 40, value: -75, before: null, change: null });
});

test('a text that makes two points in one group is one answer of that group', async () => {
  const other = await makeWorld(app);
  const laid = await laidPoints(app, other);
  const [one, two] = [await laid.theme('One side', { groupTitle: 'Both' }), await laid.theme('The other side', { groupTitle: 'Both' })];
  await laid.say(20, '2026-11-02', [one, two], () => recommends(3));
  await laid.say(15, '2026-11-03', [one], () => recommends(8));
  await laid.say(35, '2026-11-04', [], () => recommends(10));
  const answer = explorerAnswer.parse(await (await other.admin.get('/api/v1/explorer')).json());
  const [group] = answer.groups;
  expect([group?.people, group?.mentions, group?.score?.n, group?.score?.value]).toEqual([35, 55, 35, (-100 * 20) / 35]);
  expect(group?.themes.map(({ score }) => score?.n)).toEqual([35, 20]);
  expect(answer.coverage).toMatchObject({ texts: 70, themed: 35 });
});

test('it narrows by stage and origin; the stage of the contact goes before the theme’s own', async () => {
  expect(rowsOf(await explore('?stage=leave')).map(({ id, people }) => [id, people])).toEqual([[queue, 3]]);
  expect(rowsOf(await explore('?stage=pay')).map(({ id }) => id)).toEqual([late]);
  expect(rowsOf(await explore('?origin=support')).map(({ id }) => id)).toEqual([queue]);
  const few = rowsOf(await explore('?stage=leave&compare=none'))[0];
  expect(few?.isFew).toBe(true);
});

test('the pivots count people by stage and by segment', async () => {
  const read = async (by: string) => pivotAnswer.parse(await (await world.admin.get(`/api/v1/explorer/pivot?by=${by}`)).json());
  const stages = await read('stage');
  expect(stages.columns).toEqual(['use', 'pay', 'get_help', 'leave']);
  expect(stages.rows.find(({ id }) => id === queue)?.cells).toEqual([0, 0, 9, 3]);
  const segments = await read('segment');
  expect(segments.columns).toEqual(['Business', 'Home', null]);
  expect(segments.rows.map(({ id, cells }) => [id, cells])).toEqual([[late, [40, 10, 0]], [queue, [0, 0, 12]], [paper, [0, 10, 0]]]);
});

test('the choices are the words that occur', async () => {
  expect(await (await world.admin.get('/api/v1/explorer/choices')).json()).toEqual({ sources: ['Laid'], segments: ['Business', 'Home'], languages: ['de'], teams: [] });
});

test("agents' reports are in no figure, and by team only where they hide everybody", async () => {
  const other = await makeWorld(app);
  const laid = await laidPoints(app, other);
  const known = await laid.theme('Refunds cannot be seen');
  const rare = await laid.theme('The chair is broken');
  const friction = (team: string) => () => ({ kind: 'friction' as const, channel: 'friction' as const, team, metric: null });
  await laid.say(7, '2026-11-09', [known], friction('North'));
  await laid.say(3, '2026-11-09', [rare], friction('North'));
  await laid.say(5, '2026-11-09', [], friction('North'));
  await laid.say(4, '2026-11-09', [rare], friction('South'));
  await laid.say(9, '2026-10-12', [known], friction('North'));
  await laid.say(2, '2026-10-12', [known], friction('South'));
  await holdAsRounds(app, other);
  const all = explorerAnswer.parse(await (await other.admin.get('/api/v1/explorer?period=last_12_months')).json());
  expect([all.groups, all.coverage.texts, all.metrics]).toEqual([[], 0, []]);
  const side = async (team: string, more = '') => agentsAnswer.parse(await (await other.admin.get(`/api/v1/explorer/agents?team=${team}${more}`)).json()).themes.map(({ id, reports, releasedOn }) => [id, reports, releasedOn]);
  expect(await side('North')).toEqual([[known, 7, '2026-11-09']]);
  expect(await side('South')).toEqual([]);
  expect(await side('North', '&period=last_month')).toEqual([]);
  for (const more of ['&segment=Home', '&language=de', '&channel=web']) {
    const refused = await other.admin.get(`/api/v1/explorer/agents?team=North${more}`);
    expect(refused.status).toBe(422);
    expect((await refused.json()).detail).toContain('nobody can be singled out');
  }
  expect((await other.admin.get('/api/v1/explorer?channel=friction')).status).toBe(422);
});

test('a filter that does not exist is refused in a sentence', async () => {
  const bad = await world.admin.get('/api/v1/explorer?period=always&view=best&stage=nowhere');
  expect(bad.status).toBe(422);
  expect((await bad.json()).errors.map((each: { pointer: string }) => each.pointer)).toEqual(['/view', '/period', '/stage']);
  expect((await world.admin.get('/api/v1/explorer/pivot?by=moon')).status).toBe(422);
});
