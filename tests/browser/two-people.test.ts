import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { openBrowser } from './support/browser.ts';
import { type DemoWorld, readDemoWorld } from './support/demo-world.ts';
import { holdToasts } from './support/toasts.ts';
import { openMember } from './support/visitor.ts';

const themeList = z.object({ themes: z.array(z.object({ id: z.string(), title: z.string() })) });

let browser: Browser;
let world: DemoWorld;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), readDemoWorld(inject('demoUrl'))]);
});
afterAll(() => browser.close());

/** The proposal the fewest people raised: what other tests take stands first. */
async function lastProposal(page: Page): Promise<{ id: string; title: string }> {
  const { themes } = themeList.parse(await (await page.request.get('/api/v1/themes?status=emerging&snoozed=hide&sort=volume')).json());
  const last = themes.at(-1);
  if (last === undefined) throw new Error('Nothing waits in triage.');
  return last;
}

async function openRename(page: Page, id: string): Promise<void> {
  await page.goto(`/themes/${id}?do=rename`);
  await page.getByRole('dialog', { name: 'Name and describe' }).waitFor();
}

test('two people who rename a theme at once: the later one sees both titles, and chooses', async () => {
  const [first, second] = [await openMember(browser, world, 'lead'), await openMember(browser, world, 'admin')];
  const { id, title } = await lastProposal(first.page);
  await openRename(first.page, id);
  await openRename(second.page, id);
  await first.page.getByLabel('Title').fill('What the first one calls it');
  await first.page.getByRole('button', { name: 'Save', exact: true }).click();
  await first.page.getByText('Saved. No search for themes takes it back.').waitFor();

  await second.page.getByLabel('Title').fill('What the second one calls it');
  await second.page.getByRole('button', { name: 'Save', exact: true }).click();
  const both = second.page.getByRole('alert').filter({ hasText: 'Somebody else changed this while you were at it.' });
  await both.getByText('title “What the first one calls it”').waitFor();
  await both.getByText('title “What the second one calls it”').waitFor();
  await both.getByRole('button', { name: 'Keep what stands' }).click();
  await second.page.getByRole('heading', { level: 1, name: 'What the first one calls it' }).waitFor();

  const answer = await first.page.request.patch(`/api/v1/themes/${id}`, { data: { title }, headers: { origin: world.url, 'sec-fetch-site': 'same-origin' } });
  expect(answer.status()).toBe(200);
  expect(first.complaints()).toEqual([]);
  await Promise.all([first.leave(), second.leave()]);
});

test('what a colleague changes appears without loading the page again, but not while a dialog is open', async () => {
  const [first, second] = [await openMember(browser, world, 'lead'), await openMember(browser, world, 'admin')];
  const { id, title } = await lastProposal(first.page);
  const rename = async (to: string) => expect((await first.page.request.patch(`/api/v1/themes/${id}`, { data: { title: to }, headers: { origin: world.url, 'sec-fetch-site': 'same-origin' } })).status()).toBe(200);
  const heading = (name: string) => second.page.getByRole('heading', { level: 1, name });
  await second.page.goto(`/themes/${id}`);
  await heading(title).waitFor();
  await rename('A colleague calls it this');
  await heading('A colleague calls it this').waitFor();

  await openRename(second.page, id);
  await rename('And now this');
  await second.page.waitForTimeout(3000);
  expect(await second.page.getByLabel('Title').inputValue()).toBe('A colleague calls it this');
  expect(await second.page.getByText('And now this').count()).toBe(0);
  await second.page.keyboard.press('Escape');
  await heading('And now this').waitFor();

  await rename(title);
  await heading(title).waitFor();
  expect(second.complaints()).toEqual([]);
  await Promise.all([first.leave(), second.leave()]);
});

test('several proposals are called no themes at once, by keyboard, and taken back with one key', async () => {
  const { page, complaints, leave } = await openMember(browser, world, 'lead');
  await holdToasts(page);
  await page.goto('/themes?show=triage');
  const rows = page.getByRole('main').locator('[data-theme-row]');
  await rows.first().waitFor();
  const before = await rows.count();
  const boxes = page.getByRole('main').getByRole('checkbox');
  for (const at of [before - 2, before - 1]) {
    await boxes.nth(at).focus();
    await page.keyboard.press('Space');
  }
  await page.getByRole('status').getByText('2 themes selected').waitFor();
  await page.getByRole('button', { name: /^Not a theme: 2/ }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '2 themes: not a theme' });
  await dialog.getByLabel('Why not?').fill('Praise without a point.');
  await page.keyboard.press('Enter');
  await page.getByText('2 themes are no themes.').waitFor();
  await expect.poll(() => rows.count(), { timeout: 60_000 }).toBe(before - 2);
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('z');
  await page.getByText('2 themes are back in triage.').waitFor();
  await expect.poll(() => rows.count(), { timeout: 60_000 }).toBe(before);
  expect(complaints()).toEqual([]);
  await leave();
});
