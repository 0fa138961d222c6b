import { customer } from '@kept/db/schema/listen/customers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { layCustomers, layTheme } from '../close-loop/lay-story.ts';
import { drawPng } from '../support/tiny-images.ts';
import { makeWorld, type World } from '../support/world.ts';
import { holdToasts, toast } from './support/toasts.ts';
import { lookAt } from './support/look-at.ts';
import { openStage } from './support/stage.ts';

const opening = 'Thank you for telling us.';

const stage = openStage();

const mailIn = (page: Page) => page.locator('iframe').contentFrame();
/** Somebody at a keyboard: finds it, presses Enter. */
const press = (page: Page, role: 'button' | 'tab' | 'menuitem', name: string | RegExp) => page.getByRole(role, { name, exact: typeof name === 'string' }).press('Enter');

/** A quarter with two things mended, told by one customer who reads Arabic and one who reads English and gave a phone number away. */
async function layQuarter(): Promise<{ world: World; id: string }> {
  const world = await makeWorld(stage.app(), 'Tidewater Bank');
  const bills = await layTheme(stage.app(), world);
  const calls = await layTheme(stage.app(), world, { title: 'Nobody rings back', whatChanged: 'We ring back within a day.' });
  const ids = await layCustomers(stage.app(), world, [
    { name: 'Layla Haddad', email: 'layla@mail.example', text: 'The bill came far too late.', themeId: bills },
    { name: 'Tom Hale', email: 'tom@mail.example', text: 'Nobody rang me back on 07700 900123.', themeId: calls },
  ]);
  await inOrg(stage.app().deps.db, world.orgId, (tx) => tx.update(customer).set({ language: 'ar' }).where(and(eq(customer.orgId, world.orgId), eq(customer.id, ids[0] ?? ''))));
  const { id } = await (await world.admin.post('/api/v1/digests', { period: '2026-Q4' })).json();
  await world.admin.patch(`/api/v1/digests/${id}`, { subject: 'What became of it', intro: opening });
  return { world, id };
}

/** A second language: opening and one block written, the other falls back and says so; taken out, and back again. */
async function translate(page: Page): Promise<void> {
  await press(page, 'button', 'Add a language');
  await press(page, 'menuitem', 'Arabic');
  await page.getByRole('button', { name: 'Arabic: 0 of 4 texts' }).waitFor();
  await page.getByText('Readers of Arabic see the subject, the opening, “Bills come late” and “Nobody rings back” in English, and are told so.').waitFor();
  await lookAt(page);
  await page.getByLabel('Subject in Arabic').fill('ما الذي تغيّر');
  await page.getByLabel('Opening in Arabic').fill('شكرًا لأنك أخبرتنا.');
  await press(page, 'button', 'Save');
  await page.getByRole('button', { name: 'Arabic: 2 of 4 texts' }).waitFor();
  await page.getByLabel('Title in Arabic').first().fill('الفواتير تصل متأخرة');
  await page.getByText('Title and text go together: write both, or neither.').waitFor();
  expect(await page.getByRole('button', { name: 'Save “Bills come late” in Arabic' }).isDisabled()).toBe(true);
  await page.getByLabel('What customers read in Arabic').first().fill('تصل الفواتير الآن في أول كل شهر.');
  await lookAt(page);
  await press(page, 'button', 'Save “Bills come late” in Arabic');
  await page.getByRole('button', { name: 'Arabic: 3 of 4 texts' }).waitFor();
  await lookAt(page);

  await press(page, 'button', 'Take Arabic out');
  await toast(page, 'It goes out without Arabic.');
  await page.getByRole('button', { name: 'Add a language' }).waitFor();
  await page.getByText(/^Everybody gets it in English\./).waitFor();
  await page.keyboard.press('z');
  await page.getByRole('button', { name: 'Arabic: 3 of 4 texts' }).waitFor();
}

/** Layla reads Arabic from right to left; the block nobody wrote in Arabic stands there in English and says so. Tom's phone number is in neither form of his mail. */
async function preview(page: Page): Promise<void> {
  await press(page, 'tab', 'Preview');
  await page.getByLabel('Find a reader').fill('Layla');
  await page.getByLabel('Read as').selectOption({ label: 'Layla Haddad (1 of their own points)' });
  const mail = mailIn(page);
  await mail.getByText('تصل الفواتير الآن في أول كل شهر.').waitFor();
  expect(await mail.locator('html').getAttribute('dir')).toBe('rtl');
  await expect.poll(() => mail.getByText('We ring back within a day.').locator('xpath=ancestor-or-self::*[@lang][1]').first().getAttribute('lang')).toBe('en');
  for (const look of ['Phone', 'Dark', 'Desktop']) {
    await press(page, 'button', look);
    await mail.getByText('شكرًا لأنك أخبرتنا.').waitFor();
    await lookAt(page);
  }
  await press(page, 'button', 'Plain text');
  await page.locator('pre').getByText('شكرًا لأنك أخبرتنا.').waitFor();
  expect(await page.locator('pre').getAttribute('dir')).toBe('rtl');
  await press(page, 'button', 'English');
  await page.locator('pre[dir="ltr"]').getByText(opening).waitFor();
  await press(page, 'button', /^The reader’s own/);
  await press(page, 'button', 'Send this as a test to myself');
  await toast(page, /A test is on its way to/);

  await press(page, 'button', 'Desktop');
  await page.getByLabel('Find a reader').fill('nobody of this name');
  await page.getByText('Nobody of that name gets it.').waitFor();
  await page.getByLabel('Find a reader').fill('tom');
  await page.getByLabel('Read as').selectOption({ label: 'Tom Hale (1 of their own points)' });
  await mail.getByText('Nobody rang me back on').waitFor();
  expect(await mail.locator('body').innerText()).not.toContain('900123');
  await press(page, 'button', 'Plain text');
  await page.locator('pre').getByText('Nobody rang me back on').waitFor();
  expect(await page.locator('pre').innerText()).not.toContain('900123');
}

test('a digest is written in a second language, falls back where nobody wrote it and says so, and is read as each reader reads it', async () => {
  const { world, id } = await layQuarter();
  const { page, complaints, leave } = await stage.enter(world.admin);
  await holdToasts(page);
  await page.goto(`/digests/${id}?tab=words`);
  await translate(page);
  await preview(page);
  await stage.wait(0);
  const { mails } = await (await page.request.get('/api/v1/outbox?kind=test')).json();
  const { subject, html } = await (await page.request.get(`/api/v1/outbox/${mails[0].id}`)).json();
  expect([subject, html.includes('dir="rtl"')]).toEqual(['[Test] ما الذي تغيّر', true]);
  expect(complaints()).toEqual([]);
  await leave();
});

test('an image is refused where it is none, added with its words, put into a block, made the logo and taken out again', async () => {
  const { world, id } = await layQuarter();
  const { page, complaints, leave } = await stage.enter(world.admin);
  await page.goto('/settings?tab=images');
  await page.getByText('There is no image yet.').waitFor();
  await press(page, 'button', 'Add an image');
  const dialog = page.getByRole('dialog', { name: 'Add an image' });
  await dialog.getByRole('button', { name: 'Add the image' }).press('Enter');
  await dialog.getByRole('alert').getByRole('link').first().waitFor();
  await lookAt(page);
  await dialog.getByLabel('Choose an image').setInputFiles({ name: 'bill.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') });
  await dialog.getByLabel('What it shows').fill('The new bill, with its date on top');
  await dialog.getByRole('button', { name: 'Add the image' }).press('Enter');
  await dialog.getByRole('alert').getByRole('link', { name: /^This is an SVG/ }).waitFor();
  await lookAt(page);
  await dialog.locator('input[type=file]').setInputFiles({ name: 'bill.png', mimeType: 'image/png', buffer: drawPng(520, 200) });
  await dialog.getByRole('button', { name: 'Add the image' }).press('Enter');
  await page.getByText('PNG, 520 × 200').waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await page.getByRole('img', { name: 'The new bill' }).evaluate((image) => getComputedStyle(image).backgroundColor), 'a logo for white paper is seen in the dark, too').toBe('rgb(255, 255, 255)');
  await page.emulateMedia({ colorScheme: 'light' });
  await press(page, 'button', 'Words of “The new bill, with its date on top”');
  await page.getByRole('dialog', { name: 'What it shows' }).getByLabel('What it shows').fill('The new bill');
  await page.getByRole('dialog', { name: 'What it shows' }).getByRole('button', { name: 'Save' }).press('Enter');
  await press(page, 'button', 'Make it the logo “The new bill”');
  await toast(page, 'Digests carry this logo from now on.');
  await lookAt(page);
  await press(page, 'button', 'No logo “The new bill”');
  await toast(page, 'Mails carry no logo any more.');

  await page.goto(`/digests/${id}?tab=words`);
  await press(page, 'button', 'Edit “Bills come late”');
  await page.getByLabel('Image').selectOption({ label: 'The new bill' });
  await lookAt(page);
  await press(page, 'button', 'Save');
  await page.getByRole('main').getByRole('img', { name: 'The new bill' }).waitFor();
  await press(page, 'tab', 'Preview');
  await mailIn(page).getByRole('img', { name: 'The new bill' }).waitFor();
  await lookAt(page);

  await page.goto('/settings?tab=images');
  await press(page, 'button', 'Remove “The new bill”');
  await page.getByRole('dialog', { name: 'Remove “The new bill”?' }).getByRole('button', { name: 'Keep it' }).press('Enter');
  await press(page, 'button', 'Remove “The new bill”');
  await press(page, 'button', 'Remove the image');
  await page.getByRole('dialog').getByText(/carries this image and has not gone out\. Take it out there first\./).waitFor();
  await lookAt(page);
  await page.goto(`/digests/${id}?tab=words`);
  await press(page, 'button', 'Edit “Bills come late”');
  await page.getByLabel('Image').selectOption({ label: 'No image' });
  await press(page, 'button', 'Save');
  await page.getByRole('main').getByRole('img', { name: 'The new bill' }).waitFor({ state: 'detached' });
  await page.goto('/settings?tab=images');
  await press(page, 'button', 'Remove “The new bill”');
  await press(page, 'button', 'Remove the image');
  await page.getByText('There is no image yet.').waitFor();
  expect(complaints().filter((line) => !/\b(?:409|422)\b/.test(line))).toEqual([]);
  await leave();
});
