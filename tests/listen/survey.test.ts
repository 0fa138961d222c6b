import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { fieldIn, surveyVisitor, type SurveyVisitor } from '../support/survey-visitor.ts';

let app: TestApp;
let world: World;
let visit: SurveyVisitor;
let surveyId: string;
let clock = Date.parse('2026-11-20T10:00:00Z');

const later = (milliseconds: number) => app.setNow(new Date((clock += milliseconds)));
const survey = { title: 'After a call', question: 'How easy was it to get help today?', metric: 'nps', lowLabel: 'very difficult', highLabel: 'very easy' };

beforeAll(async () => {
  app = await openTestApp({ now: new Date(clock) });
  world = await makeWorld(app);
  const made = await (await world.admin.post('/api/v1/surveys', survey)).json();
  surveyId = made.id;
  visit = surveyVisitor(app, new URL(made.url).pathname, () => later(5000));
});
afterAll(() => app.close());

const answers = async () => (await (await world.admin.get('/api/v1/feedback?source=After%20a%20call')).json()).items;
const responses = async (query = '') => (await (await world.admin.get(`/api/v1/surveys/${surveyId}/responses${query}`)).json()).items;

test('a customer gives a score, then a comment, and hears when and where it is answered', async () => {
  const first = await visit.open();
  expect(first.html).not.toMatch(/checked|<script>/);
  const second = await visit.send(first, { 'q.score': '8' });
  expect([second.status, second.html.includes('What is the main reason?')]).toEqual([200, true]);
  expect(await answers()).toMatchObject([{ score: 8, scaleMax: 10, text: '', metric: 'nps' }]);
  const last = await visit.send(second, { 'q.comment': 'Call me on 020 7946 0958' });
  expect(last.html).toContain('Thank you. We read every comment.');
  expect(last.html).toContain('1 January 2027');
  await visit.send(second, { 'q.comment': 'Call me on 020 7946 0958' });
  expect(await answers()).toMatchObject([{ score: 8, text: 'Call me on [phone]' }]);
  expect(await responses()).toMatchObject([{ version: 1, isComplete: true, answers: [{ question: 'score', score: 8 }, { question: 'comment', text: 'Call me on [phone]' }] }]);
});

test('a score clicked in a mail is chosen, and counts only when the person goes on', async () => {
  const before = (await answers()).length;
  const page = await visit.open('?score=9');
  expect(page.html).toMatch(/value="9" aria-label="9 out of 10" checked/);
  expect((await visit.open('?q.score=3')).html).toMatch(/value="3" aria-label="3 out of 10" checked/);
  for (const hostile of ['?score=44', '?score=-1', '?q.score=%22%3E%3Cscript%3E', '?score=9&score=x"']) expect((await visit.open(hostile)).html).not.toMatch(/ checked.* checked|<script>/s);
  expect((await visit.open('?score=44')).html).not.toContain('checked');
  expect(await answers()).toHaveLength(before);
});

test('what is missing or outside its scale is said on the page, with everything else kept', async () => {
  const first = await visit.open();
  const empty = await visit.send(first, {});
  expect([empty.status, empty.html.includes('<title>Error: '), empty.html.includes('<a href="#q.score">Choose a score.</a>')]).toEqual([422, true, true]);
  for (const score of ['11', '-1', '8.5', 'abc']) expect((await visit.send(first, { 'q.score': score })).html).toContain('Choose a number from 0 to 10.');
  const second = await visit.send(first, { 'q.score': '3' });
  const long = await visit.send(second, { 'q.comment': 'x'.repeat(5001) });
  expect([long.status, long.html.includes('Keep the comment under 5,000 characters. It has 5,001.'), long.html.includes('x'.repeat(5001))]).toEqual([422, true, true]);
});

test('a made-up form, or a body that is no form, stores nothing', async () => {
  const before = (await answers()).length;
  const first = await visit.open();
  expect((await visit.send({ ...first, html: first.html.replace(fieldIn(first.html, 'form'), 'made.up') }, { 'q.score': '5' })).status).toBe(422);
  expect((await app.fetch(visit.path, { method: 'POST', body: '{"score":5}', headers: { 'content-type': 'application/json' } })).status).toBe(422);
  expect(await answers()).toHaveLength(before);
});

test('an answer whose hidden field was filled in is kept apart, shown with its reason, and counts once somebody lets it', async () => {
  const before = (await answers()).length;
  const sent = await visit.send(await visit.open(), { 'q.score': '5', website: 'https://spam.example' });
  await visit.send(sent, { 'q.comment': 'I am a program, or my browser is too helpful.' });
  expect(await answers()).toHaveLength(before);
  const [kept] = await responses('?apart=1');
  expect(kept).toMatchObject({ suspicions: ['The hidden field was filled in, as programs do.'], answers: [{ score: 5 }, { text: 'I am a program, or my browser is too helpful.' }] });
  const accept = () => world.admin.post(`/api/v1/surveys/${surveyId}/responses/${kept.id}/acceptance`);
  expect([(await accept()).status, (await accept()).status]).toEqual([204, 204]);
  expect(await responses('?apart=1')).toEqual([]);
  const now = await answers();
  expect([now.length, now[0].text]).toEqual([before + 1, 'I am a program, or my browser is too helpful.']);
});

test('an invited customer answers once, may change the answer, and later finds the link closed', async () => {
  const links = async () => (await (await world.admin.post(`/api/v1/surveys/${surveyId}/links`, { customers: [{ externalId: 'M-1', email: 'maria@example.org' }] })).json()).items;
  const [{ url }] = await links();
  const t = new URL(url).searchParams.get('t') ?? '';
  expect(Buffer.from(t, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
  expect((await links())[0].url).toBe(url);
  const stored = await app.deps.database.run('select to_jsonb(l)::text as row from survey_link l');
  expect(stored.rows.some((row) => String(row.row).includes(t))).toBe(false);
  const answer = async (score: string, comment: string) => visit.send(await visit.send(await visit.open(`?t=${t}`), { 'q.score': score }), { 'q.comment': comment });
  await answer('2', 'It took three calls.');
  await answer('4', 'It took two calls.');
  const mine = (await answers()).filter((one: { customer: unknown }) => one.customer !== null);
  expect(mine).toMatchObject([{ score: 4, text: 'It took two calls.' }]);
  const again = await visit.open(`?t=${t}`);
  expect(again.html).toMatch(/You have already answered. You can change your answer until 4 December.*value="4"[^>]*checked/s);
  expect((await visit.open(`?t=${t}x`)).status).toBe(404);
  later(15 * 86_400_000);
  const over = await visit.open(`?t=${t}`);
  expect([over.status, over.html.includes('This link stopped working on 4 December. Nothing is needed from you.')]).toEqual([410, true]);
  const late = await visit.send(again, { 'q.score': '9' });
  expect([late.status, late.html.includes('This link stopped working on 4 December, so what you just sent was not kept.')]).toEqual([410, true]);
  world = { ...world, admin: await world.join('admin') };
  expect((await answers()).filter((one: { customer: unknown }) => one.customer !== null)).toMatchObject([{ score: 4 }]);
});

test('surveys are listed with their answers, and a wrong one is refused field by field', async () => {
  expect((await (await world.admin.get('/api/v1/surveys')).json()).items).toMatchObject([{ title: 'After a call', questions: 2, metrics: ['nps'], state: 'open', version: 1, apart: 0 }]);
  expect((await (await world.admin.post('/api/v1/surveys', survey)).json()).slug).toBe('after-a-call-2');
  const taken = await world.admin.post('/api/v1/surveys', { ...survey, slug: 'after-a-call' });
  expect([taken.status, (await taken.json()).errors[0].pointer]).toEqual([409, '/slug']);
  const wrong = await world.admin.post('/api/v1/surveys', { ...survey, question: ' ', lowLabel: '' });
  expect([wrong.status, (await wrong.json()).errors.map((one: { pointer: string }) => one.pointer)]).toEqual([422, ['/question', '/lowLabel']]);
  const scale = await world.admin.post('/api/v1/surveys', { ...survey, scale: { min: 1, max: 5 } });
  expect((await scale.json()).detail).toBe('scale: NPS is asked from 0 to 10, not from 1 to 5.');
  expect((await app.fetch(`/s/${world.slug}/nope`)).status).toBe(404);
  expect((await app.fetch('/s/nobody/after-a-call')).status).toBe(404);
});

test('a person who pressed too quickly, or on a page of last week, is asked once and never again', async () => {
  const before = (await answers()).length;
  const quick = await visit.sendAtOnce(await visit.open(), { 'q.score': '2' });
  expect([quick.status, quick.html.includes('That was very quick'), /value="2"[^>]*checked/.test(quick.html)]).toEqual([422, true, true]);
  expect((await visit.sendAtOnce(quick, { 'q.score': '2' })).status).toBe(200);
  const old = await visit.open();
  later(8 * 86_400_000);
  const late = await visit.sendAtOnce(old, { 'q.score': '3' });
  expect([late.status, late.html.includes('open for a long time')]).toEqual([422, true]);
  expect((await visit.sendAtOnce(late, { 'q.score': '3' })).status).toBe(200);
  world = { ...world, admin: await world.join('admin') };
  expect(await answers()).toHaveLength(before + 2);
});

test('ten thousand answers from one address: the first twenty count, the next are kept apart, then the address is told to wait', async () => {
  const made = await (await world.admin.post('/api/v1/surveys', { ...survey, title: 'Flooded' })).json();
  const flood = surveyVisitor(app, new URL(made.url).pathname, () => later(5000));
  for (let sent = 0; sent < 23; sent += 1) expect((await flood.send(await flood.open(), { 'q.score': String(sent % 11) })).status).toBe(200);
  const row = (await (await world.admin.get('/api/v1/surveys')).json()).items.find((one: { id: string }) => one.id === made.id);
  expect([row.answers, row.apart]).toEqual([20, 3]);
  const apart = await (await world.admin.get(`/api/v1/surveys/${made.id}/responses?apart=1`)).json();
  expect(apart.items[0].suspicions).toEqual(['More than twenty answers to this survey came from one address within an hour.']);
  // The minute begins anew, and everything it allows is taken at once: how fast this machine is decides nothing.
  const page = await flood.open();
  await app.deps.limits.publicByAddress.forgive('127.0.0.1');
  for (let taken = 0; taken < 120; taken += 1) await app.deps.limits.publicByAddress.take('127.0.0.1');
  const told = await flood.send(page, { 'q.score': '1' });
  expect([told.status, told.html.includes('Too many answers came from here in one minute. Wait a minute and try again.')]).toEqual([429, true]);
});
