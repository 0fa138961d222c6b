import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { makeWorld } from '../support/world.ts';
import { holdToasts, toast } from './support/toasts.ts';
import { lookAt } from './support/look-at.ts';
import { openStage } from './support/stage.ts';

/** As another sender exports it: one to take, one twice, one that is no address, one without a reason. */
const file = 'email,reason\nkim@mail.example,bounce\nKIM@mail.example,bounce\nnot an address,bounce\nlee@mail.example,\n';

const stage = openStage();

const press = (page: Page, role: 'button' | 'tab', name: string | RegExp) => page.getByRole(role, { name, exact: typeof name === 'string' }).press('Enter');
const row = (page: Page, words: string) => page.getByRole('row').filter({ hasText: words });

/** Refused where a field is empty, added with why, taken back by the key, added again. */
async function add(page: Page): Promise<void> {
  await page.getByText('Everybody may be mailed.').waitFor();
  await lookAt(page);
  await press(page, 'button', 'Add an address');
  const dialog = page.getByRole('dialog', { name: 'Add an address' });
  await dialog.getByRole('button', { name: 'Add the address' }).press('Enter');
  await dialog.getByRole('link', { name: 'Type the address.' }).waitFor();
  await lookAt(page);
  await dialog.getByRole('link', { name: 'Type the address.' }).press('Enter');
  await page.keyboard.type('maria@mail.example');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Asked on the phone.');
  await page.keyboard.press('Enter');
  await toast(page, 'maria@mail.example gets nothing more.');
  await row(page, 'maria@mail.example').getByText('Blocked by you').waitFor();
  await lookAt(page);
  await page.keyboard.press('z');
  await page.getByText('maria@mail.example').first().waitFor({ state: 'detached' });
  await press(page, 'button', 'Add an address');
  await dialog.getByLabel('Email address').fill('maria@mail.example');
  await dialog.getByLabel('Why').fill('Asked on the phone.');
  await dialog.getByRole('button', { name: 'Add the address' }).press('Enter');
  await row(page, 'maria@mail.example').getByText('“Asked on the phone.”').waitFor();
}

/** Lifted only with why; the lift stands in its own list, and is taken back by the key. */
async function lift(page: Page): Promise<void> {
  await press(page, 'button', /^Lift.* maria@mail\.example$/);
  const dialog = page.getByRole('dialog', { name: 'Lift it for maria@mail.example' });
  await dialog.getByRole('button', { name: 'Lift it' }).press('Enter');
  await dialog.getByRole('link', { name: /Say why it is lifted/ }).waitFor();
  await lookAt(page);
  await dialog.getByLabel('Why may this address be mailed again?').fill('She wrote that it was a mistake.');
  await page.keyboard.press('Enter');
  await toast(page, /^maria@mail\.example may be mailed again/);
  await page.getByText('Everybody may be mailed.').waitFor();
  await press(page, 'button', 'See what was lifted');
  await row(page, 'maria@mail.example').getByText(/Lifted on .* by Ada Admin: “She wrote that it was a mistake\.”/).waitFor();
  await lookAt(page);
  await page.keyboard.press('z');
  await page.getByText('No address matches these filters.').waitFor();
  await press(page, 'button', 'Clear filters');
  await row(page, 'maria@mail.example').waitFor();
}

/** Says first what the file would do and which rows it cannot use; the file is taken back from the list of files. */
async function bringFile(page: Page): Promise<void> {
  await press(page, 'button', 'Import');
  const dialog = page.getByRole('dialog', { name: 'Import a list' });
  await dialog.locator('input[type=file]').setInputFiles({ name: 'old-sender.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await dialog.getByText('1 of 4 rows are new on the list.').waitFor();
  await dialog.getByText('2 rows cannot be used:').waitFor();
  await lookAt(page);
  const [problems] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save these rows as CSV' }).press('Enter')]);
  expect(problems.suggestedFilename()).toBe('rows-with-problems.csv');
  await dialog.getByLabel('Rows that do not say why').selectOption('Unsubscribed');
  await dialog.getByText('2 of 4 rows are new on the list.').waitFor();
  await dialog.getByText('1 row cannot be used:').waitFor();
  await dialog.getByRole('button', { name: 'Import 2 addresses' }).press('Enter');
  await toast(page, 'Nothing more goes to 2 addresses.');
  await row(page, 'kim@mail.example').getByText('From a file, by Ada Admin').waitFor();
  await row(page, 'lee@mail.example').getByText('Unsubscribed', { exact: true }).waitFor();
  await lookAt(page);
  await press(page, 'tab', 'Files');
  await row(page, 'old-sender.csv').waitFor();
  await lookAt(page);
  await press(page, 'button', 'Take back old-sender.csv');
  await toast(page, '2 addresses were taken off the list again.');
  await page.getByText(/^Taken back on/).waitFor();
}

/** Found by its exact spelling alone; of a stranger's address nothing but a fingerprint is shown; what a person decided for themselves stays. */
async function search(page: Page): Promise<void> {
  await press(page, 'tab', 'Addresses');
  await page.getByLabel('Exact email address').fill('nobody@elsewhere.example');
  await page.keyboard.press('Enter');
  await page.getByText('nobody@elsewhere.example is not on the list.').waitFor();
  await lookAt(page);
  await press(page, 'button', 'Put it on the list');
  const dialog = page.getByRole('dialog', { name: 'Add an address' });
  expect(await dialog.getByLabel('Email address').inputValue()).toBe('nobody@elsewhere.example');
  await dialog.getByLabel('Why').fill('A wrong spelling that keeps coming.');
  await page.keyboard.press('Enter');
  await page.getByText('An address that is not kept').waitFor();
  await lookAt(page);
  await press(page, 'button', 'Export as CSV');
}

test('a marketer adds, lifts, imports and looks up addresses that get nothing more, and takes each of it back', async () => {
  const world = await makeWorld(stage.app(), 'Tidewater Bank');
  for (const name of ['maria', 'kim', 'lee']) await world.admin.post('/api/v1/customers', { externalId: name, name, email: `${name}@mail.example` });
  const { page, complaints, leave } = await stage.enter(world.admin);
  await holdToasts(page);
  await page.goto('/suppressions');
  await add(page);
  await lift(page);
  await bringFile(page);
  const exported = page.waitForEvent('download');
  await search(page);
  expect((await exported).suggestedFilename()).toMatch(/\.csv$/);
  expect(complaints()).toEqual([]);
  await leave();
});

test('what a person decided for themselves stays, and says why it cannot be lifted', async () => {
  const world = await makeWorld(stage.app(), 'Tidewater Bank');
  await world.admin.post('/api/v1/customers', { externalId: 'tom', name: 'Tom', email: 'tom@mail.example' });
  await world.admin.post('/api/v1/suppressions', { address: 'tom@mail.example', reason: 'unsubscribed', note: 'As the old system had it.' });
  const { page, complaints, leave } = await stage.enter(world.admin);
  await page.goto('/suppressions');
  await page.locator('summary', { hasText: 'Stays' }).press('Enter');
  await lookAt(page);
  expect(await page.getByRole('button', { name: /^Lift/ }).count()).toBe(0);
  expect(complaints()).toEqual([]);
  await leave();
});

test('an undo that did not work says so', async () => {
  const world = await makeWorld(stage.app(), 'Tidewater Bank');
  const { page, leave } = await stage.enter(world.admin);
  await holdToasts(page);
  await page.route('**/lift', (route) => route.abort());
  await page.goto('/suppressions');
  await press(page, 'button', 'Add an address');
  await page.getByRole('dialog').getByLabel('Email address').fill('maria@mail.example');
  await page.getByRole('dialog').getByLabel('Why').fill('Asked on the phone.');
  await page.keyboard.press('Enter');
  await toast(page, 'maria@mail.example gets nothing more.');
  await page.keyboard.press('z');
  await toast(page, /^It was not taken back\. /);
  await leave();
});
