import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { makeWorld } from '../support/world.ts';
import { openBrowser } from './support/browser.ts';
import { lookAt } from './support/look-at.ts';
import { openPerson, type ServedApp, serveTestApp } from './support/served-app.ts';

const settings = z.object({ name: z.string(), timezone: z.string(), currency: z.string(), senderName: z.string() });

let browser: Browser;
let served: ServedApp;

beforeAll(async () => {
  [browser, served] = await Promise.all([openBrowser(), serveTestApp(new Date('2026-11-24T10:00:00Z'))]);
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

const toast = (page: Page, words: string) => page.getByRole('region', { name: /Notices/ }).getByText(words).last().waitFor();

test('a new administrator reads what comes first, and each step goes when it is done', async () => {
  const world = await makeWorld(served.app, 'Harbour Ferries');
  const { page, leave } = await openPerson(browser, served, world.admin);
  await page.goto('/my-themes');
  const steps = page.getByRole('region', { name: 'First steps' });
  await steps.getByRole('link', { name: 'Import a file' }).waitFor();
  expect(await steps.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['Bring in what customers say', 'Invite the people who will answer', 'Promise something', 'Say who writes to customers: done']);
  await lookAt(page);
  await world.join('owner', 'Otto Owner');
  await page.reload();
  await steps.getByRole('heading', { name: /^Invite the people who will answer.*done$/ }).waitFor();
  expect(await steps.getByRole('link', { name: 'Invite people' }).count()).toBe(0);
  await leave();
});

test('whoever answers for no theme is led to the work of their own role', async () => {
  const world = await makeWorld(served.app);
  for (const [role, label] of [['viewer', 'See the health page'], ['marketer', 'See the digests'], ['lead', 'See all themes'], ['owner', 'See all themes']] as const) {
    const { page, leave } = await openPerson(browser, served, await world.join(role));
    await page.goto('/my-themes');
    await page.getByRole('main').getByRole('link', { name: label }).waitFor();
    expect(await page.getByRole('region', { name: 'First steps' }).count()).toBe(0);
    await leave();
  }
});

test('settings stand in parts; what one administrator saves does not undo what another saved meanwhile', async () => {
  const world = await makeWorld(served.app, 'Tidewater Bank');
  await world.admin.patch('/api/v1/settings', { timezone: 'UTC' });
  const { page, leave } = await openPerson(browser, served, world.admin);
  await page.goto('/settings');
  await page.getByRole('heading', { level: 2, name: 'How long things are kept' }).waitFor();
  expect(await page.getByLabel('Time zone').inputValue()).toBe('UTC');
  await lookAt(page);

  await page.getByLabel('Sender’s name').fill('The people of Tidewater');
  await page.getByText('1 change not saved yet.').waitFor();
  await world.admin.patch('/api/v1/settings', { name: 'Tidewater Building Society' });
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await toast(page, 'The settings are saved.');
  await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('Tidewater Building Society');
  expect(settings.parse(await (await world.admin.get('/api/v1/settings')).json())).toMatchObject({ name: 'Tidewater Building Society', senderName: 'The people of Tidewater', timezone: 'UTC' });
  await page.getByText('not saved yet').waitFor({ state: 'detached' });

  await page.getByLabel('Name', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Take back' }).click();
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Tidewater Building Society');
  await leave();
});

test('a file without rows says so, a check is not remembered as an import, and a double click imports once and leads to the themes', async () => {
  const world = await makeWorld(served.app);
  const { page, leave } = await openPerson(browser, served, world.admin);
  const choose = async (rows: readonly string[]) => {
    await page.goto('/import');
    await page.locator('input[type="file"]').setInputFiles({ name: 'comments.csv', mimeType: 'text/csv', buffer: Buffer.from(['Comment,Ticket', ...rows].join('\n')) });
  };
  await choose([]);
  await page.getByText('has no rows beneath them').waitFor();
  expect(await page.getByRole('button', { name: /^Check/ }).count()).toBe(0);

  await choose(['The ferry was late again,1']);
  await page.getByRole('button', { name: 'Check 1 row', exact: true }).click();
  await served.wait(0);
  await page.getByText('We read 1 rows.').or(page.getByRole('button', { name: 'Import 1 record' })).first().waitFor();
  await page.getByLabel('Source', { exact: true }).fill('Ferry desk');
  await page.getByRole('button', { name: 'Check 1 row', exact: true }).click();
  await served.wait(0);
  expect(await page.getByText('A file with these columns came before').count()).toBe(0);
  await page.getByRole('button', { name: 'Import 1 record' }).dblclick();
  await served.wait(0);
  await page.getByRole('main').getByRole('link', { name: 'themes', exact: true }).waitFor();
  await page.getByText('1 new, 0 already there.').waitFor();
  expect(await page.getByRole('table', { name: 'Imports, newest first' }).getByRole('row').count()).toBe(2);
  await leave();
});

test('an address that was mistyped is nothing there, not a page that may come', async () => {
  const world = await makeWorld(served.app);
  const { page, leave } = await openPerson(browser, served, world.admin);
  for (const path of ['/themes/xyz', '/digests/xyz', '/customers/xyz']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1, name: /^(Not found|There is nothing here)$/ }).waitFor();
    await page.getByRole('link', { name: 'Go to the start page' }).waitFor();
    expect(await page.getByText('id:').count()).toBe(0);
  }
  await leave();
});
