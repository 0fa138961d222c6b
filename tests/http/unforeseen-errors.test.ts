import { createApp } from '@kept/api/app.ts';
import { openLog } from '@kept/api/open-log.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let key: string;
let broken: ReturnType<typeof createApp>;
const lines: string[] = [];
const secretWords = 'the supervisor in Leeds shouts at me';

beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app, 'Broken Things');
  key = (await (await world.admin.post('/api/v1/keys', { name: 'K', scopes: ['feedback:write'] })).json()).secret;
  broken = createApp({ ...app.deps, log: openLog('error', { write: (line) => void lines.push(line) }) });
  // The schema loses a table: from here on every query over it fails with its parameters in the message.
  await app.deps.db.execute(sql`alter table feedback rename to feedback_away`);
  await app.deps.db.execute(sql`alter table organisation rename to organisation_away`);
});
afterAll(() => app.close());
beforeEach(() => void (lines.length = 0));

const ask = (path: string, init: RequestInit = {}) => broken.request(`http://localhost${path}`, init);

test('a failed save is logged with its cause and its place, without the words that were to be saved', async () => {
  const answer = await ask('/api/v1/feedback?secret=in-the-address', { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body: JSON.stringify({ source: 'App Store', text: secretWords }) });
  const { requestId, ...problem } = await answer.json();
  expect([answer.status, problem.code]).toEqual([500, 'unexpected']);
  expect(lines).toHaveLength(1);
  const logged = JSON.parse(lines[0] ?? '');
  expect(logged).toMatchObject({ requestId, method: 'POST', route: '/api/v1/feedback', err: { name: 'Error', code: '42P01' } });
  expect(logged.err.stack).toMatch(/^\s+at .*\n/);
  expect(Object.keys(logged).sort()).toEqual(['err', 'hostname', 'level', 'method', 'msg', 'pid', 'requestId', 'route', 'time']);
  for (const leak of [secretWords, 'App Store', 'in-the-address', 'insert into', key]) expect(lines[0]).not.toContain(leak);
});

test('a page behind a link is logged by its pattern, never by its token', async () => {
  const token = app.deps.secrets.sign('receipt', [world.orgId, world.orgId]);
  const answer = await ask(`/r/${token}`);
  expect(answer.status).toBe(500);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ method: 'GET', route: '/r/:token' });
  for (const leak of [token, token.slice(0, 20), world.orgId]) expect(lines.join('\n')).not.toContain(leak);
});

test('of a friction page that failed the log says only that one did', async () => {
  const form = new URLSearchParams({ slip: '7F3K-92QM-4T', team: 'Billing', text: secretWords, frequency: 'every_day', step: 'Refund' });
  const answer = await ask(`/f/${world.slug}`, { method: 'POST', body: form });
  expect(answer.status).toBe(500);
  expect(lines).toHaveLength(1);
  const logged = JSON.parse(lines[0] ?? '');
  expect(Object.keys(logged).sort()).toEqual(['hostname', 'level', 'msg', 'pid', 'sinceStart', 'time']);
  expect(logged.msg).toBe('A friction page failed');
});
