import { searchAnswer } from '@kept/api/understand/search-feedback.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { laidPoints } from '../measure/laid-points.ts';
import { loopTexts } from '../support/loop-texts.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { findSomeThemes, sendTexts } from './found-themes.ts';

let app: TestApp;
let world: World;
let other: World;

beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app);
  other = await makeWorld(app);
  await findSomeThemes(world);
  await sendTexts(world, ['Der Rückruf kam nie, und die Überweisung fehlt.'], { language: 'de', channel: 'email' });
  await sendTexts(other, ['A refund of somebody else, with the word marmalade.']);
  await world.settle();
});
afterAll(() => app.close());

const look = async (query: string) => searchAnswer.parse(await (await world.admin.get(`/api/v1/search?limit=50&${query}`)).json());
const marked = ({ text, spans }: { text: string; spans: readonly { start: number; end: number }[] }) => spans.map(({ start, end }) => text.slice(start, end));

test('what holds the words is found, with the words marked', async () => {
  const { items } = await look('q=refunds');
  const held = (await look('q=refund')).items.filter(({ foundBy }) => foundBy !== 'meaning');
  expect(held).toHaveLength(loopTexts.filter(({ text }) => /(?<![\p{L}\p{N}])refund/iu.test(text)).length);
  for (const item of held) expect(marked(item).every((word) => /^refund/i.test(word))).toBe(true);
  expect(items.every(({ text }) => loopTexts.some((each) => each.text === text))).toBe(true);
});

test('what means the same is found without the words, and the clause that comes closest is marked', async () => {
  const { items, isMeaningKnown } = await look(`q=${encodeURIComponent('they still owe me my money back')}`);
  const near = items.filter(({ foundBy }) => foundBy === 'meaning');
  expect(isMeaningKnown).toBe(true);
  expect(near.length).toBeGreaterThan(0);
  const topics = near.map(({ text }) => loopTexts.find((each) => each.text === text)?.topic);
  expect(topics.filter((topic) => topic === 'refund').length).toBeGreaterThan(topics.length / 2);
  const only = await look(`q=${encodeURIComponent('they still owe me my money back')}&by=meaning`);
  expect([only.total, only.items.map(({ id }) => id)]).toEqual([near.length, near.map(({ id }) => id)]);
  for (const { text, spans } of near) for (const { start, end } of spans) expect(start >= 0 && end <= text.length && start < end).toBe(true);
});

test('filters narrow it, accents count, and a search for nothing is refused in a sentence', async () => {
  const found = (await look(`q=${encodeURIComponent('rückruf')}&channel=email`)).items.filter(({ foundBy }) => foundBy !== 'meaning');
  expect(found.map(marked)).toEqual([['Rückruf']]);
  expect((await look(`q=${encodeURIComponent('rückruf')}&channel=phone`)).items).toEqual([]);
  const empty = await world.admin.get('/api/v1/search?q=%20');
  expect(empty.status).toBe(422);
  expect((await empty.json()).detail).toContain('Say what to look for.');
  expect((await look('q=%25%26')).items.every(({ foundBy }) => foundBy === 'meaning')).toBe(true);
});

test('a search that has to do with nothing finds nothing', async () => {
  for (const q of ['volcanoes on other planets', 'qwxz blorf vrrt', 'recipe for lemon cake']) expect((await look(`q=${encodeURIComponent(q)}`)).items).toEqual([]);
});

test('a filter chooses among all that has to do with the question, not among the first few', async () => {
  const wide = await makeWorld(app);
  await sendTexts(wide, Array.from({ length: 60 }, (_, i) => `My refund has still not been paid, said customer ${i}`));
  await sendTexts(wide, ['They owe me money for the returned order'], { channel: 'email', language: 'en' });
  await wide.settle();
  const lookIn = async (query: string) => searchAnswer.parse(await (await wide.admin.get(`/api/v1/search?${query}`)).json());
  const q = `q=${encodeURIComponent('they have not given my money back')}`;
  const all = await lookIn(q);
  expect(all.total).toBeGreaterThan(15);
  const { items } = await lookIn(`${q}&channel=email&language=en&from=2020-01-01`);
  expect(items.map(({ text }) => text)).toEqual(['They owe me money for the returned order']);
});

test('pages follow one another without gap or repetition, also while more arrives', async () => {
  const q = `q=${encodeURIComponent('refund')}`;
  const whole = await look(q);
  const first = searchAnswer.parse(await (await world.admin.get(`/api/v1/search?${q}&limit=4`)).json());
  app.setNow(new Date(app.deps.now().getTime() + 60_000));
  await sendTexts(world, ['A refund that came while somebody was reading'], { externalId: 'in-between' });
  const pages = [...first.items];
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const page = searchAnswer.parse(await (await world.admin.get(`/api/v1/search?${q}&limit=4&cursor=${cursor}`)).json());
    pages.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(pages.map(({ id }) => id)).toEqual(whole.items.map(({ id }) => id));
  expect([first.total, whole.nextCursor]).toEqual([whole.items.length, null]);
  const foreign = await world.admin.get(`/api/v1/search?${q}&cursor=bm90IG9uZQ`);
  expect([foreign.status, (await foreign.json()).detail]).toEqual([422, expect.stringContaining('This page no longer exists')]);
});

test('of a text of several sentences the one that comes closest is marked', async () => {
  const long = 'The queue was short. They have never paid back the money that I was charged twice.';
  await sendTexts(world, [long], { externalId: 'long-one' });
  await world.settle();
  const { items } = await look(`q=${encodeURIComponent('they have not given my money back')}`);
  const item = items.find(({ text }) => text === long);
  expect(item === undefined ? [] : marked(item)).toEqual(['They have never paid back the money that I was charged twice.']);
});

test('quotes, signs and stray operators are words to look for, not commands', async () => {
  for (const q of ["it's", "'); drop table feedback; --", 'a | b & !c:*', '\\', '"refund" <-> email', ':*']) expect((await world.admin.get(`/api/v1/search?q=${encodeURIComponent(q)}`)).status).toBe(200);
});

test("neither another organisation's words nor an agent's report is found", async () => {
  const laid = await laidPoints(app, world);
  await laid.say(6, '2026-11-02', [], (at) => ({ kind: 'friction', channel: 'friction', team: 'North', text: `The zanzibarcanary of agent number ${at}.` }));
  for (const path of ['/api/v1/search?q=zanzibarcanary', '/api/v1/search?q=marmalade', '/api/v1/feedback?q=zanzibarcanary', '/api/v1/feedback?q=marmalade']) {
    const body = await (await world.admin.get(path)).text();
    expect([path, /zanzibarcanary|marmalade/.test(body)]).toEqual([path, false]);
  }
});

test('the function that looks past the policy gives nothing of another organisation, and nothing without one', async () => {
  const countAs = (org: string) =>
    app.deps.db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.org_id', ${org}, true), set_config('role', 'kept_app', true)`);
      return rowsOf(await tx.execute(sql`select count(*)::int as n from search_words('marmalade', 50)`), z.object({ n: z.number() }));
    });
  expect([await countAs(other.orgId), await countAs(world.orgId), await countAs('')]).toEqual([[{ n: 1 }], [{ n: 0 }], [{ n: 0 }]]);
});

test('the word index serves the search, for one organisation only, however many texts there are', async () => {
  const laid = await laidPoints(app, other);
  await laid.say(3000, '2026-11-03', [], (at) => ({ text: `Text ${at} about ${at % 700 === 0 ? 'saffron' : 'something else'}` }));
  await app.deps.database.runScript('analyze feedback');
  const [source] = (await app.deps.database.run("select prosrc from pg_proc where proname = 'search_words'")).rows;
  const statement = String(source?.prosrc).replaceAll(/\bwanted\b/g, "'saffron'").replaceAll(/\bmost\b/g, '50');
  const plan = await app.deps.db.transaction(async (tx) => {
    await tx.execute(`select set_config('app.org_id', '${other.orgId}', true), set_config('role', 'kept_searcher', true)`);
    return JSON.stringify(await tx.execute(`explain ${statement}`));
  });
  expect(plan).toContain('feedback_words');
  expect(plan).not.toContain('Seq Scan on feedback');
  expect((await other.admin.get('/api/v1/feedback?q=saffron').then((answer) => answer.json())).total).toBe(5);
});
