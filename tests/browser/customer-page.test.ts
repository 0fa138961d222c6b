import type { Browser, Page } from 'playwright-core';
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

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

test('an agent finds Maria and sees what would help before the first word: the missed call-back, her story, the open themes and what was said', async () => {
  const { page, complaints, leave } = await openMember(browser, world, 'agent');
  await page.goto('/customers');
  await page.getByLabel('Name, address or id').fill('maria okafor');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Maria Okafor' }).click();
  await page.getByRole('heading', { level: 1, name: 'Maria Okafor' }).waitFor();
  const help = page.getByRole('region', { name: 'What would help' });
  await help.getByText(/^Call back, and say sorry/).waitFor();
  await help.getByText('A hard story').waitFor();
  const history = page.getByRole('region', { name: 'History' });
  await history.getByText('they told their story again').first().waitFor();
  await history.getByText('after every transfer I had to explain the whole thing').waitFor();
  await history.getByRole('button', { name: 'Read the transcript (4 turns)' }).click();
  await page.getByRole('list', { name: 'Transcript' }).getByText('eighteen pounds are missing').waitFor();
  await page.waitForURL(/\?contact=/);
  expect(await page.getByRole('button', { name: 'Erase…' }).count()).toBe(0);
  expect(await page.locator('main').getByRole('link', { name: /refund/i }).count()).toBe(0);
  expect(await seriousProblems(page)).toEqual([]);
  expect(complaints()).toEqual([]);
  await leave();
});

test('a lead notes by form what a customer said about mail, and it stands there with name and source', async () => {
  const { page, complaints, leave } = await openMember(browser, world, 'lead');
  const { items } = await (await page.request.get('/api/v1/customers?q=example.org&limit=1')).json();
  await page.goto(`/customers/${items[0].id}`);
  await page.getByRole('button', { name: 'Note a choice' }).click();
  const dialog = page.getByRole('dialog', { name: 'Note what they said about mail' });
  const box = dialog.getByRole('checkbox', { name: 'The digest' });
  const wanted = await box.isChecked();
  await box.setChecked(!wanted);
  await dialog.getByRole('button', { name: 'Note it' }).click();
  await dialog.getByRole('link', { name: 'Say how you know, so that it can be shown later.' }).waitFor();
  await dialog.getByLabel('How do you know?').fill('On the phone today');
  expect(await seriousProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Note it' }).click();
  await page.getByText('Noted by Lena Fischer').first().waitFor();
  await page.getByText(`The digest: ${wanted ? 'no' : 'yes'}`).waitFor();
  expect(complaints()).toEqual([]);
  await leave();
});

test('an administrator reads what goes and what stays, and erases a customer by keyboard; Escape leaves them as they are', async () => {
  const { page, complaints, leave } = await openMember(browser, world, 'admin');
  const { items } = await (await page.request.post('/api/v1/customers', { data: { externalId: 'to-erase', name: 'Erika Mustermann', email: 'erika@mail.example' }, headers: { origin: world.url } })).json();
  await page.goto(`/customers/${items[0].id}`);
  await page.getByText('They have not been in touch yet.').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as JSON' }).press('Enter');
  expect((await download).suggestedFilename()).toBe('customer-to-erase.json');
  const erase = page.getByRole('button', { name: 'Erase…' });
  await erase.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Erase Erika Mustermann?' });
  await dialog.getByRole('heading', { name: 'What stays' }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('Erase…');
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  for (let presses = 0; presses < 6 && (await focused(page)) !== 'Erase Erika Mustermann'; presses += 1) await page.keyboard.press('Tab');
  // However long the way out takes, nobody asks for whoever is gone.
  await page.route(/\/api\/v1\/customers(\?|$)/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.keyboard.press('Enter');
  await page.getByText('Erased. 0 things said, 0 contacts and 0 mails belong to nobody any more.').waitFor();
  await page.waitForURL(/\/customers$/);
  await page.getByLabel('Name, address or id').fill('Mustermann');
  await page.keyboard.press('Enter');
  await page.getByText('No customer\'s name, address or id holds “Mustermann”.').waitFor();
  expect(complaints()).toEqual([]);
  await leave();
});
