import { addDaysTo } from '@kept/core/calendar.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { sendTexts, themesOf } from './found-themes.ts';
import { type Script, scriptedEngine } from './scripted-engine.ts';

const start = new Date('2026-11-20T10:00:00Z');
const byFirstWord: Script = (text) => text.split(' ')[0];
const numbered = (word: string, from: number, to: number) => Array.from({ length: to - from }, (_, at) => `${word} complaint number ${from + at}`);
let script: Script = byFirstWord;
let app: TestApp;
let world: World;
let lead: Person;

beforeAll(async () => {
  app = await openTestApp({ now: start, engine: scriptedEngine(() => script) });
});
afterAll(() => app.close());

const idOf = async (word: string) => (await themesOf(world, '?limit=500')).themes.find((each) => each.title === `About ${word}`)?.id ?? '';
const read = async (id: string) => (await lead.get(`/api/v1/themes/${id}`)).json();
const wordsIn = async (id: string): Promise<{ id: string; text: string; placedBy: string; spanStart: number | null }[]> => (await (await lead.get(`/api/v1/themes/${id}/mentions?limit=100`)).json()).mentions;
const undo = (runId: string) => lead.post(`/api/v1/themes/runs/${runId}/undo`);
const promise = (id: string) => lead.post(`/api/v1/themes/${id}/acceptance`, { ownerId: lead.memberId, deadlineOn: addDaysTo('2026-11-20', 30) });

async function search(): Promise<{ id: string; decision: string | null; movesWaiting: number }> {
  await lead.post('/api/v1/themes/runs');
  await world.settle();
  const { run } = await (await lead.get('/api/v1/themes/runs/latest')).json();
  return (await lead.get(`/api/v1/themes/runs/${run.id}`)).json();
}

/** An organisation with a promise about bills, and a search that was agreed to: it took the first six of them for a new theme about meters. */
async function agreeToASearch() {
  world = await makeWorld(app);
  lead = await world.join('lead', 'Lena Lead');
  script = byFirstWord;
  await sendTexts(world, [...numbered('billing', 0, 14), ...numbered('queue', 0, 20)]);
  await world.settle();
  const billing = await idOf('billing');
  expect((await promise(billing)).status).toBe(200);
  script = (text) => (/^billing complaint number [0-5]$/.test(text) ? 'meters' : byFirstWord(text));
  const { id: runId } = await search();
  const before = await wordsIn(billing);
  expect(await (await lead.post(`/api/v1/themes/runs/${runId}/decision`, { accept: true })).json()).toEqual({ decision: 'accepted', moved: 6, skipped: 0 });
  return { billing, meters: await idOf('meters'), runId, before };
}

test('what was agreed to in a search is taken back: every mention as it was, and the same is not proposed again', async () => {
  const { billing, meters, runId, before } = await agreeToASearch();
  expect((await wordsIn(meters)).map((each) => before.some(({ id }) => id === each.id)), 'a mention that moves keeps its id').toEqual(Array.from({ length: 6 }, () => true));
  expect(await (await lead.get(`/api/v1/themes/runs/${runId}`)).json()).toMatchObject({ undoableUntil: '2026-12-20T10:00:00.000Z', undoneAt: null });
  expect(await (await undo(runId)).json()).toEqual({ returned: 6, stayed: 0 });
  expect(await wordsIn(billing)).toEqual(before);
  expect(await read(meters)).toMatchObject({ status: 'merged', mergedIntoId: billing });
  expect(await (await lead.get(`/api/v1/themes/runs/${runId}`)).json()).toMatchObject({ decision: 'undone', undoableUntil: null, undoneAt: start.toISOString() });
  const [entry] = (await read(billing)).timeline;
  expect(entry).toMatchObject({ kind: 'searched', run: { left: 6, joined: 0, canUndo: false, undoneAt: start.toISOString() } });
  expect(await (await undo(runId)).json()).toMatchObject({ status: 409, detail: 'This was undone before.' });
  expect((await lead.post(`/api/v1/themes/runs/${runId}/decision`, { accept: true })).status).toBe(409);
  expect(await search()).toMatchObject({ decision: null, movesWaiting: 0 });
  expect(await wordsIn(billing)).toEqual(before);
});

test('texts a person has moved or pinned since stay; so do those of a new theme somebody answers for by now', async () => {
  const one = await agreeToASearch();
  const [moved, pinned] = await wordsIn(one.meters);
  expect((await lead.post(`/api/v1/themes/${one.meters}/moves`, { mentionIds: [moved?.id], toThemeId: await idOf('queue') })).status).toBe(200);
  expect((await lead.post(`/api/v1/themes/${one.meters}/pins`, { mentionIds: [pinned?.id] })).status).toBe(200);
  expect(await (await undo(one.runId)).json()).toEqual({ returned: 4, stayed: 2 });
  expect((await wordsIn(one.meters)).map((each) => each.id)).toEqual([pinned?.id]);
  expect(await read(one.meters), 'it is not empty, so it goes on').toMatchObject({ status: 'emerging' });
  const other = await agreeToASearch();
  expect((await promise(other.meters)).status).toBe(200);
  expect(await (await undo(other.runId)).json()).toEqual({ returned: 0, stayed: 6 });
  expect(await read(other.meters)).toMatchObject({ status: 'open', mentions: 6 });
});

test('texts come back to what their theme was merged into, and what had no theme has none again', async () => {
  const { billing, runId } = await agreeToASearch();
  const queue = await idOf('queue');
  expect((await promise(queue)).status).toBe(200);
  expect((await lead.post(`/api/v1/themes/${queue}/merge`, { intoId: billing })).status).toBe(200);
  const kept = (await read(billing)).status === 'merged' ? queue : billing;
  expect(await (await undo(runId)).json()).toEqual({ returned: 6, stayed: 0 });
  expect(await read(kept)).toMatchObject({ mentions: 34 });
  script = () => undefined;
  await sendTexts(world, numbered('late', 0, 3));
  await world.settle();
  script = (text) => (text.startsWith('late') ? 'billing' : byFirstWord(text));
  const joining = await search();
  expect(joining).toMatchObject({ decision: 'waiting', movesWaiting: 3 });
  expect(await (await lead.post(`/api/v1/themes/runs/${joining.id}/decision`, { accept: true })).json()).toMatchObject({ moved: 3 });
  expect((await themesOf(world)).coverage.unthemed).toBe(0);
  expect(await (await undo(joining.id)).json()).toEqual({ returned: 3, stayed: 0 });
  expect((await themesOf(world)).coverage.unthemed).toBe(3);
  expect(await read(kept)).toMatchObject({ mentions: 34 });
});

test('only what was accepted is undone, by who may accept, and not after 30 days', async () => {
  const { runId } = await agreeToASearch();
  expect((await (await world.join('owner')).post(`/api/v1/themes/runs/${runId}/undo`)).status).toBe(403);
  const quiet = await search();
  expect(await (await undo(quiet.id)).json()).toMatchObject({ status: 409, detail: 'Nothing was moved by this search that could be taken back.' });
  app.setNow(new Date(start.getTime() + 31 * 86_400_000));
  const late = await world.join('lead');
  expect(await (await late.post(`/api/v1/themes/runs/${runId}/undo`)).json()).toMatchObject({ status: 409, detail: expect.stringContaining('more than 30 days ago') });
  app.setNow(start);
});
