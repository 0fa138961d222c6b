import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { layCustomers, layTheme } from '../close-loop/lay-story.ts';
import { nameRecords } from '../support/name-records.ts';
import { makeWorld } from '../support/world.ts';
import { holdToasts, toast } from './support/toasts.ts';
import { lookAt } from './support/look-at.ts';
import { openStage } from './support/stage.ts';

const host = 'feedback.tidewater.example';
const names = nameRecords();

const stage = openStage({ namesHere: [host], readTexts: names.readTexts });

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).press('Enter');
const standing = (page: Page) => page.getByRole('status').filter({ hasText: /\S/ }).first();

/** Refused in a sentence, asked for, looked at too early, proven by its record, removed and brought back. */
async function proveDomain(page: Page): Promise<void> {
  await page.getByLabel('Your domain').fill('192.0.2.1');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByRole('link', { name: /number of a machine/ }).waitFor();
  await lookAt(page);
  await page.getByLabel('Your domain').fill(host);
  await page.keyboard.press('Enter');
  await page.getByText('Not proven yet. Nothing is shown there.').waitFor();
  await lookAt(page);
  await press(page, 'Check now');
  await page.getByText(/There is no TXT record/).waitFor();
  await lookAt(page);
  names.records.set(`_kept.${host}`, [await page.getByText(/^kept-domain=/).innerText()]);
  await press(page, 'Check now');
  await page.getByText('In use. Mails to customers lead there.').waitFor();
  await lookAt(page);
  await press(page, 'Remove the domain');
  await toast(page, `${host} is removed.`);
  await page.getByLabel('Your domain').waitFor();
  await page.keyboard.press('z');
  await page.getByText('In use. Mails to customers lead there.').waitFor();
}

/** A colour nobody could read is refused with the nearest that can be; another is worn, and given back. */
async function chooseColour(page: Page): Promise<void> {
  await page.getByLabel('By light').fill('#ffe066');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByRole('link').first().waitFor();
  await lookAt(page);
  await page.getByLabel('By light').fill('#7a1f5c');
  await page.keyboard.press('Enter');
  await toast(page, 'Pages and mails wear your colour.');
  await lookAt(page);
}

test('an administrator proves a domain and chooses a colour, and customers meet the organisation under both', async () => {
  const world = await makeWorld(stage.app(), 'Tidewater Bank');
  const themeId = await layTheme(stage.app(), world);
  await layCustomers(stage.app(), world, [{ name: 'Maria', email: 'maria@mail.example', themeId }]);
  const { page, complaints, leave } = await stage.enter(world.admin);
  await holdToasts(page);
  await page.goto('/settings?tab=public');
  await proveDomain(page);
  await chooseColour(page);

  const visitor = await stage.visit({ width: 390, height: 844 }, stage.url().replace('localhost', host));
  const theirs = visitor.page;
  await theirs.goto('/');
  await theirs.getByRole('link', { name: 'Bills come late' }).click();
  await theirs.getByRole('heading', { level: 1, name: 'Bills come late' }).waitFor();
  expect(new URL(theirs.url()).pathname).toBe(`/themes/${themeId}`);
  for (const path of ['/', `/themes/${themeId}`, '/digests']) {
    await theirs.goto(path);
    await lookAt(theirs);
  }
  await theirs.goto('/');
  await theirs.getByLabel('Hear of it by mail').fill('ada@mail.example');
  await theirs.keyboard.press('Enter');
  await theirs.getByText('Look into your mail').first().waitFor();
  await lookAt(theirs);
  expect((await theirs.goto('/sign-in'))?.status()).toBe(404);
  await visitor.leave();

  names.records.delete(`_kept.${host}`);
  await page.goto('/settings?tab=public');
  await press(page, 'Check now');
  await standing(page).getByText(/^In use, but its record is gone\. It ends /).waitFor();
  await lookAt(page);
  await page.getByLabel('By light').fill('');
  await page.keyboard.press('Enter');
  await toast(page, 'Pages and mails wear our green.');
  expect(complaints().filter((line) => !/\b(?:409|422)\b/.test(line))).toEqual([]);
  await leave();
});
