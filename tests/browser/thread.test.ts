import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { type DemoWorld, readDemoWorld } from './support/demo-world.ts';
import { openVisitor } from './support/visitor.ts';

let browser: Browser;
let world: DemoWorld;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), readDemoWorld(inject('demoUrl'))]);
});
afterAll(() => browser.close());

test('Maria’s complaint is followed from her survey to her receipt, each step a real page seen as that person', async () => {
  const { page, complaints, leave } = await openVisitor(browser, world.url);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Follow Maria’s complaint' }).click();

  await onStep(page, 'Her survey');
  const survey = await openOwnPage(page, 'Open her survey');
  await survey.getByText('You have already answered').or(survey.getByRole('radio').first()).first().waitFor();
  await survey.close();

  await next(page, 'The theme');
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('button', { name: 'Account: Lena Fischer' }).waitFor();

  await next(page, 'Its owner');
  await page.getByRole('heading', { level: 1, name: 'My themes' }).waitFor();
  await page.getByRole('button', { name: 'Account: Asha Rao' }).waitFor();

  await next(page, 'The fix');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  const whatChanged = await page.getByText(/^Nobody's direct debit changes/).first().innerText();

  await next(page, 'Her mail');
  await page.getByRole('button', { name: 'Account: Grace Mensah' }).waitFor();
  const mail = page.frameLocator('iframe');
  await mail.getByRole('paragraph').filter({ hasText: /^Maria, you told us/ }).waitFor();
  await mail.getByText(whatChanged).first().waitFor();

  await next(page, 'Her receipt');
  const receipt = await openOwnPage(page, 'Open her receipt');
  await receipt.getByRole('heading', { level: 1, name: 'Maria, this is what you told us' }).waitFor();
  await receipt.getByRole('heading', { name: title }).waitFor();
  await receipt.getByText(whatChanged).first().waitFor();
  await receipt.close();

  await page.getByRole('link', { name: 'Finish' }).click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  expect(complaints()).toEqual([]);
  await leave();
});

async function next(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: `Next: ${title.toLowerCase()}` }).click();
  await onStep(page, title);
}

async function onStep(page: Page, title: string): Promise<void> {
  const bar = page.getByRole('complementary', { name: 'Follow Maria’s complaint' });
  await bar.getByText(`${title}.`, { exact: true }).waitFor();
  const step = world.thread.find((each) => each.title === title);
  expect(await bar.innerText()).toContain(`Seen as ${step?.seenAs}.`);
}

async function openOwnPage(page: Page, name: string): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name }).click();
  return opened;
}
