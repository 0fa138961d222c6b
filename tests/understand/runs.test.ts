import { addDaysTo } from '@kept/core/calendar.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { sendTexts, themesOf } from './found-themes.ts';
import { type Script, scriptedEngine } from './scripted-engine.ts';

const byFirstWord: Script = (text) => text.split(' ')[0];
const numbered = (word: string, from: number, to: number) => Array.from({ length: to - from }, (_, at) => `${word} complaint number ${from + at}`);
let script: Script = byFirstWord;
let app: TestApp;
let world: World;
let lead: Person;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-20T10:00:00Z'), engine: scriptedEngine(() => script) });
  world = await makeWorld(app);
  lead = await world.join('lead', 'Lena Lead');
  await sendTexts(world, [...numbered('billing', 0, 14), ...numbered('queue', 0, 10), ...numbered('app', 0, 8)]);
  await world.settle();
});
afterAll(() => app.close());

const titled = async (word: string) => (await themesOf(world, '?limit=500')).themes.find((each) => each.title === `About ${word}`);
const idOf = async (word: string) => (await titled(word))?.id ?? '';
const mentionsOf = async (id: string) => (await (await lead.get(`/api/v1/themes/${id}/mentions?limit=100`)).json()).mentions;
const runAgain = async () => {
  await lead.post('/api/v1/themes/runs');
  await world.settle();
  const { run } = await (await lead.get('/api/v1/themes/runs/latest')).json();
  return (await lead.get(`/api/v1/themes/runs/${run.id}`)).json();
};
const bills = /^billing complaint number (1[0-3])$/;

test('the first run says what is new, and nothing waits for anybody', async () => {
  const { run } = await (await lead.get('/api/v1/themes/runs/latest')).json();
  const diff = await (await lead.get(`/api/v1/themes/runs/${run.id}`)).json();
  expect(diff.decision).toBeNull();
  expect(diff.waiting).toEqual([]);
  expect(diff.done.map((each: { title: string; kind: string; mentionsAfter: number }) => [each.title, each.kind, each.mentionsAfter])).toEqual([['About billing', 'new', 14], ['About queue', 'new', 10], ['About app', 'new', 8]]);
  expect((await lead.post(`/api/v1/themes/runs/${run.id}/decision`, { accept: true })).status).toBe(409);
});

test('what would touch a theme somebody answers for waits, with the words that would move; all else is done at once', async () => {
  const billing = await idOf('billing');
  expect((await lead.post(`/api/v1/themes/${billing}/acceptance`, { ownerId: lead.memberId, deadlineOn: addDaysTo('2026-11-20', 30) })).status).toBe(200);
  script = (text) => (bills.test(text) ? 'queue' : text.startsWith('app') && Number(text.split(' ').at(-1)) > 5 ? 'queue' : byFirstWord(text));
  const diff = await runAgain();
  expect(diff).toMatchObject({ decision: 'waiting', movesWaiting: 4 });
  expect(diff.waiting.map((each: { title: string; kind: string; left: number; joined: number; owner: string | null }) => [each.title, each.kind, each.left, each.joined, each.owner])).toEqual([['About queue', 'grown', 0, 4, null], ['About billing', 'shrunk', 4, 0, 'Lena Lead']]);
  expect(diff.waiting[1].leaving).toHaveLength(3);
  expect(diff.done.map((each: { title: string; kind: string }) => [each.title, each.kind])).toEqual([['About queue', 'grown'], ['About app', 'shrunk']]);
  expect((await mentionsOf(billing)).length).toBe(14);
  expect(await titled('queue')).toMatchObject({ mentions: 12 });
});

test('a refused run moves nothing and is not proposed again; nobody decides twice', async () => {
  const { run } = await (await lead.get('/api/v1/themes/runs/latest')).json();
  expect((await (await world.join('viewer')).post(`/api/v1/themes/runs/${run.id}/decision`, { accept: false })).status).toBe(403);
  expect(await (await lead.post(`/api/v1/themes/runs/${run.id}/decision`, { accept: false })).json()).toEqual({ decision: 'refused', moved: 0, skipped: 0 });
  expect((await lead.post(`/api/v1/themes/runs/${run.id}/decision`, { accept: true })).status).toBe(409);
  expect(await runAgain()).toMatchObject({ decision: null, movesWaiting: 0 });
});

test('an accepted run moves what still lies where it was seen; what a person placed since stays', async () => {
  const billing = await idOf('billing');
  const parts = /^billing complaint number [0-5]$/;
  script = (text) => (parts.test(text) ? 'meters' : byFirstWord(text));
  const first = await runAgain();
  expect(first.waiting.map((each: { title: string; kind: string; joined: number; isThere: boolean }) => [each.title, each.kind, each.joined, each.isThere])).toContainEqual(['About meters', 'new', 6, false]);
  const diff = await runAgain();
  expect(await (await lead.get(`/api/v1/themes/runs/${first.id}`)).json()).toMatchObject({ decision: 'superseded' });
  const pinned = (await mentionsOf(billing)).find((each: { text: string }) => each.text === 'billing complaint number 3');
  expect((await lead.post(`/api/v1/themes/${billing}/pins`, { mentionIds: [pinned.id] })).status).toBe(200);
  expect(await (await lead.post(`/api/v1/themes/runs/${diff.id}/decision`, { accept: true })).json()).toEqual({ decision: 'accepted', moved: 5, skipped: 1 });
  script = byFirstWord;
  await runAgain();
  expect(await (await lead.get(`/api/v1/themes/${billing}`)).json()).toMatchObject({ timeline: expect.arrayContaining([expect.objectContaining({ kind: 'searched', by: 'Lena Lead', run: expect.objectContaining({ id: diff.id, joined: 0, left: 5, canUndo: true }) })]) });
  expect(await titled('meters')).toMatchObject({ status: 'emerging', mentions: 5 });
  expect((await mentionsOf(billing)).map((each: { id: string }) => each.id)).toContain(pinned.id);
  expect((await mentionsOf(billing)).length).toBe(9);
});

test('merged themes are found as one for ever, and mentions that stay keep their ids', async () => {
  const [queue, appId] = [await idOf('queue'), await idOf('app')];
  const { id } = await (await lead.post(`/api/v1/themes/${appId}/merge`, { intoId: queue })).json();
  const before = (await mentionsOf(id)).map((each: { id: string }) => each.id).sort();
  script = byFirstWord;
  await runAgain();
  expect((await mentionsOf(id)).map((each: { id: string }) => each.id).sort()).toEqual(before);
  await sendTexts(world, numbered('app', 20, 32));
  await world.settle();
  await runAgain();
  expect((await mentionsOf(id)).length).toBe(before.length + 12);
});

test('what is like a dismissed theme joins its memory and is never proposed again, however much of it arrives', async () => {
  await sendTexts(world, numbered('weather', 0, 8));
  await world.settle();
  await runAgain();
  const weather = await idOf('weather');
  expect((await lead.post(`/api/v1/themes/${weather}/dismissal`, { reason: 'Nobody can change it.' })).status).toBe(200);
  await sendTexts(world, numbered('weather', 20, 60));
  await world.settle();
  await runAgain();
  expect((await themesOf(world)).themes.map((each) => each.title)).not.toContain('About weather');
  expect(await (await lead.get(`/api/v1/themes/${weather}`)).json()).toMatchObject({ status: 'dismissed', mentions: 48 });
  const { coverage } = await themesOf(world);
  expect(coverage.unthemed).toBe(48);
});
