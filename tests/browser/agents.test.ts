import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import type { Browser, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { seriousProblems } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { type DemoWorld, publicAddress, readDemoWorld } from './support/demo-world.ts';
import { stopsBetween } from './support/stops-between.ts';
import { openMember, openVisitor } from './support/visitor.ts';

const phone = { width: 390, height: 844 } as const;
const title = 'Slips in a browser';

let browser: Browser;
let world: DemoWorld;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), readDemoWorld(inject('demoUrl'))]);
  const lead = await openMember(browser, world, 'lead');
  // Yesterday, so that no other test's round opens on the same day.
  const today = dayIn(new Date(), 'Europe/London');
  const opened = await lead.context.request.post('/api/v1/friction/rounds', { data: { title, prompt: 'What slows you down?', opensOn: addDaysTo(today, -1), closesOn: addDaysTo(today, 9), teams: ['Billing', 'Metering'] }, headers: { origin: world.url } });
  expect(opened.status(), await opened.text()).toBe(201);
  await lead.leave();
});
afterAll(() => browser.close());

test('an agent gets a slip, closes the browser, comes back, reports by keyboard on a phone, and reads the receipt', async () => {
  const first = await openMember(browser, world, 'agent', phone);
  await first.page.goto('/report');
  const own = first.page.getByRole('listitem').filter({ hasText: title });
  expect(await seriousProblems(first.page)).toEqual([]);
  await own.getByRole('button', { name: 'Get my slip' }).click();
  await own.getByRole('link', { name: 'Report it' }).waitFor();
  await first.page.reload();
  const link = await own.getByRole('link', { name: 'Report it' }).getAttribute('href');
  expect(await seriousProblems(first.page)).toEqual([]);
  const state = await first.context.storageState();
  await first.leave();

  const again = await openVisitor(browser, world.url, phone);
  await again.context.addInitScript((kept) => localStorage.setItem('kept-slips', kept), state.origins[0]?.localStorage.find(({ name }) => name === 'kept-slips')?.value ?? '');
  await again.context.addCookies(state.cookies);
  const { page } = again;
  await page.goto(link ?? '');
  await page.getByText(`Your slip for ${title} is in this browser and goes with it.`).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  expect(await stopsBetween(page, page.getByLabel('What gets in the way?'), page.getByRole('button', { name: 'Send' })), 'how often, the step, the team, Send: docs/methods.md reckons with these').toBe(4);
  await page.getByLabel('What gets in the way?').focus();
  await page.keyboard.type('Sarah Miller has to approve each refund by hand.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Refund');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Billing');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '“Sarah Miller” looks like a person’s name. Remove it?' }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await page.getByRole('button', { name: 'Remove and send' }).click();
  await expectAnonymous(await sent);
  await page.getByRole('heading', { level: 1, name: 'Sent. Nobody can see who wrote this.' }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  const receipt = await page.locator('.code').innerText();
  const kept = await page.evaluate(() => localStorage.getItem('kept-slips') ?? '');
  expect(kept, 'the used slip itself is gone from the browser').not.toContain('"slip"');

  await page.getByRole('link', { name: 'Read the answer' }).click();
  await page.getByLabel(/^The code you were shown/).fill(receipt);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  expect(again.complaints()).toEqual([]);
  await again.leave();
});

/** The report leaves without a cookie, and its size says nothing of its words. */
async function expectAnonymous(request: Request): Promise<void> {
  const headers = await request.allHeaders();
  expect(headers.cookie).toBeUndefined();
  expect((request.postData() ?? '').length % 16_384).toBe(0);
}

test('an agent whose slip is in another browser is told so, and no second one is signed', async () => {
  const elsewhere = await openMember(browser, world, 'agent');
  await elsewhere.page.goto('/report');
  await elsewhere.page.getByRole('listitem').filter({ hasText: title }).getByText('You were given your slip, but it is not in this browser').waitFor();
  await elsewhere.leave();
});

test('printed slips are a page of codes and nothing else, on paper too', async () => {
  const lead = await openMember(browser, world, 'lead');
  const { page } = lead;
  await page.goto('/friction');
  await page.getByRole('listitem').filter({ hasText: title }).getByRole('button', { name: 'Print slips' }).click();
  await page.getByLabel('How many').fill('6');
  expect(await seriousProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Draw the slips' }).click();
  await page.getByRole('heading', { level: 1, name: `6 slips for ${title}` }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  const codes = page.getByText(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/);
  expect(new Set(await codes.allInnerTexts()).size).toBe(6);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0);
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  expect(await codes.filter({ visible: true }).count()).toBe(6);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()), 'paper is light, whatever the screen is').toBe('#fbfaf7');
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'I have them' }).click();
  await page.getByRole('heading', { level: 1, name: 'Friction' }).waitFor();
  expect(lead.complaints()).toEqual([]);
  await lead.leave();
});

test('a page without the means to blind points to printed slips; a code from a QR code fills itself in and stays out of the address that is asked for', async () => {
  const bare = await openMember(browser, world, 'agent');
  await bare.context.addInitScript(() => Object.defineProperty(globalThis, 'isSecureContext', { value: false }));
  await bare.page.goto('/report');
  await bare.page.getByText(/opened without https|not in this browser/).first().waitFor();
  await bare.leave();

  const visitor = await openVisitor(browser, world.url, phone);
  const asked = visitor.page.waitForRequest((request) => request.isNavigationRequest());
  await visitor.page.goto(`${publicAddress(world, 'f')}#slip=7F3K-92QM-4T`);
  expect((await asked).url()).not.toContain('7F3K');
  expect(await visitor.page.getByLabel('Your slip').inputValue()).toBe('7F3K-92QM-4T');
  await visitor.page.getByLabel('What gets in the way?').fill('The refund form asks twice.');
  await visitor.page.getByRole('radio', { name: 'Every day' }).check();
  await visitor.page.getByLabel('Your team').selectOption('Billing');
  await visitor.page.getByRole('button', { name: 'Send' }).click();
  await visitor.page.getByRole('link', { name: /^We do not know this code/ }).waitFor();
  expect(await visitor.page.getByLabel('What gets in the way?').inputValue()).toBe('The refund form asks twice.');
  expect(await seriousProblems(visitor.page)).toEqual([]);
  await visitor.leave();
});
