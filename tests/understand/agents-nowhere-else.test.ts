import { createApp } from '@kept/api/app.ts';
import { systemCtx } from '@kept/api/context.ts';
import { answerUrls, receiptUrl } from '@kept/api/mail/customer-links.ts';
import { fc } from '@fast-check/vitest';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LaidReport, layReports } from '../support/laid-reports.ts';
import { type Asked, questions } from '../support/questions-of-routes.ts';
import { type StandInModel, startStandInModel } from '../support/stand-in-model.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { sendTexts, themesOf } from './found-themes.ts';
import { type Script, scriptedEngine } from './scripted-engine.ts';

const words = ['alpha', 'beta', 'gamma'] as const;
const canary = 'zanzibarcanary';
const firstWord: Script = (text) => text.split(' ')[0];
let app: TestApp;
let model: StandInModel;

beforeAll(async () => {
  model = await startStandInModel();
  app = await openTestApp({ now: new Date('2026-11-20T10:00:00Z'), engine: scriptedEngine(() => firstWord) });
  Object.assign(app.deps, { chat: { url: model.url, model: 'tiny', timeoutMs: 20_000, attempts: 1 } });
});
afterAll(async () => {
  await app.close();
  await model.close();
});

const idIn = async (answer: Promise<Response>): Promise<string> => {
  const body = await (await answer).json();
  return body.id ?? body.results?.[0]?.id ?? body.items?.[0]?.id ?? body.mails?.[0]?.id ?? body.run?.id ?? '';
};

/** An organisation with something behind every question: answers, a customer with a contact, an import, a survey, a theme that was done and told, a digest, a mail. */
async function begin(): Promise<{ world: World; lead: Person; at: Omit<Asked, 'report'>; themeIds: readonly string[] }> {
  const world = await makeWorld(app);
  const { admin } = world;
  const customer = await idIn(admin.post('/api/v1/customers', { externalId: 'maria', name: 'Maria', email: 'maria@mail.example', segment: 'Home' }));
  const contact = await idIn(admin.post('/api/v1/interactions', { externalId: 'call', customerExternalId: 'maria', channel: 'phone', startedAt: '2026-11-18T09:00:00Z', endedAt: '2026-11-18T09:10:00Z' }));
  await sendTexts(world, words.flatMap((word) => Array.from({ length: 12 }, (_, at) => `${word} complaint number ${at}`)), { metric: 'nps', score: 3, occurredAt: '2026-11-10T09:00:00Z' });
  await sendTexts(world, ['alpha complaint of Maria'], { customerExternalId: 'maria' });
  const importRun = await idIn(admin.send('POST', '/api/v1/imports?source=File&map=text=Text', { body: 'Text\nsomething else\n', contentType: 'text/csv' }));
  await world.settle();
  const { themes } = await themesOf(world);
  const [theme, other] = words.map((word) => themes.find(({ title }) => title === `About ${word}`));
  if (theme === undefined || other === undefined) throw new Error('No themes were found.');
  for (const { id } of [theme, other]) await admin.post(`/api/v1/themes/${id}/acceptance`, { ownerId: admin.memberId, deadlineOn: '2026-12-15' });
  await admin.post(`/api/v1/themes/${other.id}/updates`, { status: 'done', whatChanged: 'Bills now come on the first of the month, and you get a text that day.', publicText: 'Bills now come on the first of the month.', rootCause: 'process', liveOn: '2026-11-19' });
  await admin.post(`/api/v1/themes/${theme.id}/updates`, { status: 'in_progress', publicText: 'Two teams try another way until December.' });
  await admin.post('/api/v1/members/invitations', { name: 'Tom Hale', email: `tom-${randomUUID()}@staff.example`, role: 'viewer' });
  const survey = await idIn(admin.post('/api/v1/surveys', { title: 'After', template: 'contact', publish: true }));
  const made = await admin.post('/api/v1/digests', { period: '2026-Q4' });
  if (!made.ok) throw new Error(await made.text());
  const { id: digest } = await made.json();
  await world.settle();
  const procedure = await idIn(admin.post('/api/v1/procedures', { title: 'Bills', body: '1. Look.', reviewOn: '2027-01-31', ownerId: admin.memberId, themeIds: [theme.id] }));
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  const pathOf = (url: string) => new URL(url).pathname;
  const at = {
    slug: world.slug, word: 'alpha', canary, theme: theme.id, mention: theme.quote?.mentionId ?? '', customer, contact, survey, digest, importRun, procedure,
    feedback: await idIn(admin.get('/api/v1/feedback?limit=1')), run: await idIn(admin.get('/api/v1/themes/runs/latest')), mail: await idIn(admin.get('/api/v1/outbox?kind=account')),
    receipt: pathOf(receiptUrl(ctx, customer)), answer: pathOf(answerUrls(ctx, customer, other.id, 1).fixed),
  };
  expect(Object.entries(at).filter(([, value]) => value === '')).toEqual([]);
  return { world, lead: await world.join('lead'), at, themeIds: words.map((word) => themes.find(({ title }) => title === `About ${word}`)?.id ?? '') };
}

/** Every answer there is to every question, by its address; who counts agents beside customers' words says so in a field of its own. */
async function answersTo(world: World, at: Asked): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const question of Object.values(questions)) {
    for (const path of 'asked' in question ? question.asked(at) : []) {
      const answer = await world.admin.get(path);
      const body = await answer.text();
      answers.set(path, `${answer.status} ${body.replace(/"requestId":"[^"]*"/, '').replace(/"agents":(?:null|\d+)/, '')}`);
    }
  }
  for (const [path, body] of [[`/api/v1/themes/${at.theme}/edit-previews`, { kind: 'describe' }], ['/api/v1/themes/definitions/preview', { definition: 'Alpha things', examples: [{ words: 'alpha complaint number 1' }, { words: 'alpha complaint number 2' }] }]] as const) answers.set(path, `${await (await world.admin.post(path, body)).text()}`.replace(/"requestId":"[^"]*"/, ''));
  return answers;
}

test('it is decided about every GET route whether agents could show in it', () => {
  const table = [...new Set(createApp(app.deps).routes.filter(({ method, path }) => method === 'GET' && !/^\/(docs|healthz|readyz|openapi\.json|page\.css|assets|\*|robots\.txt|favicon)/.test(path)).map(({ path }) => path))].sort();
  expect(Object.keys(questions).sort()).toEqual(table);
});

/** Where two answers part, so that a leak is found and not only seen. */
function differenceOf(path: string, before: string, after: string): string[] {
  if (before === after) return [];
  const at = [...before].findIndex((letter, place) => letter !== after[place]);
  return [`${path}: …${before.slice(Math.max(0, at - 60), at + 60)}… became …${after.slice(Math.max(0, at - 60), at + 60)}…`];
}

const group = fc.record({ count: fc.integer({ min: 1, max: 9 }), team: fc.constantFrom('North', 'South'), about: fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 2 }), says: fc.constantFrom(...words, 'nothing' as const), round: fc.constantFrom('2026-10-12', '2026-11-09') });

test('whatever agents report, every answer outside their own cells stays as it was, to the last figure, and holds no word of theirs', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(group, { minLength: 1, maxLength: 5 }), async (groups) => {
      const { world, lead, at: things, themeIds } = await begin();
      const reports: LaidReport[] = groups.flatMap(({ count, team, about, says, round }) => Array.from({ length: count }, () => ({ id: randomUUID(), round, team, frequency: 'every_day', step: `step of ${canary}`, themeIds: about.map((place) => themeIds[place] ?? ''), text: `${says} ${canary} alpha` })));
      const at = { ...things, report: reports[0]?.id ?? '' };
      const before = await answersTo(world, at);
      expect([...before].flatMap(([path, answer]) => (/^200 |^\{"(?!type)/.test(answer) ? [] : [path]))).toEqual([`/api/v1/feedback/${at.report}`]);
      await layReports(app, world, reports);
      const after = await answersTo(world, at);
      expect([...after].flatMap(([path, answer]) => differenceOf(path, before.get(path) ?? '', answer))).toEqual([]);
      await lead.post(`/api/v1/themes/${themeIds[2] ?? ''}/merge`, { intoId: at.theme });
      await lead.post('/api/v1/themes/runs');
      await world.settle();
      for (const kind of ['title', 'summary']) await world.admin.post(`/api/v1/themes/${at.theme}/suggestions`, { kind });
      for (const [path, answer] of await answersTo(world, at)) expect([path, answer.replaceAll(`q=${canary}`, '').includes(canary)]).toEqual([path, false]);
      compared += after.size;
    }),
    { numRuns: Number(process.env.KEPT_TEST_ROUNDS ?? 3), endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(150);
  expect(model.asked().length, 'a model was asked').toBeGreaterThan(0);
  expect(model.asked().filter((body) => body.includes(canary))).toEqual([]);
});
