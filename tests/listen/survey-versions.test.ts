import { afterAll, beforeAll, expect, test } from 'vitest';
import { ratedQuestion, textQuestion } from '@kept/core/listen/survey-templates.ts';
import type { SurveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { fieldIn, surveyVisitor } from '../support/survey-visitor.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let clock = Date.parse('2026-11-20T10:00:00Z');
const later = (milliseconds: number) => app.setNow(new Date((clock += milliseconds)));

beforeAll(async () => {
  app = await openTestApp({ now: new Date(clock) });
  world = await makeWorld(app);
});
afterAll(() => app.close());

const ends = { low: { en: 'not at all', ar: 'أبدًا' }, high: { en: 'very', ar: 'جدًا' } };
const branching: SurveyDefinition = {
  format: 'kept-survey-1',
  languages: ['en', 'ar'],
  hidden: [{ name: 'order', fallback: { en: 'your order', ar: 'طلبك' } }],
  questions: [
    ratedQuestion('csat', 'score', { en: 'How was {order}?', ar: 'كيف كان {order}؟' }, ends),
    textQuestion('why', { en: 'What went wrong?', ar: 'ما المشكلة؟' }, [{ question: 'score', test: 'at_most', value: 2 }]),
    { kind: 'multiple', key: 'parts', isRequired: true, showIf: [], wording: { en: 'What was it about?', ar: 'عن ماذا؟' }, options: [{ key: 'price', label: { en: 'Price', ar: 'السعر' } }, { key: 'speed', label: { en: 'Speed', ar: 'السرعة' } }] },
    ratedQuestion('nps', 'recommend', { en: 'Would you recommend us?', ar: 'هل توصي بنا؟' }, ends),
    { kind: 'safety', item: 'not_judged', key: 'judged', isRequired: false, showIf: [], wording: { en: 'I was not judged.', ar: 'لم يحكم علي أحد.' }, scale: { min: 1, max: 5 }, ...ends },
  ],
};

async function make(title: string, definition = branching) {
  const made = await world.admin.post('/api/v1/surveys', { title, definition, publish: true });
  expect(made.status).toBe(201);
  const { id, url } = await made.json();
  return { id, at: `/api/v1/surveys/${id}`, visit: surveyVisitor(app, new URL(url).pathname, () => later(5000)) };
}
const read = async (at: string) => (await world.admin.get(at)).json();
const feedbackOf = async (source: string) => (await read(`/api/v1/feedback?source=${encodeURIComponent(source)}`)).items.map(({ metric, score, text }: { metric: string | null; score: number | null; text: string }) => ({ metric, score, text })).sort((one: { metric: string }, other: { metric: string }) => (one.metric < other.metric ? -1 : 1));

test('questions come as the answers call for them, and each rating counts in its metric', async () => {
  const { at, visit } = await make('Branching');
  const first = await visit.open();
  expect([first.html.includes('How was your order?'), first.html.includes('<template data-key="why"')]).toEqual([true, true]);
  const unhappy = await visit.send(first, { 'q.score': '1' });
  expect([fieldIn(unhappy.html, 'here'), fieldIn(unhappy.html, 'seen')]).toEqual(['why parts recommend judged', 'score']);
  const missing = await visit.send(unhappy, { 'q.why': 'It was late.', 'q.recommend': '44' });
  expect(missing.status).toBe(422);
  for (const sentence of ['Choose at least one answer.', 'Choose a number from 0 to 10.']) expect(missing.html).toContain(sentence);
  expect(missing.html).toContain('>It was late.</textarea>');
  const done = await visit.send(missing, { 'q.why': 'It was late.', 'q.parts.speed': '1', 'q.recommend': '2', 'q.judged': '5' });
  expect(done.html).toContain('Thank you. We read every comment.');
  expect(await feedbackOf('Branching')).toEqual([{ metric: 'csat', score: 1, text: 'It was late.' }, { metric: 'nps', score: 2, text: '' }]);
  const { items, counts } = await read(`${at}/responses`);
  expect(items[0].answers.map(({ question, score, choices, text }: Record<string, unknown>) => [question, score ?? choices ?? text])).toEqual([['score', 1], ['why', 'It was late.'], ['parts', ['speed']], ['recommend', 2], ['judged', 5]]);
  expect(counts).toContainEqual({ question: 'parts', answer: 'speed', n: 1 });
  const happy = await visit.send(await visit.open(), { 'q.score': '5', 'q.why': 'Nobody asked me this.' });
  expect(fieldIn(happy.html, 'here')).toBe('parts recommend judged');
});

test('an answer to a question that is not asked any more is taken back', async () => {
  const { at, visit } = await make('Changed mind');
  const { items: [{ url }] } = await (await world.admin.post(`${at}/links`, { customers: [{ externalId: 'C-1' }] })).json();
  const t = new URL(url).search;
  const second = await visit.send(await visit.open(t), { 'q.score': '2' });
  await visit.send(second, { 'q.why': 'Too slow.', 'q.parts.speed': '1', 'q.recommend': '3' });
  expect(await feedbackOf('Changed mind')).toEqual([{ metric: 'csat', score: 2, text: 'Too slow.' }, { metric: 'nps', score: 3, text: '' }]);
  const again = await visit.open(t);
  expect(again.html).toMatch(/value="2"[^>]*checked/);
  const rest = await visit.send(again, { 'q.score': '5' });
  expect(rest.html).toMatch(/id="q\.parts\.speed"[^>]*checked|name="q\.parts\.speed" value="1" checked/);
  await visit.send(rest, { 'q.parts.price': '1', 'q.recommend': '9' });
  expect(await feedbackOf('Changed mind')).toEqual([{ metric: 'csat', score: 5, text: '' }, { metric: 'nps', score: 9, text: '' }]);
});

test('a page in another language turns round, keeps what was entered, and stores nothing by turning', async () => {
  const { at, visit } = await make('Languages');
  expect((await visit.open('', { 'accept-language': 'ar;q=0.9, fr' })).html).toContain('<html lang="ar" dir="rtl">');
  const first = await visit.open('?lang=en');
  const turned = await visit.send(first, { 'q.score': '4', switch: 'ar' });
  expect([turned.status, turned.html.includes('dir="rtl"'), turned.html.includes('كيف كان طلبك؟'), /value="4"[^>]*checked/.test(turned.html)]).toEqual([200, true, true, true]);
  expect((await read(`${at}/responses`)).items).toEqual([]);
  expect((await visit.send(turned, {})).html).toContain('اختر درجة.');
  await visit.send(turned, { 'q.score': '4' });
  expect((await read(`${at}/responses`)).items).toMatchObject([{ language: 'ar', isComplete: false }]);
});

test('hidden fields are piped and kept; what is hostile is left out with a sentence, and never becomes part of the page', async () => {
  const { at, visit } = await make('Hidden');
  const first = await visit.open('?order=A-17&other=1');
  expect(first.html).toContain('How was A-17?');
  await visit.send(first, { 'q.score': '4' });
  const hostile = await visit.open(`?order=${encodeURIComponent('"><script>alert(1)</script>')}`);
  expect([hostile.html.includes('alert(1)'), hostile.html.includes('How was your order?')]).toEqual([false, true]);
  const sent = await visit.send(await visit.open('?order=B'), { 'q.score': '3', 'h.order': '<img src=x onerror=alert(1)>' });
  expect(sent.html).not.toContain('onerror');
  expect((await read(`${at}/responses`)).items.map(({ hidden, leftOut }: Record<string, unknown>) => [hidden, leftOut])).toEqual([[{}, ['“order” was left out: it holds characters of a program or a page.']], [{ order: 'A-17' }, []]]);
  const refused = await world.admin.post(`${at}/links`, { customers: [{ externalId: 'C-2', fields: { order: 'https://evil.example' } }] });
  expect([refused.status, (await refused.json()).detail]).toEqual([422, '“order” was left out: it holds a link.']);
});

test('a draft changes nothing for anybody; a new version asks new people, and who has begun goes on with theirs', async () => {
  const { at, visit } = await make('Versions');
  const begun = await visit.open();
  const { draft, revision } = await read(at);
  const longer = { ...draft, questions: [ratedQuestion('csat', 'score', { en: 'How was it now?', ar: 'كيف كان الآن؟' }, ends)] };
  const saved = await (await world.admin.put(`${at}/draft`, { definition: longer, revision })).json();
  expect(saved).toEqual({ revision: revision + 1, problems: [] });
  const late = await world.admin.put(`${at}/draft`, { definition: draft, revision });
  expect([late.status, (await late.json()).detail]).toEqual([409, 'Somebody else changed this draft meanwhile. Load it again to see what they did.']);
  expect((await visit.open()).html).toContain('How was your order?');
  expect(await (await world.admin.post(`${at}/versions`, { note: 'Only one question' })).json()).toMatchObject({ number: 2 });
  expect((await (await world.admin.post(`${at}/versions`, {})).json()).detail).toBe('Nothing has changed since version 2.');
  expect((await visit.open()).html).toContain('How was it now?');
  await visit.send(await visit.send(begun, { 'q.score': '5' }), { 'q.parts.price': '1', 'q.recommend': '10' });
  await visit.send(await visit.open(), { 'q.score': '4' });
  expect((await read(`${at}/responses`)).items.map((one: { version: number; isComplete: boolean }) => [one.version, one.isComplete])).toEqual([[2, true], [1, true]]);
  const { versions } = await read(at);
  expect(versions.map((one: { number: number; note: string; publishedBy: string }) => [one.number, one.note, one.publishedBy])).toEqual([[2, 'Only one question', 'Ada Admin'], [1, '', 'Ada Admin']]);
  const changed = app.deps.db.transaction(async (tx) => {
    const { sql } = await import('drizzle-orm');
    await tx.execute(sql`select set_config('app.org_id', ${world.orgId}, true), set_config('role', 'kept_app', true)`);
    await tx.execute(sql`update survey_version set definition = '{}'`);
  });
  await expect(changed).rejects.toThrow();
});

test('what keeps a draft from being published is said at its place', async () => {
  const made = await (await world.admin.post('/api/v1/surveys', { title: 'Unfinished', definition: { ...branching, questions: [] } })).json();
  expect([made.state, made.version]).toEqual(['draft', null]);
  expect((await app.fetch(new URL(made.url).pathname)).status).toBe(404);
  const refused = await world.admin.post(`/api/v1/surveys/${made.id}/versions`, {});
  expect([refused.status, (await refused.json()).errors]).toEqual([422, [{ pointer: '/questions', message: 'Add at least one question.' }]]);
  const foreign = await world.admin.post('/api/v1/surveys', { title: 'Foreign', definition: { questions: [] } });
  expect([foreign.status, (await foreign.json()).detail]).toContain(422);
  for (const template of ['contact', 'purchase', 'relationship', 'safety', 'fixed']) expect((await world.admin.post('/api/v1/surveys', { title: `From ${template}`, template, publish: true })).status).toBe(201);
});

test('a survey that is closed or deleted while somebody answers keeps the answer and says so; afterwards nothing is needed', async () => {
  for (const state of ['closed', 'deleted'] as const) {
    const { at, visit } = await make(`Ends ${state}`, { ...branching, questions: branching.questions.slice(0, 1) });
    const begun = await visit.open();
    later(1000);
    expect((await world.admin.patch(at, { state })).status).toBe(200);
    const sent = await visit.send(begun, { 'q.score': '2' });
    expect([sent.status, sent.html.includes('This survey closed while you were answering. What you sent is kept.')]).toEqual([200, true]);
    expect((await read(`${at}/responses`)).items).toMatchObject([{ answers: [{ score: 2 }] }]);
    const over = await visit.open();
    expect([over.status, over.html.includes('This survey closed on 20 November. Nothing is needed from you.')]).toEqual([410, true]);
    later(1000);
    expect((await (await world.admin.patch(at, { state: 'open' })).json()).state).toBe('open');
    expect((await visit.open()).status).toBe(200);
  }
});

test('only the sites a survey names may show it, and the script for them may be loaded anywhere', async () => {
  const { at, visit } = await make('Embedded');
  const framing = async () => {
    const answer = await app.fetch(`${visit.path}/embed`);
    return [/frame-ancestors ([^;]+)/.exec(answer.headers.get('content-security-policy') ?? '')?.[1], answer.headers.get('x-frame-options'), answer.headers.get('set-cookie')];
  };
  expect(await framing()).toEqual(["'none'", 'DENY', null]);
  for (const wrong of ['example.org', 'https://example.org/path', "https://x.example 'unsafe-inline'", '*', 'https://*.example.org']) expect((await world.admin.patch(at, { origins: [wrong] })).status).toBe(422);
  expect((await world.admin.patch(at, { origins: ['https://shop.example', 'https://www.shop.example'] })).status).toBe(200);
  expect(await framing()).toEqual(['https://shop.example https://www.shop.example', null, null]);
  expect((await app.fetch(visit.path)).headers.get('x-frame-options')).toBe('DENY');
  const script = await app.fetch('/widget.js');
  expect([script.status, script.headers.get('cross-origin-resource-policy'), /cookie|localStorage/.test((await script.text()).replace(/\/\/.*/g, ''))]).toEqual([200, 'cross-origin', false]);
});

test('where a survey asks for a small sum, an answer without it is kept apart', async () => {
  const { at, visit } = await make('Sums', { ...branching, questions: branching.questions.slice(0, 1) });
  await world.admin.patch(at, { needsWork: true });
  const { createHash } = await import('node:crypto');
  const first = await visit.open();
  const token = fieldIn(first.html, 'form');
  let work = 0;
  while (createHash('sha256').update(`${token}${work}`).digest().readUInt16BE(0) >= 4) work += 1;
  await visit.send(first, { 'q.score': '5', work: String(work) });
  await visit.send(await visit.open(), { 'q.score': '1', work: String(work) });
  expect((await read(`${at}/responses`)).items.map((one: { answers: { score: number }[] }) => one.answers[0]?.score)).toEqual([5]);
  expect((await read(`${at}/responses?apart=1`)).items).toMatchObject([{ answers: [{ score: 1 }], suspicions: ['The browser did not do the small sum this survey asks for.'] }]);
});

test('the preview walks through the draft and stores nothing', async () => {
  const { at } = await make('Preview');
  const page = async (query: string) => (await world.admin.get(`${at}/preview${query}`)).text();
  const first = await page('?lang=ar');
  expect([first.includes('method="get"'), first.includes('dir="rtl"')]).toEqual([true, true]);
  const second = await page('?here=score&q.score=1');
  expect([fieldIn(second, 'here'), fieldIn(second, 'seen'), fieldIn(second, 'q.score')]).toEqual(['why parts recommend judged', 'score', '1']);
  expect(await page('?here=why+parts+recommend+judged&seen=score&q.score=1&q.parts.price=1&q.recommend=5')).toContain('Thank you.');
  expect((await read(`${at}/responses`)).items).toEqual([]);
});

test('every page of every template stays under 15 kB with its styles and its script, in every language', async () => {
  const { items } = await read('/api/v1/surveys/templates');
  const shared = (await Promise.all(['/page.css', '/survey.js'].map(async (path) => (await app.fetch(path)).arrayBuffer()))).reduce((sum, part) => sum + part.byteLength, 0);
  for (const { key, definition } of items) {
    const made = await (await world.admin.post('/api/v1/surveys', { title: `Size ${key}`, template: key })).json();
    const rest = definition.questions.slice(1).map((question: { key: string }) => question.key);
    for (const query of ['?lang=en', '?lang=de', `?lang=de&here=${definition.questions[0].key}&q.${definition.questions[0].key}=1`, `?here=${rest.join('+')}`]) {
      const page = await (await world.admin.get(`/api/v1/surveys/${made.id}/preview${query}`)).text();
      expect([key, query, shared + Buffer.byteLength(page) < 15_000, shared + Buffer.byteLength(page)]).toEqual([key, query, true, expect.any(Number)]);
    }
  }
});
