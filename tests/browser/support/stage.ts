import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { TestApp } from '../../support/test-app.ts';
import type { Person } from '../../support/world.ts';
import { openBrowser } from './browser.ts';
import { openPerson, type ServedApp, serveTestApp } from './served-app.ts';
import { openVisitor, type Visitor, type VisitorOptions } from './visitor.ts';

/** A Tuesday morning in London: whoever may be told is awake. */
export const morning = new Date('2026-11-24T10:00:00Z');

interface StageOptions {
  readonly readTexts?: (name: string) => Promise<readonly string[]>;
  /** Names that stand for this machine. */
  readonly namesHere?: readonly string[];
}

/** The product and a browser before it, for all tests of one file: opened before the first, closed after the last. */
export interface Stage extends Omit<ServedApp, 'app' | 'url' | 'close'> {
  readonly app: () => TestApp;
  readonly url: () => string;
  /** Somebody of a test's own organisation, signed in already. */
  readonly enter: (person: Person, size?: VisitorOptions) => Promise<Visitor>;
  /** Somebody nobody knows; at another address than the product's own where it is given. */
  readonly visit: (size?: VisitorOptions, url?: string) => Promise<Visitor>;
}

export function openStage({ namesHere = [], ...options }: StageOptions = {}): Stage {
  let browser: Browser | undefined;
  let served: ServedApp | undefined;
  beforeAll(async () => {
    [browser, served] = await Promise.all([openBrowser({ namesHere }), serveTestApp(morning, options)]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  const open = () => {
    if (browser === undefined || served === undefined) throw new Error('The stage opens before the first test, not while tests are named.');
    return { browser, served };
  };
  return {
    app: () => open().served.app,
    url: () => open().served.url,
    wait: (minutes) => open().served.wait(minutes),
    letThrough: (mails) => open().served.letThrough(mails),
    enter: (person, size) => openPerson(open().browser, open().served, person, size),
    visit: (size, url) => openVisitor(open().browser, url ?? open().served.url, size),
  };
}
