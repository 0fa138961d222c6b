import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { colourProblems, seriousProblems } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { type DemoWorld, readDemoWorld } from './support/demo-world.ts';
import { openMember, type Visitor } from './support/visitor.ts';

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

const twoPeople = 'Customer id,Full name,Segment\nundo-1,Una Doe,Home\nundo-2,Ben Backe,Business\n';

/** Asks the API as the person in front of the browser would. */
async function ask({ context }: Visitor, path: string, data: Buffer | Record<string, unknown>, type = 'application/json'): Promise<{ id: string }> {
  const answer = await context.request.post(`/api/v1${path}`, { data, headers: { origin: world.url, 'content-type': type } });
  expect(answer.status()).toBeLessThan(300);
  return answer.json();
}

test('whoever takes an import back is told before what stays, can leave it, and sees what it did', async () => {
  const visitor = await openMember(browser, world, 'lead', { width: 390, height: 844 });
  const { page, complaints, leave } = visitor;
  const { id } = await ask(visitor, `/imports?${new URLSearchParams({ source: 'Undo test', into: 'customers', map: 'id=Customer id,name=Full name,segment=Segment', file: 'undo people.csv' })}`, Buffer.from(twoPeople), 'text/csv');
  await page.goto(`/import?run=${id}`);
  const open = page.getByRole('button', { name: 'Take this import back' });
  const dialog = page.getByRole('dialog', { name: 'Take this import back?' });
  await open.click();
  await dialog.getByText('2 customers this file brought are removed. Nothing of it stays').waitFor();
  // Work begins at the harmless answer, and leaving changes nothing.
  await page.waitForFunction(() => document.activeElement?.textContent === 'Keep it');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.textContent === 'Take this import back');

  // What cannot be found out is said, and what is known stays.
  await page.route('**/undo', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'Something broke', status: 500, detail: 'Something broke here.' }) }));
  await open.click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByText('What a person, another import or the API changed or named since stays as it is').waitFor();
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await page.unroute('**/undo');
  expect(complaints().filter((one) => !one.includes('500'))).toEqual([]);

  await ask(visitor, '/customers', { externalId: 'undo-1', segment: 'Shop' });
  await open.click();
  await dialog.getByText('2 customers this file brought are removed, but for 1. It stays as it is').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await colourProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Take back 2 new' }).click();
  await page.getByText(/This import was taken back on .* 1 customer removed; 0 again as before\. 1 customer stays: something else changed or named it since/).waitFor();
  expect(await open.count()).toBe(0);
  expect(complaints()).toEqual([]);
  await leave();
});
