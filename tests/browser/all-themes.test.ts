import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { seriousProblems } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { joinColleague } from './support/colleague.ts';
import { readDemoWorld } from './support/demo-world.ts';
import { holdToasts } from './support/toasts.ts';
import { dayAhead, openOwnTheme } from './support/own-theme.ts';
import { pressUntil } from './support/press-until.ts';
import { openMember, type Visitor } from './support/visitor.ts';

const titles = ['Lids of the salt jars stick', 'Handles of the tea tins rust', 'Labels of the oil cans fade'] as const;
const days = [dayAhead(50), dayAhead(51), dayAhead(52)] as const;
const themeList = z.object({ themes: z.array(z.object({ title: z.string(), deadlineOn: z.string().nullable(), owner: z.object({ name: z.string() }).nullable() })) });

let browser: Browser;
let lead: Visitor;
let owner: Visitor;
let mine: string;

/** One owner with three themes of this test's own, which nobody else counts on. */
beforeAll(async () => {
  browser = await openBrowser();
  const world = await readDemoWorld(inject('demoUrl'));
  const { memberId, visitor } = await joinColleague(browser, world, { name: 'Odile Brandt', email: 'odile.brandt@northlight.example', role: 'owner' });
  owner = visitor;
  lead = await openMember(browser, world, 'lead');
  for (const [at, title] of titles.entries()) await openOwnTheme(lead.context.request, world, title, memberId, days[at] ?? '');
  mine = `/themes?show=all&owner=${memberId}&sort=deadline`;
  await Promise.all([holdToasts(lead.page), holdToasts(owner.page)]);
});
afterAll(() => browser.close());

/** Title, date and owner of the three, whatever the page shows. */
async function stored(): Promise<(string | null)[][]> {
  const { themes } = themeList.parse(await (await lead.context.request.get('/api/v1/themes?sort=deadline&limit=10000')).json());
  return titles.map((title) => themes.find((each) => each.title === title)).map((found) => [found?.deadlineOn ?? null, found?.owner?.name ?? null]);
}

async function openAndChooseAll(): Promise<void> {
  const { page } = lead;
  await page.goto(mine);
  await page.getByRole('button', { name: 'CSV of 3 themes' }).waitFor();
  for (const [at, title] of titles.entries()) {
    await pressUntil(page, 'j', page.getByRole('row', { name: title }).and(page.locator('[aria-current="true"]')));
    await pressUntil(page, 'x', page.getByRole('status').getByText(at === 0 ? '1 theme selected' : `${at + 1} themes selected`));
  }
}

test('three themes change hands at once by keyboard, and one z gives all of them back', async () => {
  const { page } = lead;
  const before = await stored();
  await openAndChooseAll();
  await page.getByRole('button', { name: 'Hand over 3' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Hand over 3 themes' });
  await dialog.getByRole('button', { name: 'Hand over 3 themes' }).press('Enter');
  await dialog.getByRole('link', { name: 'Choose the person who takes them over.' }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await dialog.getByLabel('New owner').selectOption({ label: 'Ruth Adeyemi' });
  await dialog.getByRole('button', { name: 'Hand over 3 themes' }).press('Enter');
  await page.getByText('3 themes handed over.').waitFor();
  await dialog.waitFor({ state: 'detached' });
  expect((await stored()).map(([, owner]) => owner)).toEqual(['Ruth Adeyemi', 'Ruth Adeyemi', 'Ruth Adeyemi']);
  await page.keyboard.press('z');
  await page.getByText('3 themes are with their former owner again.').waitFor();
  expect(await stored()).toEqual(before);
  expect(lead.complaints()).toEqual([]);
});

test('an owner acknowledges several of their own themes at once on My themes, and one z takes it back', async () => {
  const { page } = owner;
  await page.goto('/my-themes');
  const rows = page.getByRole('region', { name: 'On track' }).getByRole('listitem');
  await rows.first().waitFor();
  for (const title of titles.slice(0, 2)) {
    await pressUntil(page, 'j', rows.filter({ hasText: title }).and(page.locator('[aria-current="true"]')));
    await pressUntil(page, 'x', page.getByRole('checkbox', { name: `Select “${title}”`, checked: true }));
  }
  expect(await page.getByRole('button', { name: /^Hand over/ }).count()).toBe(0);
  expect(await seriousProblems(page)).toEqual([]);
  const acknowledge = page.getByRole('dialog', { name: 'Acknowledge 2 themes' });
  await pressUntil(page, '1', acknowledge);
  await acknowledge.getByRole('button', { name: 'Acknowledge 2 themes' }).press('Enter');
  await page.getByText('2 themes acknowledged.').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('z');
  await page.getByText('2 themes are not acknowledged any more.').waitFor();
  expect(owner.complaints()).toEqual([]);
});

test('what one of several themes refuses is told with its reason, the others move, and one z moves them back', async () => {
  const { page } = lead;
  const before = await stored();
  await openAndChooseAll();
  const dialog = page.getByRole('dialog', { name: 'Move the date of 3 themes' });
  await pressUntil(page, 'd', dialog);
  await dialog.getByLabel('New deadline').fill(days[2]);
  await dialog.getByLabel('Reason').fill('The tin maker is closed until then.');
  await page.keyboard.press('Enter');
  const notDone = page.getByRole('alert', { name: 'What was not done' });
  await notDone.getByText('This is the date it has already.').waitFor();
  await notDone.getByRole('link', { name: titles[2] }).waitFor();
  await dialog.waitFor({ state: 'detached' });
  expect(await seriousProblems(page)).toEqual([]);
  expect((await stored()).map(([day]) => day)).toEqual([days[2], days[2], days[2]]);
  await notDone.getByRole('button', { name: 'Put this away' }).press('Enter');
  await page.keyboard.press('z');
  await page.getByText('2 themes are due as before.').waitFor();
  expect(await stored()).toEqual(before);
  expect(lead.complaints().filter((line) => !line.includes('422'))).toEqual([]);
});

test('a way of looking is kept under a name, shared, named anew, deleted and brought back, all by keyboard', async () => {
  const { page } = lead;
  const views = page.getByRole('navigation', { name: 'Views' });
  const more = async (name: string, item: string) => {
    await views.getByRole('button', { name: `More to do with the view “${name}”` }).press('Enter');
    await page.getByRole('menuitem', { name: item }).press('Enter');
  };
  await page.goto(mine);
  await views.getByRole('button', { name: 'Keep this view' }).waitFor();
  const keep = page.getByRole('dialog', { name: 'Keep the view' });
  await pressUntil(page, 'v', keep);
  await keep.getByRole('button', { name: 'Keep the view' }).press('Enter');
  await keep.getByRole('link', { name: 'Give the view a name.' }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await keep.getByLabel('Name').fill('Tins and jars');
  await keep.getByRole('checkbox', { name: 'Share it with everybody who sees themes' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.getByText('The view “Tins and jars” is kept.').waitFor();
  await views.getByRole('link', { name: /^Tins and jars ?, open.*shared$/ }).waitFor();

  await more('Tins and jars', 'Rename or share');
  const change = page.getByRole('dialog', { name: 'Change the view' });
  await change.getByLabel('Name').fill('Jars and tins');
  await change.getByRole('checkbox').uncheck();
  await change.getByRole('button', { name: 'Change the view' }).press('Enter');
  await views.getByRole('link', { name: /^Jars and tins ?, open$/ }).waitFor();
  await page.goto('/themes?show=all');
  await views.getByRole('link', { name: 'Jars and tins' }).press('Enter');
  await page.getByRole('button', { name: 'CSV of 3 themes' }).waitFor();

  await more('Jars and tins', 'Delete');
  await page.getByText('The view “Jars and tins” is deleted.').waitFor();
  await page.keyboard.press('z');
  await page.getByText('The view “Jars and tins” is back.').waitFor();
  await more('Jars and tins', 'Delete');
  await views.getByRole('link', { name: 'Jars and tins' }).waitFor({ state: 'detached' });
  expect(await seriousProblems(page)).toEqual([]);
  expect(lead.complaints()).toEqual([]);
});

test('the league counts per owner and leads to the themes; the list is saved as it stands', async () => {
  const { page } = lead;
  await page.goto(`${mine}&group=owner`);
  const row = page.getByRole('row').filter({ hasText: 'Odile Brandt' });
  await row.waitFor();
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['Odile Brandt', '3', '3', '0', '0', '0', 'none yet']);
  expect(await seriousProblems(page)).toEqual([]);
  await row.getByRole('link', { name: 'Odile Brandt' }).press('Enter');
  const save = page.getByRole('button', { name: 'CSV of 3 themes' });
  await save.waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), save.press('Enter')]);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/);
  expect(lines.map((line) => line.split(',')[0]?.replaceAll(/[﻿"]/g, ''))).toEqual(['Theme', ...titles]);
  expect(lines[1]).toContain(days[0]);
  expect(lead.complaints()).toEqual([]);
});
