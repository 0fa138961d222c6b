import { createApp } from '@kept/api/app.ts';
import { isPermission, mayDo, roles } from '@kept/core/permissions.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allCases } from './support/all-isolation-cases.ts';
import type { IsolationCase } from './support/isolation-case.ts';
import { fingerprint } from './support/fingerprint.ts';
import { openTestApp, type TestApp } from './support/test-app.ts';
import { directoryTables } from './support/tenant-tables.ts';
import { makeWorld, type Person, type World } from './support/world.ts';

let app: TestApp;
let mine: World;
let theirs: World;
let stranger: (method: string, path: string, body: unknown) => Promise<Response>;
const people = new Map<string, Person>();
const paths = new Map<string, string>();
const canary = 'canary-7f3a-never-leaves';

beforeAll(async () => {
  app = await openTestApp();
  mine = await makeWorld(app, 'Canary of ours');
  theirs = await makeWorld(app, 'Somebody else');
  for (const role of roles) people.set(role, await mine.join(role));
  for (const item of allCases) paths.set(item.route, item.path === undefined ? partsOf(item).path : await item.path(mine));
  stranger = (method, path, body) =>
    app.fetch(path, { method, headers: { 'content-type': 'application/json', origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }, ...(['GET', 'HEAD'].includes(method) ? {} : { body: JSON.stringify(body ?? {}) }) });
});
afterAll(() => app.close());

function partsOf(item: IsolationCase) {
  const [method = '', path = ''] = item.route.split(' ');
  return { method, path };
}

const pathOf = (item: IsolationCase) => paths.get(item.route) ?? '';
const guarded = allCases.filter((item) => isPermission(item.needs));
const send = (person: Person, item: IsolationCase) => person.send(partsOf(item).method, pathOf(item), partsOf(item).method === 'GET' ? {} : { body: JSON.stringify(item.body ?? {}) });

test('every route has an entry here, and every entry a route', () => {
  const ours = createApp(app.deps).routes.filter(({ method, path }) => method !== 'ALL' && !/^\/(docs|healthz|readyz|openapi\.json|page\.css|assets|\*|robots\.txt|favicon)/.test(path));
  const table = [...new Set(ours.map(({ method, path }) => `${method} ${path}`))].sort();
  expect(allCases.map((item) => item.route).sort()).toEqual(table);
});

describe('a stranger is asked to sign in', () => {
  test.each(guarded)('$route', async (item) => {
    const answer = await stranger(partsOf(item).method, pathOf(item), item.body);
    expect(answer.status).toBe(401);
  });
});

describe('a role without the permission is refused', () => {
  test.each(guarded.filter((item) => isPermission(item.needs) && roles.some((role) => isPermission(item.needs) && !mayDo(role, item.needs))))('$route', async (item) => {
    const role = roles.find((candidate) => isPermission(item.needs) && !mayDo(candidate, item.needs));
    const person = people.get(role ?? '');
    if (person === undefined) throw new Error('no such person');
    expect((await send(person, item)).status).toBe(403);
  });
});

describe("another organisation's administrator finds nothing of ours", () => {
  test.each(guarded)('$route', async (item) => {
    const isMine = isPermission(item.needs) && !mayDo('admin', item.needs);
    const asker = isMine ? await theirs.join('agent') : partsOf(item).path.startsWith('/api/v1/session') ? await theirs.join('admin') : theirs.admin;
    const answer = await send(asker, item);
    const body = await wordsOf(answer);
    expect(body).not.toContain('Canary of ours');
    expect(body).not.toContain(mine.orgId);
    if (item.path !== undefined && partsOf(item).path.includes(':')) expect([404, 422]).toContain(answer.status);
  });
});

describe('a forged link opens nothing, and says the same whatever it is', () => {
  test.each(allCases.filter((item) => item.needs === 'signed link'))('$route', async (item) => {
    const { method, path } = partsOf(item);
    const answer = await stranger(method, path.replace(/:[a-z]+/gi, 'Zm9yZ2Vk.Zm9yZ2VkZm9yZ2VkZm9yZ2Vk'), item.body);
    expect(answer.status).toBe(404);
  });
});

describe('reading changes nothing', () => {
  test('every GET by everyone who may leaves the database as it was', async () => {
    await stranger('GET', '/healthz', undefined);
    for (const item of guarded.filter((candidate) => candidate.route.startsWith('GET '))) {
      const before = await fingerprint(app.deps.database);
      await send(mine.admin, item);
      expect([item.route, await fingerprint(app.deps.database)]).toEqual([item.route, before]);
    }
    for (const item of allCases.filter((candidate) => !isPermission(candidate.needs) && candidate.route.startsWith('GET '))) {
      const before = await fingerprint(app.deps.database);
      await stranger('GET', pathOf(item), undefined);
      expect([item.route, await fingerprint(app.deps.database)]).toEqual([item.route, before]);
    }
  });
});

test('a canary in every text of one organisation never reaches another, nor a stranger', async () => {
  expect(await plantCanary(mine.orgId)).toBeGreaterThan(40);
  for (const item of allCases.filter((candidate) => candidate.route.startsWith('GET '))) {
    const seen = isPermission(item.needs) ? [await send(theirs.admin, item)] : [await stranger('GET', partsOf(item).path.replace(/:[a-z]+/gi, theirs.slug), undefined)];
    for (const answer of seen) expect([item.route, (await wordsOf(answer)).includes(canary)]).toEqual([item.route, false]);
  }
});

/** What an answer says; of a stream that goes on for minutes, its first event and the next, which tells of everything there was when it was asked from the beginning. */
async function wordsOf(answer: Response): Promise<string> {
  if (answer.headers.get('content-type') !== 'text/event-stream' || answer.body === null) return answer.text();
  let words = '';
  for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
    words += piece;
    if (words.split('\n\n').length > 2) break;
  }
  expect(words).toMatch(/^(.+\n)*data: .*\n\n(.+\n)*data: .*\n\n$/);
  return words;
}

/** Marks every text of an organisation, wherever the database lets it be marked; returns how many columns took the mark. */
async function plantCanary(orgId: string): Promise<number> {
  const { rows } = await app.deps.database.run("select table_name, column_name from information_schema.columns where table_schema = 'public' and data_type = 'text'");
  let planted = 0;
  for (const { table_name: table, column_name: column } of rows) {
    const name = String(table);
    if (name !== 'organisation' && directoryTables.includes(name)) continue;
    const key = name === 'organisation' ? 'id' : 'org_id';
    const done = await app.deps.database.run(`update "${name}" set "${String(column)}" = "${String(column)}" || '${canary}' where ${key} = $1 returning 1 as one`, [orgId]).catch(() => ({ rows: [] }));
    if (done.rows.length > 0) planted += 1;
  }
  return planted;
}
