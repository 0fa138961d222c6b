import { systemCtx } from '@kept/api/context.ts';
import { claimRun } from '@kept/api/understand/claim-run.ts';
import { findThemes } from '@kept/api/understand/find-themes.ts';
import { placeFeedback } from '@kept/api/understand/place-feedback.ts';
import { writeFoundThemes } from '@kept/api/understand/write-found-themes.ts';
import { createThemeEngine, type ThemeEngine } from '@kept/themes/theme-engine.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loopTexts } from '../support/loop-texts.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { sendTexts, themesOf } from './found-themes.ts';

const start = new Date('2026-11-20T10:00:00Z');
const real = createThemeEngine({ threads: 1 });
let breakAt: 'encode' | 'find' | 'place' | undefined;
/** The engine, which stands outside the database, dies where the test says. */
const engine: ThemeEngine = {
  ...real,
  encode: (...input) => (breakAt === 'encode' ? Promise.reject(new Error('killed')) : real.encode(...input)),
  findThemes: (...input) => (breakAt === 'find' ? Promise.reject(new Error('killed')) : real.findThemes(...input)),
  place: (...input) => (breakAt === 'place' ? Promise.reject(new Error('killed')) : real.place(...input)),
};

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now: start, engine });
  world = await makeWorld(app);
});
afterAll(async () => {
  await app.close();
  await real.close();
});

const ctx = () => systemCtx(app.deps, world.orgId, 'test');
const runOf = async () => (await (await world.admin.get('/api/v1/themes/runs/latest')).json()).run;

test('work that dies in the encoder waits, and is done once by whoever comes next', async () => {
  await sendTexts(world, loopTexts.map((each) => each.text));
  breakAt = 'encode';
  await expect(placeFeedback(ctx())).rejects.toThrow('killed');
  expect((await themesOf(world)).coverage.texts).toBe(0);
  breakAt = undefined;
  await Promise.all([placeFeedback(ctx()), placeFeedback(ctx())]);
  expect((await themesOf(world)).coverage.texts).toBe(loopTexts.length);
});

test('a run that dies leaves nothing behind; the next attempt finishes the same run', async () => {
  breakAt = 'find';
  await expect(findThemes(ctx())).rejects.toThrow('killed');
  expect((await themesOf(world)).themes).toEqual([]);
  expect(await runOf()).toMatchObject({ finishedAt: null });
  const { id } = await runOf();
  breakAt = undefined;
  await world.settle();
  expect(await runOf()).toMatchObject({ id, step: 'Finished' });
  expect((await themesOf(world)).themes.length).toBeGreaterThan(1);
});

test('one worker at a time; one that was taken for dead cannot write when it comes back', async () => {
  await world.admin.post('/api/v1/themes/runs');
  const zombie = await claimRun(ctx());
  expect(await claimRun(ctx())).toBeUndefined();
  app.setNow(new Date(start.getTime() + 31_000));
  const before = (await themesOf(world)).themes.map((theme) => theme.id).sort();
  await findThemes(ctx());
  expect(await runOf()).toMatchObject({ step: 'Finished' });
  if (zombie === undefined) throw new Error('The run could not be claimed.');
  expect(await writeFoundThemes(ctx(), zombie, { read: new Set(), found: { themes: [], unthemed: [] }, spans: new Map(), points: { further: [], asked: new Set() } })).toBe(false);
  expect((await themesOf(world)).themes.map((theme) => theme.id).sort()).toEqual(before);
});

test('a third failure ends the run with a sentence, and the next one can begin', async () => {
  app.setNow(new Date(start.getTime() + 60_000));
  await world.admin.post('/api/v1/themes/runs');
  breakAt = 'find';
  for (const _attempt of [1, 2, 3]) await expect(findThemes(ctx())).rejects.toThrow('killed');
  expect(await runOf()).toMatchObject({ step: 'Failed', failure: expect.stringContaining('texts are safe') });
  breakAt = undefined;
  app.setNow(new Date(start.getTime() + 90_000));
  expect((await world.admin.post('/api/v1/themes/runs')).status).toBe(202);
  await world.settle();
  expect(await runOf()).toMatchObject({ step: 'Finished', failure: null });
});
