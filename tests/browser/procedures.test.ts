import type { Browser } from 'playwright-core';
import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { seriousProblems } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { type DemoWorld, readDemoWorld } from './support/demo-world.ts';
import { openMember } from './support/visitor.ts';

let browser: Browser;
let world: DemoWorld;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), readDemoWorld(inject('demoUrl'))]);
});
afterAll(() => browser.close());

test('a lead writes a procedure for a reason that has none, changes a step, and sees what changed', async () => {
  const { page, complaints, leave } = await openMember(browser, world, 'lead');
  await page.goto('/procedures');
  await page.getByRole('link', { name: 'Write one for Bereavement' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Write a procedure' }).waitFor();
  expect(await page.getByRole('checkbox', { name: 'Bereavement' }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Write it down' }).press('Enter');
  await page.getByRole('link', { name: 'Give the procedure a title.' }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.getByLabel('Title').fill('Somebody has died');
  await page.getByLabel('What is to be done').fill('1. Say that you are sorry.\n2. Ask who will write to us from now on.');
  await page.getByLabel('Who answers for it').selectOption({ label: 'Ruth Adeyemi' });
  await page.getByLabel('Look at it again on').fill(addDaysTo(dayIn(new Date(), 'Europe/London'), 200));
  await page.getByRole('button', { name: 'Write it down' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Somebody has died' }).waitFor();
  await page.getByRole('link', { name: 'Change', exact: true }).press('Enter');
  await page.getByLabel('What is to be done').fill('1. Say that you are sorry.\n2. Ask who will write to us from now on.\n3. Stop every reminder.');
  await page.getByLabel('What changed').fill('No reminder goes to somebody who has died.');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await page.getByRole('button', { name: 'What changed in version 2' }).press('Enter');
  await page.waitForURL(/changes=2/);
  await page.getByRole('region', { name: 'From version 1 to 2' }).getByText('3. Stop every reminder.').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  expect(complaints()).toEqual([]);
  await leave();
});

test('an agent finds a step, says that they read the version that counts, and meets it again beside a customer', async () => {
  const { page, complaints, leave } = await openMember(browser, world, 'agent');
  await page.goto('/procedures');
  await page.getByLabel('Find a step').fill('day of the payment');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=day/);
  await page.getByText('Read out the day of the payment.').waitFor();
  await page.getByRole('link', { name: 'A refund somebody waits for' }).click();
  await page.getByRole('heading', { level: 1, name: 'A refund somebody waits for' }).waitFor();
  expect(await page.getByRole('link', { name: 'Change', exact: true }).count()).toBe(0);
  await page.getByText(/^You have read version 2\.|I have read version 2/).first().waitFor();
  await page.goto('/customers?q=maria%20okafor');
  await page.getByRole('link', { name: 'Maria Okafor' }).click();
  const help = page.getByRole('region', { name: 'What would help' });
  await help.getByText('A refund somebody waits for').first().waitFor();
  expect(complaints()).toEqual([]);
  await leave();
});
