import { createServer } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Face } from '../support/faces/face.ts';
import { freePort } from '../support/free-port.ts';
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

test('the block stands in a narrow column of another site without a script, its links leave the frame, and no other page may be framed', async () => {
  const pathOf = (name: string) => faces.find((face) => face.name === name)?.asked('en').path ?? '';
  const { page, leave } = await openVisitor(browser, served.url, { javaScriptEnabled: false });
  const framed = (path: string) => `<!doctype html><html lang="en"><title>Another site</title><iframe src="${served.url}${path}" title="You said, we did" style="width:280px;height:560px;border:0"></iframe></html>`;
  const site = createServer((asked, answer) => answer.setHeader('content-type', 'text/html').end(framed(pathOf(asked.url === '/block' ? 'block' : 'public page'))));
  const port = await freePort();
  await new Promise<void>((resolve) => site.listen(port, '127.0.0.1', resolve));
  await page.goto(`http://127.0.0.1:${port}/whole`);
  expect(await page.frameLocator('iframe').getByRole('heading', { level: 1 }).count()).toBe(0);
  await page.goto(`http://127.0.0.1:${port}/block`);
  const block = page.frameLocator('iframe');
  await block.getByRole('heading', { level: 1, name: 'You said, we did' }).waitFor();
  expect(await block.locator('html').evaluate((root) => root.scrollWidth)).toBeLessThanOrEqual(280);
  await block.getByRole('link', { name: 'Bills come late' }).click();
  await page.getByRole('heading', { level: 1, name: 'Bills come late' }).waitFor();
  expect(new URL(page.url()).origin).toBe(served.url);
  await leave();
  await new Promise((resolve) => site.close(resolve));
});
