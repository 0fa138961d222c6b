import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { colourProblems, seriousProblems } from './axe.ts';
import { untilSettled } from './visitor.ts';

/** The open page is as it should be for everybody: in light, in dark, on a phone. */
export async function lookAt(page: Page): Promise<void> {
  await untilSettled(page);
  const found = await seriousProblems(page);
  // Of two elements with one id a label names the first, and so does the way from an error to its field.
  found.push(...(await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, place, all) => all.indexOf(id) < place))).map((id) => `the id ${id} stands twice`));
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await colourProblems(page)).map((problem) => `dark: ${problem}`));
  await page.setViewportSize({ width: 390, height: 844 });
  // A page follows its window's width a moment later; one that never does is too wide.
  const follows = await page.waitForFunction(() => document.documentElement.scrollWidth <= 390, undefined, { timeout: 10_000 }).then(() => true, () => false);
  if (!follows) found.push(`the page is ${await page.evaluate(() => document.documentElement.scrollWidth)} px wide on a phone`);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  expect(found, page.url()).toEqual([]);
}
