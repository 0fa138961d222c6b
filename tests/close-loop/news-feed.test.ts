import { publicFactsAnswer } from '@kept/api/close-loop/public/public-facts.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { newId } from '@kept/db/new-id.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { layArchive } from '../support/faces/lay-public-faces.ts';
import { nameRecords } from '../support/name-records.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-22T10:00:00Z');
const host = 'sagt.example.com';
const names = nameRecords();
let app: TestApp;
let world: World;
let done: string;
let working: string;

beforeAll(async () => {
  app = await openTestApp({ now: start, readTexts: names.readTexts });
  world = await makeWorld(app, 'Northlight Energy');
  done = await layTheme(app, world, { title: 'Bills & <late> ]]> \u0007 "fees" \uFFFF' });
  working = await layTheme(app, world, { title: 'Nobody rings back', status: 'in_progress', deadlineOn: '2026-12-12' });
  for (const themeId of [done, working]) await layCustomers(app, world, [{ email: `${themeId}@mail.example`, themeId }]);
  await layArchive(app, world, done);
});
afterAll(() => app.close());

const ask = (path: string, headers: Record<string, string> = {}) => app.fetch(path, { headers });
const feed = async (query = '') => (await ask(`/o/${world.slug}/feed.atom${query}`)).text();
const parts = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, part = '']) => part);
const entryOf = (xml: string, id: string) => parts(xml, /<entry>(.*?)<\/entry>/gs).find((entry) => entry.includes(`<id>urn:uuid:${id}`)) ?? '';
const updated = (entry: string) => new Date(/<updated>([^<]+)/.exec(entry)?.[1] ?? '');

/** RFC 4287, as far as it can be read in the text: once each, in a form every reader knows, and told apart. */
function faultsIn(xml: string): string[] {
  const [head = '', ...entries] = xml.split('<entry>');
  const once = (part: string, where: string) => ['id', 'title', 'updated'].filter((name) => part.split(`<${name}`).length !== 2).map((name) => `${where}: not one ${name}`);
  const ids = parts(xml, /<entry><id>([^<]+)/g);
  const dates = parts(xml, /<updated>([^<]+)/g).map((at) => new Date(at).getTime());
  return [
    ...once(head, 'feed'),
    ...entries.flatMap((entry, place) => [...once(entry, `entry ${place}`), ...(entry.includes('<link rel="alternate" type="text/html" href="http') ? [] : [`entry ${place}: leads nowhere`])]),
    ...(new Set(ids).size === ids.length ? [] : ['an id twice']),
    ...parts(xml, /href="([^"]*)"/g).filter((href) => !/^https?:\/\//.test(href)).map((href) => `not absolute: ${href}`),
    ...parts(xml, /<updated>([^<]+)/g).filter((at) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at)),
    ...(dates[0] === Math.max(...dates.slice(1)) ? [] : ['the feed is not as new as its newest entry']),
    ...(/<author><name>[^<]+<\/name><\/author>/.test(head) ? [] : ['nobody wrote it']),
    ...(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(xml) ? ['a letter XML does not have'] : []),
  ];
}

test('the feed keeps to RFC 4287, in every language and under an own name', async () => {
  for (const query of ['', '?lang=de', '?lang=ar']) expect([query, ...faultsIn(await feed(query))]).toEqual([query]);
  await names.prove(world, host);
  const own = await (await ask(`http://${host}/feed.atom`)).text();
  expect(faultsIn(own)).toEqual([]);
  expect(own).toContain(`<link rel="self" type="application/atom+xml" href="http://${host}/feed.atom"/>`);
  expect(own).toContain(`<link rel="alternate" type="text/html" href="http://${host}/themes/${done}"/>`);
});

test('a subject that is not in the feed’s language says in which it is', async () => {
  expect(await feed('?lang=ar')).toContain('<title xml:lang="de">Ihr Sommer</title>');
  expect(await feed('?lang=de')).toContain('<title>Ihr Sommer</title>');
});

test('a date that moves and new words to the public make an entry newer, and it stays the same entry', async () => {
  const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
  const before = entryOf(await feed(), working);
  const note = { orgId: world.orgId, themeId: working };
  await inOrg(app.deps.db, world.orgId, (tx) => tx.insert(themeUpdate).values({ ...note, id: newId(at(0)), kind: 'update', at: at(0), internalNote: 'Only for us.' }));
  expect(updated(entryOf(await feed(), working))).toEqual(updated(before));
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    await tx.insert(themeUpdate).values({ ...note, id: newId(at(1)), kind: 'deadline_moved', at: at(1), fromDeadlineOn: '2026-12-12', toDeadlineOn: '2026-12-20' });
    await tx.update(theme).set({ deadlineOn: '2026-12-20' }).where(eq(theme.id, working));
  });
  const moved = entryOf(await feed(), working);
  expect([moved.includes('20 December'), updated(moved)]).toEqual([true, at(1)]);
  await inOrg(app.deps.db, world.orgId, (tx) => tx.insert(themeUpdate).values({ ...note, id: newId(at(2)), kind: 'update', at: at(2), publicText: 'Two teams try it.' }));
  const said = entryOf(await feed(), working);
  expect([said.includes('Two teams try it.'), updated(said)]).toEqual([true, at(2)]);
  expect(parts(said, /<id>([^<]+)/g)).toEqual(parts(before, /<id>([^<]+)/g));
  expect(faultsIn(await feed())).toEqual([]);
});

test('a promise that passes in silence is news of the day after it', async () => {
  app.setNow(new Date('2026-12-24T10:00:00Z'));
  const late = await layTheme(app, world, { title: 'Letters get lost', status: 'open', deadlineOn: '2026-12-22', statusSince: start });
  await layCustomers(app, world, [{ email: 'late@mail.example', themeId: late }]);
  const entry = entryOf(await feed(), late);
  expect([entry.includes('#unanswered-0'), updated(entry)]).toEqual([true, new Date('2026-12-23T00:00:00Z')]);
  app.setNow(start);
});

test('a copy that is still true is not sent again, and one that is not, is', async () => {
  for (const path of [`/o/${world.slug}/feed.atom`, `/o/${world.slug}/data.json`, `http://${host}/feed.atom`]) {
    const first = await ask(path);
    const again = await ask(path, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([path, again.status, await again.text(), again.headers.get('etag')]).toEqual([path, 304, '', first.headers.get('etag')]);
    expect((await ask(path, { 'if-none-match': '"another"' })).status).toBe(200);
  }
});

test('the data are what docs/public-data.md says, field by field and no more', async () => {
  const text = readFileSync(new URL('../../docs/public-data.md', import.meta.url), 'utf8');
  for (const query of ['', '?lang=de', '?lang=ar']) {
    const answer = await ask(`/o/${world.slug}/data.json${query}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(publicFactsAnswer.safeParse(await answer.json()).error?.issues).toBeUndefined();
  }
  const schema = z.toJSONSchema(publicFactsAnswer);
  const fields = new Set([...JSON.stringify(schema).matchAll(/"([A-Za-z]+)":\{/g)].map(([, name = '']) => name).filter((name) => !['properties', 'items', 'schema'].includes(name)));
  expect(fields.size).toBeGreaterThan(20);
  expect([...fields].filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});
