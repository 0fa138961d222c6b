import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { openBrowser } from './support/browser.ts';
import { type DemoWorld, readDemoWorld } from './support/demo-world.ts';
import { holdToasts } from './support/toasts.ts';
import { openMember, type Visitor } from './support/visitor.ts';

const themeList = z.object({ themes: z.array(z.object({ id: z.string(), title: z.string() })) });
const candidateList = z.object({ candidates: z.array(z.object({ themeId: z.string(), title: z.string(), reason: z.string() })) });
const splitTitle = 'Words that were put aside for a moment';

let browser: Browser;
let world: DemoWorld;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), readDemoWorld(inject('demoUrl'))]);
});
afterAll(() => browser.close());

test('a lead merges two themes in triage by keyboard alone, and takes it back', async () => {
  const { page, complaints, leave } = await openLead();
  const { theme, candidate } = await themeWithCandidate(page);
  await page.goto('/themes?show=triage');
  await chooseTheme(page, theme.id);
  await page.keyboard.press('2');

  const dialog = page.getByRole('dialog', { name: 'Merge with another theme' });
  await dialog.getByText(candidate.reason, { exact: true }).first().waitFor();
  await untilInside(dialog);
  await pressOn(page, dialog.getByRole('button', { name: `Choose “${candidate.title}”` }));
  await dialog.getByRole('button', { name: `Choose “${candidate.title}”`, pressed: true }).waitFor();
  await pressOn(page, dialog.getByRole('button', { name: 'Merge them' }));
  await page.getByText(/^They are one theme now: /).waitFor();
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('z');
  await page.getByText(/^Undone/).waitFor();

  await page.goto('/themes?show=triage');
  await page.getByRole('main').locator(`[data-theme-row="${theme.id}"]`).waitFor();
  expect(complaints()).toEqual([]);
  await leave();
});

test('the explorer is reached and turned by keyboard alone, and its address follows', async () => {
  const { page, complaints, leave } = await openLead();
  await page.goto('/themes?show=triage');
  await tabTo(page, page.getByRole('tab', { name: /^Triage/ }));
  const explorer = page.getByRole('tab', { name: 'Explorer' });
  await pressUntilFocused(page, 'ArrowRight', explorer);
  await page.keyboard.press('Enter');
  await page.waitForURL(/show=explorer/);
  for (const [view, address, header] of [['Impact', /view=impact/, 'What it does to the score'], ['Score', /view=score/, 'Answers'], ['Volume', /show=explorer(?!.*view=)/, 'Mentions']] as const) {
    await pressOn(page, page.getByRole('button', { name: view, exact: true }));
    await page.waitForURL(address);
    await page.getByRole('button', { name: view, exact: true, pressed: true }).waitFor();
    await page.getByRole('columnheader', { name: header }).waitFor();
  }
  expect(complaints()).toEqual([]);
  await leave();
});

test('a lead splits a theme by keyboard alone, takes it back from the toast, and a second time from the timeline', async () => {
  const { page, complaints, leave } = await openLead();
  const { theme } = await themeWithCandidate(page);
  await page.goto('/themes?show=triage');
  await chooseTheme(page, theme.id);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: theme.title }).waitFor();
  const words = page.locator('[data-words-row]');
  await words.first().waitFor();
  const before = await firstTwo(words);

  await splitFirstTwo(page);
  await page.keyboard.press('z');
  await page.getByText('Undone: 2 mentions are back.').waitFor();
  await expect.poll(() => firstTwo(words)).toEqual(before);

  await page.reload();
  await words.first().waitFor();
  await splitFirstTwo(page);
  await pressOn(page, page.getByRole('region', { name: 'What happened' }).getByRole('button', { name: `Undo: moved 2 mentions to a new theme, “${splitTitle}”.` }));
  await page.getByText('Undone: 2 mentions are back.').waitFor();
  await expect.poll(() => firstTwo(words)).toEqual(before);
  expect(complaints()).toEqual([]);
  await leave();
});

/** Signs in the lead, whose toasts stand as long as a slow machine needs. */
async function openLead(): Promise<Visitor> {
  const visitor = await openMember(browser, world, 'lead');
  await holdToasts(visitor.page);
  return visitor;
}

/** The last theme of triage that has a candidate in triage: what the other tests take stands first. */
async function themeWithCandidate(page: Page) {
  const read = async (path: string): Promise<unknown> => (await page.request.get(`/api/v1/${path}`)).json();
  const { themes } = themeList.parse(await read('themes?status=emerging&snoozed=hide&sort=volume'));
  for (const theme of themes.toReversed()) {
    const { candidates } = candidateList.parse(await read(`themes/${theme.id}/merge-candidates`));
    const [candidate] = candidates;
    if (candidate !== undefined) return { theme, candidate };
  }
  throw new Error('No theme of the demo world’s triage has a candidate to merge with.');
}

/** Moves through triage with j and k until the theme is the chosen row, however late the page begins to listen. */
async function chooseTheme(page: Page, id: string): Promise<void> {
  const rows = page.getByRole('main').locator('[data-theme-row]');
  await page.getByRole('main').locator(`[data-theme-row="${id}"]`).waitFor();
  const ids = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-theme-row')));
  const wanted = ids.indexOf(id);
  const at = () => rows.evaluateAll((all) => all.findIndex((row) => row.closest('[aria-current="true"]') !== null));
  await stepTo(page, wanted, at);
}

/** Presses j or k, whichever leads there, and looks again after each. */
async function stepTo(page: Page, wanted: number, at: () => Promise<number>): Promise<void> {
  await expect
    .poll(
      async () => {
        const now = await at();
        if (now !== wanted) await page.keyboard.press(now < wanted ? 'j' : 'k');
        return now;
      },
      { timeout: 120_000, interval: 100 },
    )
    .toBe(wanted);
}

/** Selects the first two texts and moves them to a new theme, until the toast tells it. */
async function splitFirstTwo(page: Page): Promise<void> {
  const words = page.locator('[data-words-row]');
  for (const at of [0, 1]) {
    await stepTo(page, at, () => words.evaluateAll((all) => all.findIndex((row) => row.contains(document.activeElement))));
    await page.keyboard.press('x');
    await page.getByRole('status').getByText(at === 0 ? '1 text selected' : '2 texts selected').waitFor();
  }
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: 'Move to a new theme' });
  await untilInside(dialog);
  const title = dialog.getByLabel('What is the new theme called?');
  await tabTo(page, title);
  await page.keyboard.type(splitTitle);
  await page.keyboard.press('Enter');
  await page.getByText(`2 mentions moved to “${splitTitle}”, which waits in triage.`).waitFor();
  await dialog.waitFor({ state: 'detached' });
}

async function firstTwo(words: Locator): Promise<(string | null)[]> {
  return words.evaluateAll((rows) => rows.slice(0, 2).map((row) => row.getAttribute('data-words-row')));
}

/** A dialog that has just opened takes the focus; keys pressed before would go elsewhere. */
async function untilInside(dialog: Locator): Promise<void> {
  await dialog.waitFor();
  await expect.poll(() => isFocused(dialog), { timeout: 60_000 }).toBe(true);
}

async function pressOn(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor();
  await pressUntilFocused(page, 'Tab', wanted);
}

/** What stands a few hundred steps away is out of reach for a keyboard. */
async function pressUntilFocused(page: Page, key: string, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 300; presses++) {
    if (await isFocused(wanted)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The key ${key} does not lead to ${String(wanted)}.`);
}

async function isFocused(wanted: Locator): Promise<boolean> {
  return wanted.evaluate((element) => element === document.activeElement || element.contains(document.activeElement));
}
