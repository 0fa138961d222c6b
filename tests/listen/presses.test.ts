import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fieldIn, surveyVisitor, type SurveyPageSeen, type SurveyVisitor } from '../support/survey-visitor.ts';
import { listTenantTables } from '../support/tenant-tables.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const day = 86_400_000;
let app: TestApp;
let world: World;
let visit: SurveyVisitor;
let surveyId = '';
let clock = Date.parse('2026-11-16T10:00:00Z');

const later = (milliseconds: number) => app.setNow(new Date((clock += milliseconds)));

beforeAll(async () => {
  app = await openTestApp({ now: new Date(clock) });
});
afterAll(() => app.close());
beforeEach(async () => {
  world = await makeWorld(app);
  const made = await (await world.admin.post('/api/v1/surveys', { title: 'After a call', question: 'Would you recommend us?', metric: 'nps', lowLabel: 'no', highLabel: 'yes' })).json();
  surveyId = made.id;
  visit = surveyVisitor(app, new URL(made.url).pathname, () => later(5000));
});

const linkOf = async (externalId: string): Promise<string> => {
  const made = await world.admin.post(`/api/v1/surveys/${surveyId}/links`, { customers: [{ externalId }], days: 7 });
  return new URL((await made.json()).items[0].url).search;
};
const presses = async () => (await world.admin.get(`/api/v1/surveys/${surveyId}/presses`)).json();
const stored = async (table: string) => Number((await app.deps.database.run(`select count(*)::int as n from ${table} where org_id = '${world.orgId}'`)).rows[0]?.n);

/** What the page's script does after somebody touched the page. */
async function press(page: SurveyPageSeen, score: string, change: Record<string, string> = {}): Promise<number> {
  later(2000);
  const carried = Object.fromEntries(['form', 't', 'lang', 'here', 'seen'].map((name) => [name, fieldIn(page.html, name)]));
  return (await app.fetch(`${visit.path}/press`, { method: 'POST', body: new URLSearchParams({ ...carried, 'q.score': score, ...change }) })).status;
}

/** Every row of the organisation's, so that nothing can change unseen. */
async function everything(): Promise<string> {
  const tables = await listTenantTables(app.deps.database);
  const parts = await Promise.all(tables.map(async (table) => (await app.deps.database.run(`select '${table} ' || t::text as row from "${table}" t where org_id = '${world.orgId}' order by 1`)).rows.map(({ row }) => String(row))));
  return parts.flat().join('\n');
}

test('looking changes nothing, however often scanners open a clicked score or ask for its head', async () => {
  const link = await linkOf('maria');
  const before = await everything();
  const statuses = new Set<number>();
  for (let looked = 0; looked < 100; looked += 1) {
    const method = looked % 2 === 0 ? 'GET' : 'HEAD';
    statuses.add((await app.fetch(`${visit.path}${link}&score=${looked % 11}`, { method, headers: { 'user-agent': 'mail-scanner' } })).status);
  }
  for (const method of ['GET', 'HEAD']) expect((await app.fetch(`${visit.path}/press${link}&score=9`, { method })).status).toBe(404);
  expect([...statuses]).toEqual([200]);
  expect(await everything()).toBe(before);
});

test('a pressed score is one row for each link, in no figure, and goes when the answer is sent', async () => {
  const health = async () => (await world.admin.get('/api/v1/health')).text();
  const surveys = async () => (await (await world.admin.get('/api/v1/surveys')).json()).items;
  const before = [await health(), await surveys()];
  const [maria, hugo] = [await linkOf('maria'), await linkOf('hugo')];
  const page = await visit.open(`${maria}&score=9`);
  expect([await press(page, '9'), await press(page, '9'), await press(await visit.open(maria), '3'), await press(await visit.open(hugo), '3')]).toEqual([204, 204, 204, 204]);
  expect(await presses()).toEqual({ people: 2, scores: [{ question: 'score', score: 3, scaleMax: 10, n: 2 }] });
  expect([await stored('survey_press'), await stored('survey_response'), await stored('feedback')]).toEqual([2, 0, 0]);
  await world.settle();
  expect([await health(), await surveys()]).toEqual(before);
  expect((await (await world.admin.get(`/api/v1/surveys/${surveyId}/responses`)).json())).toMatchObject({ items: [], counts: [] });

  expect((await visit.send(page, { 'q.score': '8' })).status).toBe(200);
  expect(await presses()).toMatchObject({ people: 1 });
  expect([await stored('survey_response'), await stored('feedback')]).toEqual([1, 1]);
  expect(await press(await visit.open(maria), '1')).toBe(204);
  expect(await presses()).toMatchObject({ people: 1 });
  expect((await (await world.admin.get('/api/v1/feedback')).json()).items).toMatchObject([{ score: 8 }]);
});

test('what is forged, expired, too quick or no score is answered as a page is, and stores nothing', async () => {
  const link = await linkOf('maria');
  const page = await visit.open(link);
  const statuses = [await press(page, '9', { form: 'made.up' }), await press(page, '9', { t: 'x'.repeat(27) }), await press(page, '9', { t: '' }), await press(page, '11'), await press(page, ''), await press(page, '9', { website: 'spam' })];
  expect(statuses).toEqual([422, 404, 404, 422, 422, 422]);
  const quick = await visit.open(link);
  later(-2000);
  expect(await press(quick, '9')).toBe(422);
  expect((await app.fetch(`${visit.path}/press`, { method: 'POST', body: JSON.stringify({ t: new URLSearchParams(link).get('t'), form: fieldIn(page.html, 'form'), here: 'score', 'q.score': '9' }), headers: { 'content-type': 'application/json' } })).status).toBe(422);
  later(8 * day);
  expect(await press(page, '9')).toBe(410);
  expect(await stored('survey_press')).toBe(0);
});

test('a pressed score goes with the last day of its link, and with its person', async () => {
  await press(await visit.open(await linkOf('maria')), '9');
  await press(await visit.open(await linkOf('hugo')), '2');
  const [hugo] = (await app.deps.database.run(`select id from customer where org_id = '${world.orgId}' and external_id = 'hugo'`)).rows;
  const exported = await (await world.admin.post(`/api/v1/customers/${String(hugo?.id)}/exports`)).text();
  expect(exported).toContain('surveyPresses');
  await world.admin.delete(`/api/v1/customers/${String(hugo?.id)}`);
  expect(await presses()).toEqual({ people: 1, scores: [{ question: 'score', score: 9, scaleMax: 10, n: 1 }] });
  later(6 * day);
  await app.settle();
  expect(await stored('survey_press')).toBe(1);
  later(2 * day);
  await app.settle();
  expect(await stored('survey_press')).toBe(0);
});
