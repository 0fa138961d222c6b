import type { Anchor } from '@kept/themes/theme-engine.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { sendTexts, themesOf } from './found-themes.ts';
import { scriptedEngine } from './scripted-engine.ts';

const given: ReadonlyMap<string, Anchor>[] = [];
let app: TestApp;
let world: World;

beforeAll(async () => {
  const scripted = scriptedEngine(() => (text) => text.split(' ')[0]);
  const engine: typeof scripted = {
    ...scripted,
    findThemes: async (texts, options) => {
      given.push(options?.anchors ?? new Map());
      return scripted.findThemes(texts, options);
    },
  };
  app = await openTestApp({ now: new Date('2026-11-20T10:00:00Z'), engine });
  world = await makeWorld(app);
});
afterAll(() => app.close());

test('a run tells the engine where the texts lie: where people put them for certain, elsewhere as surely as the machine was', async () => {
  await sendTexts(world, [...Array.from({ length: 16 }, (_, i) => `billing complaint number ${i}`), ...Array.from({ length: 16 }, (_, i) => `queue complaint number ${i}`)]);
  await world.settle();
  expect(given.at(-1)?.size).toBe(0);
  const { themes } = await themesOf(world, '?limit=500');
  const billing = themes.find((each) => each.title === 'About billing')?.id ?? '';
  const { mentions } = await (await world.admin.get(`/api/v1/themes/${billing}/mentions?limit=100`)).json();
  expect((await world.admin.post(`/api/v1/themes/${billing}/pins`, { mentionIds: [mentions[0].id] })).status).toBe(200);
  await world.admin.post('/api/v1/themes/runs');
  await world.settle();
  const anchors = given.at(-1) ?? new Map<string, Anchor>();
  expect(anchors.size).toBe(32);
  expect(new Set([...anchors.values()].map((each) => each.themeId)).size).toBe(2);
  expect(anchors.get(mentions[0].feedbackId)).toEqual({ themeId: billing, sureness: 1 });
  expect(anchors.get(mentions[1].feedbackId)).toEqual({ themeId: billing, sureness: 0.9 });
});
