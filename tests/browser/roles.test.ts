import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import type { Role } from '@kept/core/permissions.ts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { seriousProblems } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { type DemoWorld, personIn, readDemoWorld } from './support/demo-world.ts';
import { openVisitor, untilSettled, type Visitor } from './support/visitor.ts';

const demoPassword = 'northlight demo';

let browser: Browser;
let world: DemoWorld;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), readDemoWorld(inject('demoUrl'))]);
});
afterAll(() => browser.close());

test('an administrator invites a person and reads the invitation in the outbox', async () => {
  const { page, complaints, leave } = await signIn('admin', 'by password');
  await page.getByRole('link', { name: 'Members' }).click();
  await page.getByRole('button', { name: 'Invite a person' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite a person' });
  await dialog.getByLabel('Name').fill('Bea Holloway');
  await dialog.getByLabel('Email').fill('bea.holloway@northlight.example');
  expect(await seriousProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();
  await page.getByText('An invitation to bea.holloway@northlight.example is on its way.').waitFor();
  await page.getByRole('cell', { name: 'Bea Holloway bea.holloway@northlight.example' }).waitFor();

  await openMail(page, 'Bea Holloway');
  const mail = page.frameLocator('iframe');
  await mail.locator('a[href*="/invitation/"]').first().waitFor();
  expect(complaints()).toEqual([]);
  await leave();
});

test('a lead accepts an emerging theme by keyboard, with a person and a date', async () => {
  const { page, complaints, leave } = await signIn('lead');
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByRole('tab', { name: /^Triage/ }).waitFor();
  const chosen = await chooseFirst(page);
  const title = await chosen.innerText();
  await page.keyboard.press('1');

  const dialog = page.getByRole('dialog', { name: 'Accept this theme' });
  await dialog.getByRole('button', { name: 'Accept the theme' }).click();
  await dialog.getByRole('link', { name: 'Choose the person who owns this theme.' }).waitFor();
  await dialog.getByLabel('Owner').selectOption({ label: 'Ruth Adeyemi' });
  await dialog.getByLabel('Deadline').fill(addDaysTo(dayIn(new Date(), 'Europe/London'), 30));
  expect(await seriousProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Accept the theme' }).click();
  await page.getByText(`Ruth Adeyemi now owns “${title}” and gets a mail.`).waitFor();

  await page.goto('/themes?show=all&status=open');
  const row = page.getByRole('row').filter({ hasText: title });
  await row.getByText('Ruth Adeyemi').waitFor();
  expect(complaints()).toEqual([]);
  await leave();
});

test('an owner takes up a theme and posts an update from My themes without touching the mouse', async () => {
  const { page, complaints, leave } = await signIn('owner', 'as', 'Jonas Weber');
  await page.getByRole('heading', { level: 1, name: 'My themes' }).waitFor();
  const chosen = await chooseFirst(page);
  const title = await chosen.innerText();
  await page.keyboard.press('2');
  await page.getByText(`“${title}” is in progress.`).waitFor();
  await page.getByRole('main').getByRole('listitem').filter({ hasText: title }).getByText('In progress', { exact: true }).filter({ visible: true }).waitFor();

  await page.keyboard.press('u');
  const dialog = page.getByRole('dialog', { name: 'Post an update' });
  await dialog.getByLabel('For colleagues').focus();
  await page.keyboard.type('Finance has the list of accounts.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('We are paying back every account by hand while the cause is mended.');
  expect(await seriousProblems(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('The update stands in the timeline.').waitFor();
  const timeline = page.getByRole('region', { name: 'What happened' });
  await timeline.getByText('We are paying back every account by hand while the cause is mended.').waitFor();
  await timeline.getByText('Finance has the list of accounts.').waitFor();
  expect(complaints()).toEqual([]);
  await leave();
});

test('a marketer finds the digest that waits for a second person, reads it as one of its readers, and gets a test of it', async () => {
  const { page, complaints, leave } = await signIn('marketer');
  await page.getByRole('link', { name: 'Digests' }).click();
  await page.getByRole('row').filter({ hasText: 'In review' }).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: /^You said, we did: / }).waitFor();
  await page.getByText('Grace Mensah asks a second person to approve it: “Please look at the words of each block').waitFor();
  expect(await seriousProblems(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Preview' }).click();
  const reader = await page.getByLabel('Read as').locator('option').nth(1).innerText();
  await page.getByLabel('Read as').selectOption({ label: reader });
  const name = reader.replace(/ \(.*/, '');
  await page.getByTitle(`The mail to ${name}`).waitFor();
  await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Plain text' }).click();
  await page.getByText('You said. We did.').waitFor();
  await page.getByRole('button', { name: 'Send this as a test to myself' }).click();
  await page.getByText('A test is on its way to grace.mensah@northlight.example.').waitFor();

  await openMail(page, 'Grace Mensah');
  await page.getByRole('heading', { level: 2, name: /^\[Test\] / }).waitFor();
  expect(complaints()).toEqual([]);
  await leave();
});

test('an agent comes to the reports at once, finds the open round, and sees nothing they may not', async () => {
  const { page, complaints, leave } = await signIn('agent');
  await page.getByRole('heading', { level: 1, name: 'What gets in the way?' }).waitFor();
  expect(await page.getByRole('navigation').first().getByRole('link').allInnerTexts()).not.toContain('Themes');
  const round = page.getByRole('listitem').filter({ hasText: 'Evenings and weekends' });
  await round.getByText('What makes it hard to help a customer outside office hours?').waitFor();
  await round.getByRole('button', { name: 'Get my slip' }).waitFor();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Read what became of a report' }).click();
  const receipts = await opened;
  await receipts.getByRole('heading', { level: 1, name: 'What became of your report' }).waitFor();
  expect(complaints()).toEqual([]);
  await leave();
});

test('a viewer reads the health of the customer experience, with the figures beneath each chart', async () => {
  const { page, complaints, leave } = await signIn('viewer');
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.getByRole('heading', { level: 1, name: 'CX health' }).waitFor();
  await page.getByLabel('Period').selectOption({ label: 'This year' });
  await page.waitForURL(/period=this_year/);
  await untilSettled(page);
  const chart = page.getByRole('figure').filter({ hasText: /^NPS: / });
  await chart.getByText('Table', { exact: true }).click();
  await chart.getByRole('row').nth(6).waitFor();
  await page.goto('/import');
  await page.getByRole('heading', { level: 1, name: 'You cannot see this page' }).waitFor();
  expect(complaints().filter((line) => !line.includes('403'))).toEqual([]);
  await leave();
});

/** Signs in on the sign-in page, by one click on a person or with email and password. */
async function signIn(role: Role, how: 'as' | 'by password' = 'as', name = personIn(world, role).name): Promise<Visitor> {
  const visitor = await openVisitor(browser, world.url);
  const { page } = visitor;
  await page.goto('/sign-in');
  if (how === 'as') await page.getByRole('button', { name }).click();
  else {
    await page.getByLabel('Email').fill(`${name.toLowerCase().replace(' ', '.')}@northlight.example`);
    await page.getByLabel('Password').fill(demoPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  await page.getByRole('button', { name: `Account: ${name}` }).waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
  visitor.complaints();
  return visitor;
}

/** Moves to the first theme of a list by keyboard, once the list listens. */
async function chooseFirst(page: Page): Promise<Locator> {
  await page.locator('[data-theme-row]').first().waitFor();
  await page.keyboard.press('j');
  const chosen = page.getByRole('main').locator('[aria-current="true"] [data-theme-row]');
  await chosen.waitFor();
  return chosen;
}

/** Opens the newest mail to a person in the outbox, as soon as the worker has sent it. */
async function openMail(page: Page, name: string): Promise<void> {
  const line = page.getByRole('main').getByRole('link').filter({ hasText: name }).filter({ hasText: 'Sent' }).first();
  await expect
    .poll(
      async () => {
        await page.goto('/outbox');
        await page.getByRole('main').getByRole('link').first().waitFor();
        return line.count();
      },
      { timeout: 150_000 },
    )
    .toBeGreaterThan(0);
  await line.click();
  await page.getByRole('tab', { name: 'As read' }).waitFor();
}
