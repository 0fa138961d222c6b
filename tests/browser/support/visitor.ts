import type { Role } from '@kept/core/permissions.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, onTestFailed, type RunnerTestCase } from 'vitest';
import { type DemoWorld, personIn } from './demo-world.ts';

/** Somebody in front of a browser of their own. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained about since the last time this was asked. */
  readonly complaints: () => string[];
  readonly leave: () => Promise<void>;
}

export interface VisitorOptions {
  readonly width?: number;
  readonly height?: number;
  readonly javaScriptEnabled?: boolean;
}

const patienceMilliseconds = 90_000;
const mostCharacters = 3000;

/** Opens a browser window for somebody nobody knows. */
export async function openVisitor(browser: Browser, baseURL: string, { width = 1440, height = 900, javaScriptEnabled = true }: VisitorOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ baseURL, viewport: { width, height }, javaScriptEnabled, colorScheme: 'light', reducedMotion: 'reduce', locale: 'en-GB' });
  context.setDefaultTimeout(patienceMilliseconds);
  const page = await context.newPage();
  let heard: string[] = [];
  page.on('console', (message) => message.type() === 'error' && heard.push(`${message.text()} (${page.url()})`));
  page.on('pageerror', (error) => heard.push(`${error.message} (${page.url()})`));
  const complaints = () => {
    const said = heard;
    heard = [];
    return said;
  };
  if (expect.getState().currentTestName !== undefined) onTestFailed(({ task }) => addWhatStands(task, page, complaints()));
  return { page, context, complaints, leave: () => context.close() };
}

/** A test that waits in vain says what was on the page instead: what a machine elsewhere prints is all that is known of it. */
async function addWhatStands({ result }: Readonly<RunnerTestCase>, page: Page, heard: readonly string[]): Promise<void> {
  const error = result?.errors?.[0];
  if (error === undefined || page.isClosed()) return;
  const focused = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200)).catch(String);
  const stands = await page.locator('body').ariaSnapshot({ timeout: 5000 }).catch(String);
  error.message = [error.message, page.url(), ...heard, `Focus on ${focused}`, stands.slice(-mostCharacters)].join('\n');
  error.stack = `${error.message}\n${error.stack ?? ''}`;
}

/** Opens a browser window for one of the demo people, signed in already. */
export async function openMember(browser: Browser, world: DemoWorld, role: Role, options: VisitorOptions = {}): Promise<Visitor> {
  const visitor = await openVisitor(browser, world.url, options);
  const answer = await visitor.context.request.post('/api/v1/demo/session', { data: { memberId: personIn(world, role).memberId }, headers: { origin: world.url } });
  if (!answer.ok()) throw new Error(`Nobody could be signed in as ${role}: ${await answer.text()}`);
  return visitor;
}

/** Waits until a page has its heading and its fonts, and nothing on it is still a placeholder. */
export async function untilSettled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.fonts.status === 'loaded' && document.querySelector('[aria-busy="true"], [class*="animate-pulse"]') === null);
}
