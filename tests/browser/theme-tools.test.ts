import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { seriousProblems } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { joinColleague } from './support/colleague.ts';
import { type DemoWorld, readDemoWorld } from './support/demo-world.ts';
import { holdToasts } from './support/toasts.ts';
import { dayAhead, openOwnTheme } from './support/own-theme.ts';
import { pressUntil } from './support/press-until.ts';
import { openMember, type Visitor } from './support/visitor.ts';

const title = 'Brackets of the parcel shelf bend';
/** The usual wait of a poll is one second, which a loaded machine does not keep. */
const patient = { timeout: 90_000 };
const steps = ['Measure the bent brackets', 'Ask the works for a thicker sheet'] as const;

let browser: Browser;
let owner: Visitor;
let helper: Visitor;
let themeId: string;

/** An owner with one theme, and a colleague: nobody else's day depends on them. */
beforeAll(async () => {
  browser = await openBrowser();
  const world: DemoWorld = await readDemoWorld(inject('demoUrl'));
  const first = await joinColleague(browser, world, { name: 'Ines Dorfman', email: 'ines.dorfman@northlight.example', role: 'owner' });
  const second = await joinColleague(browser, world, { name: 'Ivo Quillan', email: 'ivo.quillan@northlight.example', role: 'owner' });
  [owner, helper] = [first.visitor, second.visitor];
  const lead = await openMember(browser, world, 'lead');
  themeId = await openOwnTheme(lead.context.request, world, title, first.memberId, dayAhead(40));
  await lead.leave();
  await Promise.all([holdToasts(owner.page), holdToasts(helper.page)]);
});
afterAll(() => browser.close());

/** The steps of the theme as they stand on its page, top first. */
const textsOf = (page: Page) => page.getByRole('region', { name: 'Steps' }).getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => document.querySelector(`label[for="${box.id}"]`)?.textContent ?? ''));

async function addStep(page: Page, text: string, who: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Add a step' });
  await pressUntil(page, 's', dialog);
  await dialog.getByLabel('Who does it?').selectOption({ label: who });
  await dialog.getByLabel('What is to be done?').fill(text);
  await page.keyboard.press('Enter');
  await page.getByText(`“${text}” is added.`).waitFor();
  await dialog.waitFor({ state: 'detached' });
}

test('an owner writes steps for two people, orders them by key, and each ticks off their own; z takes it back', async () => {
  const { page } = owner;
  await page.goto(`/themes/${themeId}`);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  const dialog = page.getByRole('dialog', { name: 'Add a step' });
  await pressUntil(page, 's', dialog);
  await dialog.getByRole('button', { name: 'Add the step' }).press('Enter');
  await dialog.getByRole('link', { name: 'Say what is to be done.' }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await addStep(page, steps[0], 'Ines Dorfman');
  await addStep(page, steps[1], 'Ivo Quillan');
  await expect.poll(() => textsOf(page), patient).toEqual([`${steps[0]}: done`, `${steps[1]}: done`]);

  const box = (text: string) => page.getByRole('checkbox', { name: `${text}: done` });
  await box(steps[1]).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => textsOf(page), patient).toEqual([`${steps[1]}: done`, `${steps[0]}: done`]);
  await box(steps[0]).focus();
  await page.keyboard.press('Space');
  await page.getByText(`“${steps[0]}” is done.`).waitFor();
  await page.getByRole('region', { name: 'Steps' }).getByText('1 of 2 steps').waitFor();
  await page.keyboard.press('z');
  await page.getByText(`“${steps[0]}” is open again.`).waitFor();
  expect(await seriousProblems(page)).toEqual([]);

  await helper.page.goto('/my-themes');
  const mine = helper.page.getByRole('region', { name: 'Steps for you' });
  await mine.getByRole('checkbox', { name: `${steps[1]}: done` }).focus();
  expect(await seriousProblems(helper.page)).toEqual([]);
  await helper.page.keyboard.press('Space');
  await mine.waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'Steps' }).getByText(/^Ivo Quillan on /).waitFor();
  expect([...owner.complaints(), ...helper.complaints()]).toEqual([]);
});

test('a note calls a colleague, chosen from the list by keyboard; they find it on their page and say that they have seen it', async () => {
  const { page } = owner;
  await page.goto(`/themes/${themeId}`);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  const dialog = page.getByRole('dialog', { name: 'Post an update' });
  await pressUntil(page, 'u', dialog);
  const note = dialog.getByLabel('For colleagues');
  await note.fill('');
  await page.keyboard.type('Please look at the sheet, @qui');
  await dialog.getByRole('option', { name: 'Ivo Quillan', selected: true }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.keyboard.type('before Friday.');
  expect(await note.inputValue()).toBe('Please look at the sheet, @Ivo Quillan before Friday.');
  await dialog.getByRole('button', { name: 'Post the update' }).press('Enter');
  await page.getByRole('region', { name: 'What happened' }).getByText('Please look at the sheet, @Ivo Quillan before Friday.').waitFor();

  await helper.page.goto('/my-themes');
  const calls = helper.page.getByRole('region', { name: 'Notes for you' });
  await calls.getByText('Please look at the sheet, @Ivo Quillan before Friday.').waitFor();
  expect(await seriousProblems(helper.page)).toEqual([]);
  await calls.getByRole('button', { name: `I have seen the note of Ines Dorfman on “${title}”` }).press('Enter');
  await calls.waitFor({ state: 'detached' });
  await helper.page.keyboard.press('z');
  await calls.getByRole('link', { name: title }).waitFor();
  expect([...owner.complaints(), ...helper.complaints()]).toEqual([]);
});

test('a theme that needs its new way of working is not done without it, and is once it is written', async () => {
  const { page } = owner;
  await page.goto(`/themes/${themeId}`);
  const procedures = page.getByRole('region', { name: 'Procedures' });
  await procedures.getByRole('checkbox', { name: 'Not done without it' }).focus();
  await page.keyboard.press('Space');
  await page.getByText('It is done only with its new way of working written down.').waitFor();
  const markDone = async () => {
    const dialog = page.getByRole('dialog', { name: 'Mark done' });
    await pressUntil(page, '3', dialog);
    await dialog.getByLabel('What changed, in words a customer would use?').fill('The brackets are made of a thicker sheet and hold thirty kilograms.');
    await dialog.getByLabel('Root cause').selectOption({ label: 'Product' });
    await dialog.getByRole('button', { name: 'Mark done' }).press('Enter');
    return dialog;
  };
  const refused = await markDone();
  await refused.getByRole('alert').getByText(/written down/).first().waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await refused.waitFor({ state: 'detached' });

  await procedures.getByRole('link', { name: 'Write one for this theme' }).press('Enter');
  await page.getByLabel('Title').fill('A bracket that bends');
  await page.getByLabel('What is to be done').fill('1. Send the thicker one.');
  await page.getByLabel('Who answers for it').selectOption({ label: 'Ivo Quillan' });
  await page.getByLabel('Look at it again on').fill(dayAhead(200));
  await page.getByRole('button', { name: 'Write it down' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'A bracket that bends' }).waitFor();
  await page.getByRole('link', { name: 'Back to the theme' }).press('Enter');
  await procedures.getByRole('link', { name: 'A bracket that bends' }).waitFor();
  await markDone();
  await page.getByText('Marked done. Customers and the data will say whether it holds.').waitFor();
  expect(owner.complaints().filter((line) => !line.includes('409'))).toEqual([]);
});
