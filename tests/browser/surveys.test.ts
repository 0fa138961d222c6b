import { createServer, type Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { seriousProblems } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { openVisitor, type Visitor } from './support/visitor.ts';

const narrow = { width: 320, height: 700 } as const;
const arabic = { en: 'Arabic too', ar: 'أيضًا' };
const ends = { low: { en: 'not at all', ar: 'أبدًا' }, high: { en: 'very likely', ar: 'جدًا' } };
const definition = {
  format: 'kept-survey-1',
  languages: ['en', 'ar'],
  questions: [
    { kind: 'nps', key: 'score', wording: { en: 'How likely are you to recommend us?', ar: 'ما مدى احتمال أن توصي بنا؟' }, isRequired: true, scale: { min: 0, max: 10 }, ...ends },
    { kind: 'text', key: 'why', wording: { en: 'What went wrong?', ar: 'ما المشكلة؟' }, isRequired: false, showIf: [{ question: 'score', test: 'at_most', value: 6 }] },
    { kind: 'single', key: 'again', wording: { en: 'Would you come back?', ar: 'هل ستعود؟' }, isRequired: true, options: [{ key: 'yes', label: { en: 'Gladly', ar: 'بكل سرور' } }, { key: 'no', label: arabic }] },
  ],
};

let browser: Browser;
let server: RunningServer;
let admin: Visitor;
let shop: Server;
let shopUrl: string;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer({ flags: ['--empty'] })]);
  admin = await openVisitor(browser, server.url);
  await admin.page.goto('/set-up');
  await admin.page.getByLabel('Name of the organisation').fill('Harbour Ferries');
  await admin.page.getByLabel('Your name').fill('Ines Duarte');
  await admin.page.getByLabel('Your email').fill('ines@harbour.example');
  await admin.page.getByLabel('A password').fill('eleven quiet herons waiting');
  await admin.page.getByRole('button', { name: 'Create the organisation' }).click();
  await admin.page.getByRole('heading', { level: 1, name: 'My themes' }).waitFor();
  const port = await freePort();
  shopUrl = `http://localhost:${port}`;
  shop = createServer((request, answer) => answer.setHeader('content-type', 'text/html').end(shopPage(request.url ?? ''))).listen(port, '127.0.0.1');
});
afterAll(async () => {
  shop.close();
  await browser.close();
  await server.stop();
});

const shopPage = (path: string) => `<!doctype html><html lang="en"><title>A shop</title><h1>A shop</h1><script src="${server.url}/widget.js" data-survey="${path.slice(1)}" data-button="Give feedback" data-title="Two questions" defer></script></html>`;

async function ask(path: string, data: unknown, method: 'post' | 'patch' = 'post') {
  const answer = await admin.context.request[method](`/api/v1/${path}`, { data, headers: { origin: server.url } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

async function publish(title: string): Promise<{ id: string; slug: string; path: string }> {
  const { id, slug, url } = await ask('surveys', { title, definition, publish: true });
  return { id, slug, path: new URL(url).pathname };
}

const answersTo = async (id: string) => (await (await admin.context.request.get(`/api/v1/surveys/${id}/responses`)).json()).items;

/** A test is quicker than any person: where the page says so, it presses once more, as the page asks. */
async function press(page: Page, name: string, next: () => Promise<void>) {
  await page.getByRole('button', { name, exact: true }).click();
  const quick = page.getByRole('link', { name: /^(That was very quick|كان ذلك سريعًا)/ });
  const isQuick = await Promise.race([next().then(() => false), quick.waitFor().then(() => true)]);
  if (!isQuick) return;
  await page.getByRole('button', { name, exact: true }).click();
  await next();
}

test('a survey with a condition is answered without a script at 320 pixels, page by page', async () => {
  const { id, path } = await publish('Without a script');
  const { page, context, leave } = await openVisitor(browser, server.url, { ...narrow, javaScriptEnabled: false });
  await page.goto(path);
  await page.getByRole('radio', { name: '3 out of 10' }).check();
  await press(page, 'Continue', () => page.getByLabel('What went wrong?').waitFor());
  await page.getByLabel('What went wrong?').fill('The gangway was shut.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('link', { name: 'Choose an answer.' }).waitFor();
  expect(await page.getByLabel('What went wrong?').inputValue()).toBe('The gangway was shut.');
  await page.getByRole('radio', { name: 'Gladly' }).check();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { level: 1, name: 'Thank you. We read every comment.' }).waitFor();
  expect(await context.cookies()).toEqual([]);
  await leave();
  expect(await answersTo(id)).toMatchObject([{ isComplete: true, answers: [{ score: 3 }, { text: 'The gangway was shut.' }, { choices: ['yes'] }] }]);
});

test('with a script a question appears as soon as it is called for, and a draft outlives a lost connection', async () => {
  const { id, path } = await publish('With a script');
  const { page, context, complaints, leave } = await openVisitor(browser, server.url, narrow);
  await page.goto(path);
  await page.getByRole('radio', { name: '9 out of 10' }).check();
  expect(await page.getByLabel('What went wrong?').count()).toBe(0);
  await page.getByRole('radio', { name: '2 out of 10' }).check();
  await page.getByLabel('What went wrong?').fill('It rained inside.');
  expect(await seriousProblems(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('There is no connection.').waitFor();
  await context.setOffline(false);
  await page.reload();
  expect(await page.getByLabel('What went wrong?').inputValue()).toBe('It rained inside.');
  await press(page, 'Continue', () => page.getByRole('radio', { name: 'Gladly' }).waitFor());
  await page.getByRole('radio', { name: 'Gladly' }).check();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { level: 1, name: 'Thank you. We read every comment.' }).waitFor();
  expect(complaints().filter((line) => !/422|ERR_INTERNET_DISCONNECTED/.test(line))).toEqual([]);
  await leave();
  expect(await answersTo(id)).toMatchObject([{ answers: [{ score: 2 }, { text: 'It rained inside.' }, { choices: ['yes'] }] }]);
});

test('a score clicked in a mail is told once somebody touches the page, and forgotten when it is sent', async () => {
  const { id } = await publish('Pressed');
  const { items } = await ask(`surveys/${id}/links`, { customers: [{ externalId: 'deck-7' }] });
  const pressed = async () => (await admin.context.request.get(`/api/v1/surveys/${id}/presses`)).json();
  const { page, context, complaints, leave } = await openVisitor(browser, server.url, narrow);
  const told: string[] = [];
  page.on('request', (request) => request.url().endsWith('/press') && told.push(request.method()));
  await page.goto(`${new URL(items[0].url).pathname}${new URL(items[0].url).search}&score=9`);
  await page.getByRole('radio', { name: '9 out of 10' }).and(page.locator(':checked')).waitFor();
  expect(told).toEqual([]);
  const answer = page.waitForResponse((response) => response.url().endsWith('/press'));
  await page.getByRole('heading', { level: 1 }).click();
  expect((await answer).status()).toBe(204);
  expect(await pressed()).toMatchObject({ people: 1, scores: [{ score: 9 }] });
  await admin.page.goto(`/surveys/${id}?tab=answers`);
  await admin.page.getByText('1 person pressed a score and did not send. It is in no figure.').waitFor();
  expect(await seriousProblems(admin.page)).toEqual([]);
  await press(page, 'Continue', () => page.getByRole('radio', { name: 'Gladly' }).waitFor());
  expect([told, await context.cookies(), complaints().filter((line) => !/422/.test(line))]).toEqual([['POST'], [], []]);
  expect(await pressed()).toEqual({ people: 0, scores: [] });
  await leave();
});

test('the page turns round for Arabic, and nothing serious is wrong with any of its states', async () => {
  const { path } = await publish('Two ways');
  const { page, leave } = await openVisitor(browser, server.url, narrow);
  await page.goto(path);
  await page.getByRole('button', { name: 'العربية' }).click();
  await page.locator('html[dir=rtl]').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'متابعة' }).click();
  await page.getByRole('link', { name: 'اختر درجة.' }).waitFor();
  expect(await page.title()).toMatch(/^خطأ: /);
  expect(await seriousProblems(page)).toEqual([]);
  await page.getByRole('radio', { name: '9 من 10' }).check();
  await press(page, 'متابعة', () => page.getByRole('radio', { name: 'بكل سرور' }).waitFor());
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.getByRole('radio', { name: 'بكل سرور' }).check();
  await page.getByRole('button', { name: 'إرسال' }).click();
  await page.getByRole('heading', { level: 1, name: 'شكرًا. نقرأ كل تعليق.' }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await leave();
});

test('a shop the survey names shows it behind a button without a cookie, and Escape gives the focus back', async () => {
  const { id, path } = await publish('In a shop');
  await ask(`surveys/${id}`, { origins: [shopUrl] }, 'patch');
  const { page, context, leave } = await openVisitor(browser, server.url);
  await page.goto(`${shopUrl}/${path.replace('/s/', '')}`);
  const button = page.getByRole('button', { name: 'Give feedback' });
  await button.click();
  const frame = page.frameLocator('iframe[title="Two questions"]');
  await frame.getByRole('radio', { name: '7 out of 10' }).check();
  // The frame goes while its key is down: whether the browser ever answers for the key coming up again is its own affair.
  await Promise.race([page.keyboard.press('Escape'), page.locator('iframe').waitFor({ state: 'detached' })]);
  await expect.poll(() => page.locator('iframe').count()).toBe(0);
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await context.cookies()).toEqual([]);
  await ask(`surveys/${id}`, { origins: ['https://other.example'] }, 'patch');
  const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
  await page.reload();
  await button.click();
  await refused;
  await leave();
});

test('a survey is made from a template, changed, taken back, looked at, published and answered', async () => {
  const { page } = admin;
  await page.goto('/surveys');
  await page.getByRole('button', { name: 'Make a survey' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('After a crossing');
  await page.getByRole('radio', { name: /^Relationship/ }).check();
  await page.getByRole('button', { name: 'Make the survey' }).click();
  await page.getByRole('heading', { level: 1, name: 'After a crossing' }).waitFor();
  const questions = page.getByRole('list', { name: 'Questions' }).getByRole('listitem');
  await questions.nth(2).getByRole('button').click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect.poll(() => questions.count()).toBe(2);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect.poll(() => questions.count()).toBe(3);
  await questions.nth(0).getByRole('button').click();
  await page.getByLabel('What is asked').fill('How likely are you to take the ferry again?');
  await questions.nth(0).getByText('How likely are you to take the ferry again?').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Preview' }).click();
  await page.frameLocator('iframe').getByRole('heading', { name: 'How likely are you to take the ferry again?' }).waitFor();
  expect(new URL(page.url()).search).toContain('tab=preview');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Open, version 1').waitFor();
  await page.getByRole('tab', { name: 'Share' }).click();
  const path = new URL(await page.getByRole('link', { name: /\/s\/.*after-a-crossing/ }).getAttribute('href') ?? '', server.url).pathname;
  const visitor = await openVisitor(browser, server.url, narrow);
  await visitor.page.goto(`${path}?score=10`);
  await visitor.page.getByLabel('What is the main reason?').fill('The deck was dry.');
  await press(visitor.page, 'Continue', () => visitor.page.getByRole('heading', { level: 1, name: 'Thank you. We read every comment.' }).waitFor());
  await visitor.leave();
  await page.reload();
  await page.getByRole('tab', { name: /^Answers/ }).click();
  await page.getByText('10 of 10').waitFor();
  await page.getByText('“The deck was dry.”').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
});
