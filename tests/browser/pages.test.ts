import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { colourProblems, seriousProblems } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { type DemoWorld, readDemoWorld } from './support/demo-world.ts';
import { readMail } from './support/outbox.ts';
import { addressOf, type PageEntry, pageList } from './support/page-list.ts';
import { findPlaces, type Places } from './support/places.ts';
import { openMember, openVisitor, untilSettled, type Visitor } from './support/visitor.ts';

const looks = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 1440, height: 900, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
] as const;

let browser: Browser;
let world: DemoWorld;
let places: Places;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), readDemoWorld(inject('demoUrl'))]);
  places = await findPlaces(browser, world);
});
afterAll(() => browser.close());

test('every route of the web app is in the list of pages', () => {
  const tree = readFileSync(new URL('../../apps/web/src/routeTree.gen.ts', import.meta.url), 'utf8');
  const block = /interface FileRoutesByTo \{([^}]*)\}/.exec(tree)?.[1] ?? '';
  const routes = [...block.matchAll(/'([^']+)':/g)].map(([, route]) => route);
  expect(routes.length).toBeGreaterThan(20);
  expect(routes.filter((route) => !pageList.some((entry) => entry.route === route))).toEqual([]);
});

describe.concurrent('axe finds nothing serious, nothing overflows, nobody complains', () => {
  test.for([...pageList])('$name', async (entry) => {
    const visitor = await openFor(entry);
    try {
      await visitor.page.goto(addressOf(entry, places));
      await untilSettled(visitor.page);
      expect(visitor.complaints()).toEqual([]);
      expect(await visitor.page.title()).toMatch(/ – (Kept|Northlight Energy)$/);
      expect(await visitor.page.locator('h1').count()).toBe(1);
      expect(await problemsIn(visitor)).toEqual([]);
    } finally {
      await visitor.leave();
    }
  });
});

describe('mails are as legible as pages', () => {
  test.for(['account', 'digest', 'owner'])('%s', async (kind) => {
    const { page, context, leave } = await openMember(browser, world, 'admin');
    const { html } = await readMail(context.request, { kind, holds: /\S+/ });
    await page.setContent(html);
    expect(await problemsIn({ page })).toEqual([]);
    await leave();
  });
});

function openFor(entry: PageEntry): Promise<Visitor> {
  return entry.as === undefined ? openVisitor(browser, world.url) : openMember(browser, world, entry.as);
}

/** What is wrong with the open page, in each look: one line each, naming the look. */
async function problemsIn({ page }: Pick<Visitor, 'page'>): Promise<string[]> {
  const found: string[] = [];
  for (const { width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const content = await page.evaluate(() => document.documentElement.scrollWidth);
    if (content > width) found.push(`${width} ${colorScheme}: the page is ${content} px wide`);
    found.push(...(await (colorScheme === 'light' ? seriousProblems : colourProblems)(page)).map((problem) => `${width} ${colorScheme}: ${problem}`));
  }
  return found;
}
