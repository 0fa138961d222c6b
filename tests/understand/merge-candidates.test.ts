import { createThemeEngine } from '@kept/themes/theme-engine.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { findSomeThemes } from './found-themes.ts';

const engine = createThemeEngine({ threads: 1, runtime: 'lexical' });
let app: TestApp;
let world: World;
let lead: Person;
let largest = '';
let half = '';

beforeAll(async () => {
  app = await openTestApp({ engine });
  world = await makeWorld(app);
  lead = await world.join('lead');
  largest = (await findSomeThemes(world))[0]?.id ?? '';
  const { mentions } = await (await lead.get(`/api/v1/themes/${largest}/mentions?limit=100`)).json();
  const other: string[] = mentions.filter((_: unknown, at: number) => at % 2 === 0).map((each: { id: string }) => each.id);
  half = (await (await lead.post(`/api/v1/themes/${largest}/splits`, { mentionIds: other, title: 'The other half' })).json()).themeId;
});
afterAll(async () => {
  await app.close();
  await engine.close();
});

const candidatesOf = async (id: string) => (await (await lead.get(`/api/v1/themes/${id}/merge-candidates`)).json()).candidates;

test('the other half of a theme is the first candidate, with the reason; both sides see it', async () => {
  const [first] = await candidatesOf(largest);
  expect(first).toMatchObject({ themeId: half, title: 'The other half', strength: 'strong', reason: expect.stringMatching(/nearer to the other one/) });
  expect((await candidatesOf(half))[0]).toMatchObject({ themeId: largest, strength: 'strong' });
});

test('a refused pair never returns, from neither side', async () => {
  expect((await lead.post(`/api/v1/themes/${half}/merge-refusals`, { otherThemeId: crypto.randomUUID() })).status).toBe(404);
  for (const _again of [1, 2]) expect((await lead.post(`/api/v1/themes/${half}/merge-refusals`, { otherThemeId: largest })).status).toBe(200);
  for (const [id, other] of [[largest, half], [half, largest]] as const) expect((await candidatesOf(id)).map((each: { themeId: string }) => each.themeId)).not.toContain(other);
});
