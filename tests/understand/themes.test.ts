import { afterAll, beforeAll, expect, test } from 'vitest';
import { loopTexts } from '../support/loop-texts.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { findSomeThemes, type FoundTheme, sendTexts, themesOf } from './found-themes.ts';

let app: TestApp;
let world: World;
let found: FoundTheme[];

beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app);
  found = await findSomeThemes(world);
});
afterAll(() => app.close());

const mentionsOf = async (id: string, query = '') => (await world.admin.get(`/api/v1/themes/${id}/mentions${query}`)).json();

test('what many customers say becomes emerging themes, and nothing is lost', async () => {
  const { themes, coverage } = await themesOf(world);
  expect(themes.length).toBeGreaterThanOrEqual(2);
  expect(themes.every((theme) => theme.status === 'emerging' && theme.mentions >= 5 && theme.title.length > 0)).toBe(true);
  expect(coverage.texts).toBe(loopTexts.length);
  expect(coverage.themed + coverage.unthemed).toBe(coverage.texts);
  expect(themes.reduce((sum, theme) => sum + theme.mentions, 0)).toBe(coverage.themed);
  const unthemed = await (await world.admin.get('/api/v1/unthemed?limit=100')).json();
  expect(unthemed.texts).toHaveLength(coverage.unthemed);
});

test('the run says how it went', async () => {
  const { run } = await (await world.admin.get('/api/v1/themes/runs/latest')).json();
  expect(run).toMatchObject({ step: 'Finished', progress: 1, failure: null, textsRead: loopTexts.length, themesFound: found.length });
});

test('a theme holds one topic mostly, marks its evidence, and quotes one of its own texts', async () => {
  for (const theme of found) {
    const { mentions, total } = await mentionsOf(theme.id, '?limit=100');
    expect(mentions).toHaveLength(total);
    const topics = mentions.map((each: { text: string }) => loopTexts.find((one) => one.text === each.text)?.topic);
    const most = Math.max(...['refund', 'app', 'queue', 'paper'].map((topic) => topics.filter((each: string) => each === topic).length));
    expect(most / topics.length).toBeGreaterThanOrEqual(0.7);
    for (const { text, spanStart, spanEnd } of mentions) expect(text.slice(spanStart, spanEnd).trim()).not.toBe('');
    expect(mentions.map((each: { text: string }) => each.text)).toContain(theme.quote?.text);
  }
});

test('"Why is this here?" names neighbours, the words they share and a share of the vote', async () => {
  const quote = found[0]?.quote?.mentionId ?? '';
  const why = await (await world.admin.get(`/api/v1/mentions/${quote}/why`)).json();
  expect(why.theme.id).toBe(found[0]?.id);
  expect(why.neighbours.length).toBeGreaterThan(0);
  expect(why.neighbours[0].sharedWords.length).toBeGreaterThan(0);
  expect(why.confidence).toBeGreaterThan(0);
});

test('a new text joins the theme its neighbours vote for; one about nothing stays unthemed', async () => {
  const before = await themesOf(world);
  await sendTexts(world, ['My refund has still not arrived and nobody told me why.', 'Quo usque tandem abutere, Catilina, patientia nostra', '...', '   😡 ']);
  await sendTexts(world, [''], { metric: 'nps', score: 4 });
  await world.settle();
  const after = await themesOf(world);
  expect(after.themes.reduce((sum, theme) => sum + theme.mentions, 0)).toBeGreaterThanOrEqual(before.coverage.themed + 1);
  expect(after.coverage.texts).toBe(before.coverage.texts + 3);
  const { texts } = await (await world.admin.get('/api/v1/unthemed?search=catilina')).json();
  expect(texts.map((each: { text: string }) => each.text)).toEqual(['Quo usque tandem abutere, Catilina, patientia nostra']);
});

test('running again changes no id, and what a person moved or named stays as they left it', async () => {
  const [first, second] = (await themesOf(world)).themes;
  const { mentions } = await mentionsOf(first?.id ?? '', '?limit=100');
  const [moved, removed] = mentions;
  expect((await world.admin.post(`/api/v1/mentions/${moved.id}/wrong`, { toThemeId: second?.id })).status).toBe(200);
  expect((await world.admin.post(`/api/v1/mentions/${removed.id}/wrong`, {})).status).toBe(200);
  expect((await world.admin.patch(`/api/v1/themes/${first?.id ?? ''}`, { title: 'Named by a person' })).status).toBe(200);
  const asked = await world.admin.post('/api/v1/themes/runs');
  expect(asked.status).toBe(202);
  await world.settle();
  const { run } = await (await world.admin.get('/api/v1/themes/runs/latest')).json();
  expect([run.step, run.id]).toEqual(['Finished', (await asked.json()).run.id]);
  const after = (await themesOf(world)).themes;
  expect(after.find((theme) => theme.id === first?.id)?.title).toBe('Named by a person');
  expect(after.map((theme) => theme.id)).toContain(second?.id);
  const ofFirst = (await mentionsOf(first?.id ?? '', '?limit=100')).mentions.map((each: { feedbackId: string }) => each.feedbackId);
  const ofSecond = (await mentionsOf(second?.id ?? '', '?limit=100')).mentions;
  expect(ofFirst).not.toContain(moved.feedbackId);
  expect(ofSecond.find((each: { feedbackId: string }) => each.feedbackId === moved.feedbackId)).toMatchObject({ placedBy: 'person' });
  const unthemed = await (await world.admin.get('/api/v1/unthemed?limit=100')).json();
  expect(unthemed.texts.map((each: { feedbackId: string }) => each.feedbackId)).toContain(removed.feedbackId);
});

test('"not a theme" is not proposed again, and can be taken back', async () => {
  const target = (await themesOf(world)).themes.at(-1);
  expect((await world.admin.post(`/api/v1/themes/${target?.id ?? ''}/dismissal`, { reason: 'Only one shop, and it has closed.' })).status).toBe(200);
  const without = await themesOf(world);
  expect(without.themes.map((theme) => theme.id)).not.toContain(target?.id);
  await world.admin.post('/api/v1/themes/runs');
  await world.settle();
  const again = (await themesOf(world)).themes;
  expect(again).toHaveLength(without.themes.length);
  expect((await world.admin.delete(`/api/v1/themes/${target?.id ?? ''}/dismissal`)).status).toBe(200);
  expect((await themesOf(world)).themes.map((theme) => theme.id)).toContain(target?.id);
});

test('bad filters, unknown ids and a made-up page are refused in a sentence', async () => {
  const bad = await world.admin.get('/api/v1/themes?status=finished&period=0');
  expect(bad.status).toBe(422);
  expect((await bad.json()).errors.map((each: { pointer: string }) => each.pointer)).toEqual(['/status/0', '/period']);
  expect((await world.admin.get('/api/v1/themes/not-an-id')).status).toBe(422);
  expect((await world.admin.get(`/api/v1/themes/${crypto.randomUUID()}`)).status).toBe(404);
  expect((await world.admin.get(`/api/v1/themes/${found[0]?.id ?? ''}/mentions?from=2026-02-31`)).status).toBe(422);
  expect((await world.admin.get('/api/v1/unthemed?cursor=abc')).status).toBe(422);
  const mentionId = (await themesOf(world)).themes[0]?.quote?.mentionId ?? '';
  expect((await world.admin.post(`/api/v1/mentions/${mentionId}/wrong`, { toThemeId: crypto.randomUUID() })).status).toBe(422);
});
