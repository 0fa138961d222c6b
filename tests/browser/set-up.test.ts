import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousProblems } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { openVisitor } from './support/visitor.ts';
import { writeTroubles } from './support/write-troubles.ts';

const password = 'eleven quiet herons waiting';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer({ flags: ['--empty'] })]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('an empty Kept opens its set-up page, and who fills it in is the first administrator', async () => {
  const { page, complaints, leave } = await openVisitor(browser, server.url);
  await page.goto('/');
  await page.waitForURL('**/set-up');
  expect(await seriousProblems(page)).toEqual([]);
  // The question who is signed in was answered with "nobody".
  expect(complaints().filter((line) => !line.includes('401'))).toEqual([]);

  await page.getByRole('button', { name: 'Create the organisation' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  await page.getByRole('link', { name: 'Enter the name of the organisation.' }).waitFor();
  expect(complaints()).toEqual([]);

  await page.getByLabel('Name of the organisation').fill('Harbour Ferries');
  await page.getByLabel('Your name').fill('Ines Duarte');
  await page.getByLabel('Your email').fill('ines@harbour.example');
  await page.getByLabel('A password').fill(password);
  await page.getByRole('button', { name: 'Create the organisation' }).click();
  await page.getByRole('heading', { level: 1, name: 'My themes' }).waitFor();
  await page.getByText('Nothing is assigned to you.').waitFor();
  await page.goto('/members');
  await page.getByText('1 person, 1 administrator.').waitFor();

  await page.goto('/set-up');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  expect(new URL(page.url()).pathname).not.toBe('/set-up');
  await leave();
});

test('a visitor drops a file, sees what people keep saying in their own words, and keeps it as an organisation', async () => {
  const { page, leave } = await openVisitor(browser, server.url);
  await page.goto('/sign-in');
  const texts = writeTroubles();
  const rows = texts.map((text, index) => `"${text}",${(index % 5) + 1}`);
  await page.locator('input[name="try-file"]').setInputFiles({ name: 'ferry-comments.csv', mimeType: 'text/csv', buffer: Buffer.from(['What happened?,Stars', ...rows].join('\n')) });
  const region = page.getByRole('region', { name: 'Try it with your own file' });
  await region.getByText('from the column “What happened?”').waitFor({ timeout: 200_000 });

  const quotes = await region.getByRole('blockquote').allInnerTexts();
  expect(await region.getByRole('heading', { level: 3 }).count()).toBeGreaterThanOrEqual(3);
  expect(quotes.length).toBeGreaterThanOrEqual(6);
  for (const quote of quotes) expect(texts.some((text) => text.includes(quote.replace(/[“”…]/g, '').trim()))).toBe(true);
  expect(await seriousProblems(page)).toEqual([]);

  await region.getByRole('button', { name: 'Keep this as my organisation' }).click();
  await keepAs(page, { organisation: 'Sound Crossings', name: 'Ola Berg', email: 'ola@sound.example' });
  await page.getByRole('heading', { level: 1, name: 'Themes' }).waitFor();
  await page.getByRole('tab', { name: /Triage/ }).waitFor();
  await page.goto('/feedback');
  await page.getByText(`${texts.length} with words`).waitFor();
  await leave();
});

async function keepAs(page: Page, { organisation, name, email }: { organisation: string; name: string; email: string }): Promise<void> {
  const form = page.getByRole('form', { name: 'Keep this as my organisation' });
  await form.getByLabel('Name of the organisation').fill(organisation);
  await form.getByLabel('Your name').fill(name);
  await form.getByLabel('Your email').fill(email);
  await form.getByLabel('A password').fill(password);
  await form.getByRole('button', { name: /^Keep \d+ texts$/ }).click();
}
