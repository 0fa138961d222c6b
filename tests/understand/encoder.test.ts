import { createEndpointEncoder } from '@kept/api/understand/endpoint-encoder.ts';
import { readEnv } from '@kept/api/env.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { textVector } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { EncoderUnavailable } from '@kept/themes/encoder.ts';
import { openThemeEngine } from '@kept/themes/open-theme-engine.ts';
import type { ThemeEngine } from '@kept/themes/theme-engine.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loopTexts } from '../support/loop-texts.ts';
import { type ModelManner, type StandInModel, startStandInModel } from '../support/stand-in-model.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { sendTexts, themesOf } from './found-themes.ts';

let model: StandInModel;
let clock = new Date('2026-03-02T09:00:00Z');
const engines: ThemeEngine[] = [];
const apps: TestApp[] = [];

beforeAll(async () => {
  model = await startStandInModel();
});
beforeEach(() => model.behave('well'));
afterAll(async () => {
  for (const app of apps) await app.close();
  for (const engine of engines) await engine.close();
  await model.close();
});

const encoder = (name = 'stand-in', more: { timeoutMs?: number } = {}) => createEndpointEncoder({ url: model.url, model: name, attempts: 2, firstPauseMs: 1, ...more });
const engineWith = (endpoint?: ReturnType<typeof encoder>) => {
  const engine = openThemeEngine({ runtime: 'lexical', threads: 1, endpoint, now: () => clock.getTime() });
  engines.push(engine);
  return engine;
};

async function open(engine: ThemeEngine): Promise<{ app: TestApp; world: World }> {
  const app = await openTestApp({ engine, now: clock });
  apps.push(app);
  return { app, world: await makeWorld(app) };
}

const encoderOf = async (world: World) => (await world.admin.get('/api/v1/encoder')).json();
const versionsIn = async (app: TestApp, world: World) =>
  inOrg(app.deps.db, world.orgId, async (tx) => {
    const rows = await tx.select({ version: textVector.version }).from(feedback).innerJoin(textVector, and(eq(textVector.orgId, feedback.orgId), eq(textVector.textKey, feedback.textKey)));
    return Object.entries(Object.groupBy(rows, (row) => row.version)).map(([version, all]) => [version, all?.length]);
  });

describe('an endpoint for vectors', () => {
  test('gives one vector per text, in the order asked, whatever order it answers in', async () => {
    const [bill, parcel, bills] = await encoder().encode(['bill bill', 'parcel', 'bill bill']);
    expect(bill).toEqual(bills);
    expect(bill).not.toEqual(parcel);
    expect(JSON.parse(model.asked().at(-1) ?? '')).toMatchObject({ model: 'stand-in', input: ['bill bill', 'parcel', 'bill bill'] });
  });

  const bad: [ModelManner, RegExp][] = [
    ['hangs', /did not answer within 0\.4 seconds/], ['nonsense', /no list of vectors/], ['no json', /no JSON/], ['wrong length', /do not fit together/], ['too few', /1 vectors for 2 texts/], ['zeros', /do not fit together/],
    ['huge', /more than can be read/], ['busy', /status 429/], ['broken', /status 500/], ['forbidden', /status 401/], ['redirects', /could not be reached/],
  ];
  test.each(bad)('that %s is no answer, and says why in a sentence', async (manner, sentence) => {
    model.behave(manner);
    const before = model.asked().length;
    const asked = encoder('bad', manner === 'hangs' ? { timeoutMs: 400 } : {}).encode(['one text', 'another text']);
    await expect(asked).rejects.toThrow(EncoderUnavailable);
    await expect(asked).rejects.toThrow(sentence);
    const isWorthAnother = ['hangs', 'busy', 'broken', 'redirects'].includes(manner);
    expect(model.asked().length - before).toBe(isWorthAnother ? 2 : 1);
  });

  test('that takes short texts only is given them in parts, and a long one from its beginning', async () => {
    model.behave('short texts only');
    const vectors = await encoder().encode(['the bill', 'a parcel', 'the refund', 'late '.repeat(180), 'the app']);
    expect(vectors.map((vector) => vector.length)).toEqual([48, 48, 48, 48, 48]);
  });
});

test('the environment is checked: half a decision or a contradiction stops the start with a sentence', () => {
  expect(() => readEnv({ KEPT_EMBED_URL: 'http://localhost:11434/v1' })).toThrow('KEPT_EMBED_MODEL: required with KEPT_EMBED_URL');
  expect(() => readEnv({ KEPT_LLM_KEY: 'secret' })).toThrow('KEPT_LLM_URL: required');
  expect(() => readEnv({ KEPT_EMBED_URL: 'ftp://x', KEPT_EMBED_MODEL: 'm' })).toThrow('OpenAI-compatible');
  expect(() => readEnv({ KEPT_EMBED: 'lexical', KEPT_EMBED_URL: 'http://localhost:1/v1', KEPT_EMBED_MODEL: 'm' })).toThrow('set one of them');
  expect(() => readEnv({ KEPT_EMBED_URL: 'http://localhost:1/v1', KEPT_EMBED_MODEL: 'm', KEPT_EMBED_LANGUAGES: 'English' })).toThrow('as en,de');
  expect(readEnv({ KEPT_EMBED_URL: 'http://localhost:1/v1', KEPT_EMBED_MODEL: 'm', KEPT_EMBED_LANGUAGES: 'en,de' }).KEPT_EMBED_LANGUAGES).toEqual(['en', 'de']);
});

test('with an endpoint set up its vectors make the themes, and each vector says whose it is', async () => {
  const engine = engineWith(encoder());
  const { app, world } = await open(engine);
  await sendTexts(world, loopTexts.map((each) => each.text));
  await app.settle();
  expect((await themesOf(world)).themes.length).toBeGreaterThan(1);
  expect(await versionsIn(app, world)).toEqual([[engine.version, loopTexts.length]]);
  expect(await encoderOf(world)).toEqual({ wanted: expect.stringMatching(/^stand-in at 127\.0\.0\.1:\d+$/), failure: null, failedAt: null, reading: null });
});

test('while the endpoint fails the built-in encoder reads everything and the page says so; when it is back, it takes over again', async () => {
  const engine = engineWith(encoder('returning'));
  const { app, world } = await open(engine);
  const half = loopTexts.length / 2;
  await sendTexts(world, loopTexts.slice(0, half).map((each) => each.text));
  await app.settle();
  const wanted = engine.version;
  model.behave('broken');
  await sendTexts(world, loopTexts.slice(half).map((each) => each.text));
  await app.settle();
  expect(engine.version).not.toBe(wanted);
  expect(await encoderOf(world)).toMatchObject({ wanted: expect.stringContaining('returning'), failure: expect.stringContaining('status 500'), failedAt: expect.any(String), reading: null });
  expect(await versionsIn(app, world)).toEqual([[engine.version, loopTexts.length]]);
  expect((await themesOf(world)).coverage.texts).toBe(loopTexts.length);
  model.behave('well');
  clock = new Date(clock.getTime() + 6 * 60_000);
  app.setNow(clock);
  await app.settle();
  expect(engine.version).toBe(wanted);
  expect(await versionsIn(app, world)).toEqual([[wanted, loopTexts.length]]);
  expect(await encoderOf(world)).toMatchObject({ failure: null, failedAt: null, reading: null });
});

test('another encoder at the next start reads every text again, and the old vectors go; a worker that is killed meanwhile loses nothing', async () => {
  const before = engineWith(encoder('old'));
  const { app, world } = await open(before);
  await sendTexts(world, loopTexts.map((each) => each.text));
  await app.settle();
  const themes = (await themesOf(world)).themes.map((theme) => [theme.id, theme.mentions]);
  const after = engineWith(encoder('new'));
  Object.assign(app.deps, { engine: { ...after, encode: () => Promise.reject(new Error('killed')), close: after.close } });
  clock = new Date(clock.getTime() + 6 * 60_000);
  app.setNow(clock);
  await app.settle();
  expect(await encoderOf(world)).toMatchObject({ reading: { done: 0, total: loopTexts.length } });
  Object.assign(app.deps, { engine: after });
  clock = new Date(clock.getTime() + 6 * 60_000);
  app.setNow(clock);
  await app.settle();
  expect(await versionsIn(app, world)).toEqual([[after.version, loopTexts.length]]);
  expect(await encoderOf(world)).toMatchObject({ wanted: expect.stringContaining('new'), reading: null });
  expect((await themesOf(world)).themes.map((theme) => [theme.id, theme.mentions])).toEqual(themes);
  const versions = await inOrg(app.deps.db, world.orgId, (tx) => tx.selectDistinct({ version: textVector.version }).from(textVector));
  expect(versions).toEqual([{ version: after.version }]);
});
