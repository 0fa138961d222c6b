import type { Browser } from 'playwright-core';
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

// Nobody else in the demo world has these ids and names.
const customers = 'Customer id;Full name;E-mail;Segment;Customer since;Newsletter;Loyalty card\r\nwizard-1;Wilma Zarde;wilma@wizard.example;Home;03/04/2025;yes;gold\r\nwizard-2;Zeno Wirt;zeno@wizard.example;Business;05/06/2025;no;\r\nwizard-3;Ada Karte;not an address;Home;03/04/2025;yes;\r\n';

test('a file of customers goes through the import page: what it looks like, which column is what, what would happen, and the customers themselves', async () => {
  const { page, complaints, leave } = await openMember(browser, world, 'lead');
  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles({ name: 'wizard customers.csv', mimeType: 'text/csv', buffer: Buffer.from(customers) });
  const becomes = page.getByLabel('Its rows become');
  await expect.poll(() => becomes.inputValue(), { timeout: 90_000 }).toBe('customers');
  expect(await page.getByLabel('What “Newsletter” is').inputValue()).toBe('consent_digest');
  expect(await page.getByLabel('What “Loyalty card” is').inputValue()).toBe('');
  await page.getByRole('row', { name: /Segment/ }).getByText('As it stands').waitFor();
  expect(await page.getByLabel('What the rows are').count()).toBe(0);
  expect(await page.getByLabel('The same for every row').count()).toBe(0);

  // As feedback it would be another thing altogether, and the address of the page says which.
  await becomes.selectOption('feedback');
  await page.getByLabel('What the rows are').waitFor();
  await page.waitForURL(/into=feedback/);
  await becomes.selectOption('customers');
  await page.waitForURL(/into=customers/);
  await page.getByLabel('In 03/04/2026').selectOption('dmy');
  await page.getByLabel('Source').fill('Wizard test');
  await page.getByRole('button', { name: 'Check 3 rows' }).click();
  await page.getByText(/‘not an address’|'not an address' is not an email address\./).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.reload();
  expect(await page.getByLabel('In 03/04/2026').inputValue()).toBe('dmy');
  await page.getByRole('button', { name: 'Import 2 customers' }).click();

  await page.getByRole('heading', { name: 'wizard customers.csv' }).waitFor();
  await page.getByRole('link', { name: 'See the customers' }).click();
  await page.getByLabel('Name, address or id').fill('wilma zarde');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Wilma Zarde' }).waitFor();
  expect(complaints()).toEqual([]);

  // The next file with these columns is taken for the same.
  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles({ name: 'wizard customers again.csv', mimeType: 'text/csv', buffer: Buffer.from(customers.replace('Wilma Zarde', 'Wilma Zarde-Wirt')) });
  await page.getByText('A file with these columns came before, as “Wizard test”.').waitFor();
  expect(await becomes.inputValue()).toBe('customers');
  await leave();
});
