import type { QuestionAnswer } from '@kept/core/listen/survey-answers.ts';
import { publicCtx } from '@kept/api/context.ts';
import { findAskedSurvey } from '@kept/api/listen/find-asked-survey.ts';
import { saveFirstResponse } from '@kept/api/listen/save-first-response.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type SurveyPageSeen, surveyVisitor, type SurveyVisitor } from '../support/survey-visitor.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const clock = Date.parse('2026-11-20T10:00:00Z');
const made = z.object({ id: z.string(), url: z.string() });
const counted = z.object({ items: z.array(z.object({ text: z.string(), score: z.number().nullable() })), total: z.number() });
const listed = z.object({ items: z.array(z.object({ answers: z.array(z.object({ question: z.string(), score: z.number().nullish(), text: z.string().nullish() })) })) });

let app: TestApp;
let other: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now: new Date(clock) });
  // A second process on the same database: it gathers groups of its own.
  other = await openTestApp({ now: new Date(clock), database: { ...app.deps.database, db: new Proxy(app.deps.db, {}), close: async () => undefined } });
  world = await makeWorld(app);
});
afterAll(async () => {
  await other.close();
  await app.close();
});

async function openNewSurvey(title: string): Promise<{ id: string; slug: string; visit: SurveyVisitor; elsewhere: SurveyVisitor }> {
  const survey = made.parse(await (await world.admin.post('/api/v1/surveys', { title, question: 'How was it?', metric: 'csat', lowLabel: 'bad', highLabel: 'good' })).json());
  const path = new URL(survey.url).pathname;
  return { id: survey.id, slug: path.split('/').at(-1) ?? '', visit: surveyVisitor(app, path, () => undefined), elsewhere: surveyVisitor(other, path, () => undefined) };
}

/** Opened half a minute ago, so that nobody was too quick. */
async function openForms(visit: SurveyVisitor, count: number, query = ''): Promise<SurveyPageSeen[]> {
  for (const one of [app, other]) one.setNow(new Date(clock));
  const pages: SurveyPageSeen[] = [];
  for (let nth = 0; nth < count; nth += 1) pages.push(await visit.open(query));
  for (const one of [app, other]) one.setNow(new Date(clock + 30_000));
  return pages;
}

const both = (score: number, comment: string) => ({ here: 'score comment', 'q.score': String(score), 'q.comment': comment });
const textsOf = async (title: string) => counted.parse(await (await world.admin.get(`/api/v1/feedback?limit=100&source=${encodeURIComponent(title)}`)).json()).items.map((one) => one.text).sort();
const commentsOf = async (id: string) =>
  listed
    .parse(await (await world.admin.get(`/api/v1/surveys/${id}/responses?limit=100`)).json())
    .items.map((one) => one.answers.find((answer) => answer.question === 'comment')?.text ?? '')
    .sort();

test('answers that come together through two processes, some of them twice, are each kept once, and everybody is told about their own', async () => {
  const { id, visit, elsewhere } = await openNewSurvey('Together');
  const pages = await openForms(visit, 12);
  const sent = await Promise.all([
    ...pages.map((page, nth) => (nth % 2 === 0 ? visit : elsewhere).sendAtOnce(page, both(1 + (nth % 5), `answer ${nth}`))),
    ...pages.slice(0, 6).map((page, nth) => (nth % 3 === 0 ? visit : elsewhere).sendAtOnce(page, both(1 + (nth % 5), `answer ${nth}`))),
    visit.sendAtOnce({ status: 200, html: pages[0]?.html.replace(/name="form" value="[^"]*"/, 'name="form" value="made.up"') ?? '' }, both(3, 'forged')),
    visit.sendAtOnce({ status: 200, html: pages[1]?.html.replace(/name="t" value="[^"]*"/, 'name="t" value="nobodys"') ?? '' }, both(3, 'a link nobody made')),
    elsewhere.sendAtOnce(pages[2] ?? { status: 0, html: '' }, { here: 'score comment', 'q.score': '9', 'q.comment': 'out of scale' }),
  ]);
  expect(sent.slice(0, 18).map((page) => [page.status, page.html.includes('Thank you. We read every comment.')])).toEqual(Array.from({ length: 18 }, () => [200, true]));
  expect(sent.slice(18).map((page) => page.status)).toEqual([422, 404, 422]);
  const all = pages.map((_, nth) => `answer ${nth}`).sort();
  expect(await commentsOf(id)).toEqual(all);
  expect(await textsOf('Together')).toEqual(all);
});

test('a personal link’s answer beside others is theirs, and changed by the next one', async () => {
  const { id, visit, elsewhere } = await openNewSurvey('Beside');
  const { items } = await (await world.admin.post(`/api/v1/surveys/${id}/links`, { customers: [{ externalId: 'T-1' }] })).json();
  const [own] = await openForms(visit, 1, new URL(items[0].url).search);
  const pages = await openForms(visit, 4);
  if (own === undefined) throw new Error('The link showed no page.');
  const sent = await Promise.all([...pages.map((page, nth) => visit.sendAtOnce(page, both(4, `stranger ${nth}`))), visit.sendAtOnce(own, both(2, 'mine')), elsewhere.sendAtOnce(own, both(2, 'mine'))]);
  expect(sent.map((page) => page.status)).toEqual([200, 200, 200, 200, 200, 200]);
  await elsewhere.sendAtOnce(own, both(5, 'mine, changed'));
  expect(await commentsOf(id)).toEqual(['mine, changed', 'stranger 0', 'stranger 1', 'stranger 2', 'stranger 3']);
  expect(await textsOf('Beside')).toEqual(['mine, changed', 'stranger 0', 'stranger 1', 'stranger 2', 'stranger 3']);
});

test('an answer that cannot be kept takes none of its company along', async () => {
  const { id, slug } = await openNewSurvey('One is broken');
  const { rows } = await app.deps.database.run('select org_id::text as org from survey where id = $1::uuid', [id]);
  const ctx = publicCtx(app.deps, String(rows[0]?.org));
  const asked = await findAskedSurvey(ctx, slug);
  const given = (nth: number) => ({ answerKey: `form:broken-${nth}`, language: 'en', hidden: {}, leftOut: [], suspicions: [], isComplete: true, answers: new Map<string, QuestionAnswer>([['score', { kind: 'score', score: 3 }], ['comment', { kind: 'text', text: `said ${nth}` }]]) });
  const kept = await Promise.allSettled([0, 1, 2, 3].map((nth) => saveFirstResponse(ctx, nth === 2 ? { ...asked, version: 99 } : asked, given(nth))));
  expect(kept.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(await commentsOf(id)).toEqual(['said 0', 'said 1', 'said 3']);
});

test('of two answers that come at once from one form, the later one stands, once', async () => {
  const { id, slug } = await openNewSurvey('Two presses');
  const { rows } = await app.deps.database.run('select org_id::text as org from survey where id = $1::uuid', [id]);
  const ctx = publicCtx(app.deps, String(rows[0]?.org));
  const asked = await findAskedSurvey(ctx, slug);
  const given = (text: string, score: number) => ({ answerKey: 'form:pressed-twice', language: 'en', hidden: {}, leftOut: [], suspicions: [], isComplete: true, answers: new Map<string, QuestionAnswer>([['score', { kind: 'score', score }], ['comment', { kind: 'text', text }]]) });
  await Promise.all([saveFirstResponse(ctx, asked, given('hasty', 2)), saveFirstResponse(ctx, asked, given('thought over', 5))]);
  expect(await commentsOf(id)).toEqual(['thought over']);
  expect(counted.parse(await (await world.admin.get(`/api/v1/feedback?source=${encodeURIComponent('Two presses')}`)).json()).items).toEqual([{ text: 'thought over', score: 5 }]);
});

test('a survey that is closed while its answers come keeps every one whose page was open, and says so', async () => {
  const { id, visit } = await openNewSurvey('Closing');
  const pages = await openForms(visit, 6);
  const [closed, ...sent] = await Promise.all([world.admin.patch(`/api/v1/surveys/${id}`, { state: 'closed' }), ...pages.map((page, nth) => visit.sendAtOnce(page, both(4, `late ${nth}`)))]);
  expect(closed.ok).toBe(true);
  expect(sent.map((page) => page.status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect(await commentsOf(id)).toEqual([0, 1, 2, 3, 4, 5].map((nth) => `late ${nth}`));
  expect((await visit.open()).status).toBe(410);
});
