import { systemCtx } from '@kept/api/context.ts';
import { answerUrls, customerLinks } from '@kept/api/mail/customer-links.ts';
import { customerPageWords } from '@kept/core/close-loop/customer-page-words.ts';
import { errorPageWords } from '@kept/core/error-page-words.ts';
import { receiptWords } from '@kept/core/close-loop/receipt-words.ts';
import { type SurveyLanguage, surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { directionOf, pageWordsIn } from '@kept/core/listen/survey-words.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-22T10:00:00Z');
let app: TestApp;
let world: World;
let done: string;

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app, 'Northlight Energy');
  done = await layTheme(app, world);
});
afterAll(() => app.close());

const ctx = () => systemCtx(app.deps, world.orgId, 'test');
const pathOf = (url: string) => `${new URL(url).pathname}${new URL(url).search}`;
const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
const open = async (path: string, headers: Record<string, string> = {}) => (await app.fetch(path, { headers })).text();
const headOf = (page: string) => /<html lang="[a-z]+" dir="[a-z]+">/.exec(page)?.[0];
const headIn = (language: SurveyLanguage) => `<html lang="${language}" dir="${directionOf(language)}">`;

/** Somebody who said one thing about a fix and one about what is being worked on. */
async function layPerson({ stated = 'en', answeredIn = null, text = 'The bill came far too late.' }: { stated?: string; answeredIn?: string | null; text?: string }): Promise<string> {
  const [id = ''] = await layCustomers(app, world, [{ email: 'reader@mail.example', themeId: done, text }]);
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    await tx.update(customer).set({ language: stated }).where(eq(customer.id, id));
    await tx.update(feedback).set({ language: answeredIn }).where(eq(feedback.customerId, id));
  });
  return id;
}

const linksOf = (customerId: string, language?: string) => {
  const { receiptUrl, preferencesUrl, unsubscribeUrl } = customerLinks(ctx(), { customerId, emailNormal: `${customerId}@mail.example`, ...(language === undefined ? {} : { language }) });
  return { receipt: pathOf(receiptUrl), preferences: pathOf(preferencesUrl), unsubscribe: pathOf(unsubscribeUrl), answer: pathOf(answerUrls(ctx(), customerId, done, 1).partly) };
};

test.each<[string, { stated?: string; answeredIn?: string }, string, SurveyLanguage]>([
  ['the language stated of them', { stated: 'de-AT', answeredIn: 'fr' }, 'it', 'de'],
  ['the language they answered in', { answeredIn: 'fr' }, 'it', 'fr'],
  ['the language they answered in, where we do not speak the stated one', { stated: 'pl', answeredIn: 'nl' }, 'it', 'nl'],
  ['the language their browser asks for', {}, 'pl, it;q=0.8', 'it'],
  ['English', { stated: 'pl' }, 'pl', 'en'],
])('a receipt and a question speak %s', async (_, person, accept, spoken) => {
  const { receipt, answer } = linksOf(await layPerson(person));
  for (const path of [receipt, answer]) expect(headOf(await open(path, { 'accept-language': accept }))).toBe(headIn(spoken));
  expect(headOf(await open(`${receipt}?lang=ar`, { 'accept-language': accept }))).toBe(headIn('ar'));
});

test('a link in a mail carries the language of its reader, and a browser is asked where it carries none', async () => {
  const id = await layPerson({});
  const { preferences, unsubscribe } = linksOf(id, 'ar-EG');
  for (const path of [preferences, unsubscribe]) expect(headOf(await open(path, { 'accept-language': 'de' }))).toBe(headIn('ar'));
  const plain = linksOf(id, 'pl');
  for (const path of [plain.preferences, plain.unsubscribe]) expect(headOf(await open(path, { 'accept-language': 'de' }))).toBe(headIn('de'));
  expect(headOf(await open(plain.preferences))).toBe(headIn('en'));
});

describe.each(surveyLanguages)('in %s', (language) => {
  const words = customerPageWords[language];
  const header = { 'accept-language': language };
  const sees = async (answer: Response, sentences: readonly string[]) => {
    const page = await answer.text();
    expect(headOf(page)).toBe(headIn(language));
    expect(page).not.toMatch(/\{[a-z]+\}|<script(?! src="\/clicked\.js" defer><\/script>)/);
    expect(page.length).toBeLessThan(12_000);
    const text = page.replaceAll('&amp;', '&').replaceAll('&#39;', "'");
    for (const sentence of sentences) expect(text).toContain(sentence);
    return text;
  };

  test('the receipt frames what was written, which stays as it was', async () => {
    const id = await layPerson({ stated: language, answeredIn: 'pt', text: 'A conta chegou tarde demais, e ninguém me avisou.' });
    const page = await sees(await app.fetch(linksOf(id).receipt), [words.told, words.yours, words.ask, receiptWords({ status: 'done', deadlineOn: null }, '2027-01-01', '2026-11-22', language), 'Bills now come on the first of the month.']);
    expect(page).toContain('<p class="said" dir="auto" lang="pt">“A conta chegou tarde demais, e ninguém me avisou.”</p>');
  });

  test('the answer is asked, missed, given and thanked for', async () => {
    const { answer } = linksOf(await layPerson({ stated: language }));
    await sees(await app.fetch(answer), [words.ask, words.partly, words.decides, pageWordsIn(language).send]);
    await sees(await app.fetch(answer, form({})), [`<title>${pageWordsIn(language).error}: `, pageWordsIn(language).chooseOne]);
    await sees(await app.fetch(answer, form({ answer: 'partly' })), [pageWordsIn(language).thanksTitle, words.seen, words.seeAll]);
  });

  test('a link that was cut in two says so', async () => {
    const answer = await app.fetch('/r/broken', { headers: header });
    expect([answer.status, answer.headers.get('vary')]).toEqual([404, 'Accept-Language']);
    await sees(answer, language === 'en' ? ['Not found'] : Object.values(errorPageWords[language].not_found));
    expect(headOf(await open(`/a/broken?lang=${language}`, { 'accept-language': 'pl' }))).toBe(headIn(language));
  });

  test('the ways out of mail are said and taken', async () => {
    const { preferences, unsubscribe } = linksOf(await layPerson({}));
    await sees(await app.fetch(preferences, { headers: header }), [words.choose, words.surveysAbout, words.newsAbout, words.digestAbout, words.nothing]);
    await sees(await app.fetch(preferences, { ...form({ digest: 'yes' }), headers: header }), [words.saved]);
    await sees(await app.fetch(unsubscribe, { headers: header }), [words.stopFrom.replace('{organisation}', 'Northlight Energy'), words.stop]);
    await sees(await app.fetch(unsubscribe, { method: 'POST', headers: header }), [words.silent, words.chooseAgain]);
    await sees(await app.fetch(preferences, { headers: header }), [words.stopped]);
  });
});
