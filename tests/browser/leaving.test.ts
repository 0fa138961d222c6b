import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { seriousProblems } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { joinColleague } from './support/colleague.ts';
import { type DemoWorld, readDemoWorld } from './support/demo-world.ts';
import { dayAhead, openOwnTheme } from './support/own-theme.ts';
import { openMember } from './support/visitor.ts';

const leaver = { name: 'Tilda Marsh', email: 'tilda.marsh@northlight.example', role: 'owner' } as const;
const titles = ['Hinges of the garden gate squeak', 'Rungs of the loft ladder split'] as const;

let browser: Browser;
let world: DemoWorld;
let memberId: string;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), readDemoWorld(inject('demoUrl'))]);
  const { visitor, ...joined } = await joinColleague(browser, world, leaver);
  await visitor.leave();
  memberId = joined.memberId;
  const lead = await openMember(browser, world, 'lead');
  for (const title of titles) await openOwnTheme(lead.context.request, world, title, memberId, dayAhead(60));
  await lead.leave();
});
afterAll(() => browser.close());

test('a lead tests what hangs on one person, names a deputy from there by keyboard, and it hangs on them no longer', async () => {
  const { page, complaints, leave } = await openMember(browser, world, 'lead');
  await page.goto('/key-people');
  await page.getByRole('heading', { level: 2, name: 'Would stay in good hands' }).waitFor();
  await page.getByLabel('Third person').selectOption({ label: leaver.name });
  await page.waitForURL(new RegExp(`people=.*${memberId}`));
  await page.goto(`/key-people?people=${memberId}`);
  await page.getByText(`If ${leaver.name} left this week`).waitFor();
  const themes = page.getByRole('listitem').filter({ hasText: `${leaver.name} owns it, nobody stands in` });
  await expect.poll(() => themes.count(), { timeout: 90_000 }).toBe(2);
  expect(await seriousProblems(page)).toEqual([]);
  await page.getByRole('button', { name: `Name a deputy: ${titles[0]}` }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Name a deputy' });
  await dialog.getByRole('button', { name: 'Name the deputy' }).press('Enter');
  await dialog.getByText('Choose a person.').waitFor();
  expect(await dialog.getByRole('option', { name: leaver.name }).count()).toBe(0);
  expect(await seriousProblems(page)).toEqual([]);
  await dialog.getByLabel('Who stands in?').selectOption({ label: 'Ruth Adeyemi' });
  await dialog.getByRole('button', { name: 'Name the deputy' }).press('Enter');
  await page.getByText(`Ruth Adeyemi stands in for “${titles[0]}” now.`).waitFor();
  await expect.poll(() => themes.count(), { timeout: 90_000 }).toBe(1);
  await page.emulateMedia({ media: 'print' });
  expect([await page.getByLabel('First person').isVisible(), await page.getByRole('button', { name: /^Hand over/ }).first().isVisible()]).toEqual([false, false]);
  expect(complaints()).toEqual([]);
  await leave();
});

test('a viewer reads the key-person test and is offered no deed', async () => {
  const { page, complaints, leave } = await openMember(browser, world, 'viewer');
  await page.goto(`/key-people?people=${memberId}`);
  await page.getByText(titles[1]).waitFor();
  expect(await page.getByRole('button', { name: /^(Name a deputy|Hand over|Ask somebody)/ }).count()).toBe(0);
  expect(complaints()).toEqual([]);
  await leave();
});

test('whoever holds something leaves through a list of it: each with somebody else, all in one go', async () => {
  const { page, complaints, leave } = await openMember(browser, world, 'admin');
  await page.goto('/members');
  const ask = async () => {
    await page.getByRole('button', { name: `What to do with ${leaver.name}` }).press('Enter');
    await page.getByRole('menuitem', { name: 'Deactivate' }).press('Enter');
    return page.getByRole('dialog', { name: `${leaver.name} leaves` });
  };
  await (await ask()).getByRole('link', { name: `What only ${leaver.name} knows` }).press('Enter');
  await page.getByText(`If ${leaver.name} left this week`).waitFor();
  await page.getByRole('link', { name: 'Back to the members' }).press('Enter');
  const dialog = await ask();
  for (const title of titles) await dialog.getByLabel(`Theme: ${title}`).selectOption('');
  const give = dialog.getByRole('button', { name: `Give all 2 away and let ${leaver.name} leave` });
  await give.press('Enter');
  await dialog.getByRole('link', { name: `Choose who takes “${titles[1]}”.` }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  // What is mended leaves the list above; whoever mends it stays where they are.
  for (const title of titles) {
    const choice = dialog.getByLabel(`Theme: ${title}`);
    await choice.focus();
    await choice.selectOption({ label: 'Ruth Adeyemi' });
    await dialog.getByRole('link', { name: `Choose who takes “${title}”.` }).waitFor({ state: 'detached' });
    expect(await choice.evaluate((field) => field === document.activeElement)).toBe(true);
  }
  await give.press('Enter');
  await page.getByText(`${leaver.name} cannot sign in here any more. 2 things found somebody else.`).waitFor();
  await page.getByRole('button', { name: `What to do with ${leaver.name}` }).waitFor({ state: 'detached' });
  await page.goto(`/themes?show=all&words=${encodeURIComponent(titles[1])}`);
  await page.getByRole('row').filter({ hasText: titles[1] }).getByText('Ruth Adeyemi').waitFor();
  expect(complaints()).toEqual([]);
  await leave();
});
