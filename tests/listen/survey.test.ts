import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let path: string;
let surveyId: string;
let clock = Date.parse('2026-11-20T10:00:00Z');

const later = (milliseconds: number) => app.setNow(new Date((clock += milliseconds)));
const survey = { title: 'After a call', question: 'How easy was it to get help today?', metric: 'nps', lowLabel: 'very difficult', highLabel: 'very easy' };

beforeAll(async () => {
  app = await openTestApp({ now: new Date(clock) });
  world = await makeWorld(app);
  const made = await (await world.admin.post('/api/v1/surveys', survey)).json();
  surveyId = made.id;
  path = new URL(made.url).pathname;
});
afterAll(() => app.close());

const hiddenIn = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const open = async (query = '') => (await app.fetch(path + query)).text();
const send = async (fields: Record<string, string>) => {
  const answer = await app.fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: answer.status, html: await answer.text() };
};
const answers = async () => (await (await world.admin.get('/api/v1/feedback?source=After%20a%20call')).json()).items;

test('a customer gives a score, then a comment, and hears when and where it is answered', async () => {
  const first = await open();
  expect(first).not.toMatch(/<script|checked/);
  const form = hiddenIn(first, 'form');
  later(5000);
  const second = await send({ step: 'score', form, score: '8' });
  expect([second.status, second.html.includes('What is the main reason?')]).toEqual([200, true]);
  expect(await answers()).toMatchObject([{ score: 8, scaleMax: 10, text: '', metric: 'nps' }]);
  const last = await send({ step: 'comment', form: hiddenIn(second.html, 'form'), score: '8', comment: 'Call me on 020 7946 0958' });
  expect(last.html).toContain('Thank you. We read every comment.');
  expect(last.html).toContain('1 January 2027');
  await send({ step: 'comment', form: hiddenIn(second.html, 'form'), score: '8', comment: 'Call me on 020 7946 0958' });
  expect(await answers()).toMatchObject([{ score: 8, text: 'Call me on [phone]' }]);
});

test('a score clicked in a mail is chosen, and counts only when the person goes on', async () => {
  const before = (await answers()).length;
  const page = await open('?score=9');
  expect(page).toMatch(/value="9" aria-label="9 out of 10" checked/);
  expect(await open('?score=44')).not.toContain('checked');
  expect(await answers()).toHaveLength(before);
});

test('what is missing is said on the page, with everything else kept', async () => {
  const form = hiddenIn(await open(), 'form');
  later(5000);
  const answer = await send({ step: 'score', form });
  expect(answer.status).toBe(422);
  expect(answer.html).toContain('<title>Error: ');
  expect(answer.html).toContain('<a href="#score">Choose a score.</a>');
  const long = await send({ step: 'comment', form, score: '3', comment: 'x'.repeat(5001) });
  expect([long.status, long.html.includes('Keep the comment under 5,000 characters. It has 5,001.')]).toEqual([422, true]);
});

test('a program that is too quick, fills the hidden field or makes up a form stores nothing', async () => {
  const before = (await answers()).length;
  const form = hiddenIn(await open(), 'form');
  expect((await send({ step: 'score', form, score: '5' })).html).toContain('That was very quick');
  later(5000);
  expect((await send({ step: 'score', form, score: '5', website: 'x' })).status).toBe(422);
  expect((await send({ step: 'score', form: 'made.up', score: '5' })).status).toBe(422);
  expect((await app.fetch(path, { method: 'POST', body: '{"score":5}', headers: { 'content-type': 'application/json' } })).status).toBe(422);
  expect(await answers()).toHaveLength(before);
});

test('an invited customer answers once, may change the answer, and later finds the link closed', async () => {
  const { items } = await (await world.admin.post(`/api/v1/surveys/${surveyId}/links`, { customers: [{ externalId: 'M-1', email: 'maria@example.org' }] })).json();
  const t = new URL(items[0].url).searchParams.get('t') ?? '';
  const answer = async (score: string, comment: string) => {
    const form = hiddenIn(await open(`?t=${t}`), 'form');
    later(5000);
    await send({ step: 'score', form, score, t });
    await send({ step: 'comment', form, score, comment, t });
  };
  await answer('2', 'It took three calls.');
  await answer('4', 'It took two calls.');
  const mine = (await answers()).filter((one: { customer: unknown }) => one.customer !== null);
  expect(mine).toMatchObject([{ score: 4, text: 'It took two calls.' }]);
  expect(await open(`?t=${t}`)).toMatch(/You have already answered. You can change your answer until 4 December.*value="4"[^>]*checked/s);
  expect((await app.fetch(`${path}?t=${t}x`)).status).toBe(404);
  later(15 * 86_400_000);
  const over = await app.fetch(`${path}?t=${t}`);
  expect([over.status, (await over.text()).includes('This link stopped working on 4 December. Nothing is needed from you.')]).toEqual([410, true]);
});

test('page and styles together stay under 15 kB', async () => {
  const css = await (await app.fetch('/page.css')).text();
  expect(Buffer.byteLength(css) + Buffer.byteLength(await open())).toBeLessThan(15_000);
});

test('surveys are listed with their answers, and a wrong one is refused field by field', async () => {
  world = { ...world, admin: await world.join('admin') };
  expect((await (await world.admin.get('/api/v1/surveys')).json()).items).toMatchObject([{ title: 'After a call', answers: 2, scaleMin: 0, scaleMax: 10 }]);
  expect((await (await world.admin.post('/api/v1/surveys', survey)).json()).slug).toBe('after-a-call-2');
  const taken = await world.admin.post('/api/v1/surveys', { ...survey, slug: 'after-a-call' });
  expect([taken.status, (await taken.json()).errors[0].pointer]).toEqual([409, '/slug']);
  const wrong = await world.admin.post('/api/v1/surveys', { ...survey, question: ' ', scale: { min: 1, max: 5 } });
  expect([wrong.status, (await wrong.json()).errors.map((one: { pointer: string }) => one.pointer)]).toEqual([422, ['/question', '/scale']]);
  const scale = await world.admin.post('/api/v1/surveys', { ...survey, scale: { min: 1, max: 5 } });
  expect((await scale.json()).detail).toBe('scale: NPS is asked from 0 to 10, not from 1 to 5.');
  expect((await app.fetch(`/s/${world.slug}/nope`)).status).toBe(404);
  expect((await app.fetch('/s/nobody/after-a-call')).status).toBe(404);
});

test('a person who pressed too quickly, or on a page of last week, is asked once and never again', async () => {
  const before = (await answers()).length;
  const without = await send({ step: 'score', form: hiddenIn(await open(), 'form') });
  expect([without.status, without.html.includes('Choose a score.')]).toEqual([422, true]);
  expect((await send({ step: 'score', form: hiddenIn(without.html, 'form'), score: '2' })).status).toBe(200);
  const quick = await send({ step: 'score', form: hiddenIn(await open(), 'form'), score: '2' });
  expect([quick.status, quick.html.includes('That was very quick')]).toEqual([422, true]);
  expect((await send({ step: 'score', form: hiddenIn(quick.html, 'form'), score: '2' })).status).toBe(200);
  const old = hiddenIn(await open(), 'form');
  later(8 * 86_400_000);
  const late = await send({ step: 'comment', form: old, score: '3', comment: 'The queue was long.' });
  expect([late.status, late.html.includes('open for a long time')]).toEqual([422, true]);
  expect((await send({ step: 'comment', form: hiddenIn(late.html, 'form'), score: '3', comment: 'The queue was long.' })).html).toContain('Thank you');
  world = { ...world, admin: await world.join('admin') };
  expect(await answers()).toHaveLength(before + 3);
});
