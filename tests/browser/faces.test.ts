import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Face } from '../support/faces/face.ts';
import { layFaces } from '../support/faces/lay-faces.ts';
import { colourProblems, seriousProblems } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { openFace } from './support/open-face.ts';
import { type ServedApp, serveTestApp } from './support/served-app.ts';
import { openVisitor } from './support/visitor.ts';
import { stumblesOn } from './support/walk-face.ts';

let browser: Browser;
let served: ServedApp;
let faces: readonly Face[];

beforeAll(async () => {
  [browser, served] = await Promise.all([openBrowser(), serveTestApp(new Date('2026-11-22T10:00:00Z'))]);
  // The documentation of the API is drawn by a library.
  faces = (await layFaces(served.app)).filter(({ name }) => name !== 'documentation');
});
/** Serious by WCAG 2.2 AA in light, and its colours in the dark. */
async function axeStumbles(page: Page): Promise<string[]> {
  const found = await seriousProblems(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await colourProblems(page)).map((problem) => `dark: ${problem}`));
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

afterAll(async () => {
  await browser.close();
  await served.close();
});

test('whoever hears the pages, uses keys alone or zooms to 400 % can read, answer and mend every one of them', async () => {
  const { page, complaints, leave } = await openVisitor(browser, served.url);
  const found: string[] = [];
  for (const { name, status, languages, asked } of faces) {
    for (const language of languages) {
      await served.app.deps.limits.publicByAddress.forgive('127.0.0.1');
      const answered = await openFace(page, asked(language));
      const stumbles = [...(answered === status ? [] : [`answered ${answered}`]), ...(await stumblesOn(page, { language, hasProblem: status === 422 }))];
      if (language === 'en') stumbles.push(...(await axeStumbles(page)));
      const said = complaints().filter((line) => !/status of (?:404|410|422)/.test(line));
      found.push(...[...stumbles, ...said].map((stumble) => `${name}, ${language}: ${stumble}`));
    }
  }
  await leave();
  expect(found).toEqual([]);
});

test('in the colours of a high-contrast theme the chosen score still differs from the others', async () => {
  const survey = faces.find(({ name }) => name === 'survey');
  const { page, leave } = await openVisitor(browser, served.url);
  await page.emulateMedia({ forcedColors: 'active' });
  await openFace(page, survey?.asked('en') ?? { path: '' });
  const ground = (score: number) => page.locator('.scale label').nth(score).evaluate((label) => getComputedStyle(label).backgroundColor);
  expect(await ground(7)).toBe(await ground(8));
  await page.locator('.scale label').nth(7).click();
  expect(await ground(7)).not.toBe(await ground(8));
  await leave();
});
