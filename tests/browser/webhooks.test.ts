import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { isSignedWith, openReceiver, status } from '../support/webhook-receiver.ts';
import { seriousProblems } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { readDemoWorld } from './support/demo-world.ts';
import { openMember, type Visitor } from './support/visitor.ts';

const name = 'Bracket desk';

let browser: Browser;
let admin: Visitor;
let receiver: Awaited<ReturnType<typeof openReceiver>>;

beforeAll(async () => {
  [browser, receiver] = await Promise.all([openBrowser(), openReceiver()]);
  admin = await openMember(browser, await readDemoWorld(inject('demoUrl')), 'admin');
});
afterAll(() => Promise.all([browser.close(), receiver.close()]));

/** The secret a dialog shows, this once. */
async function secretIn(title: string): Promise<string> {
  const dialog = admin.page.getByRole('dialog', { name: title });
  const secret = await dialog.getByLabel('Secret', { exact: true }).inputValue();
  expect(secret).toMatch(/^whsec_.{16,}/);
  expect(await seriousProblems(admin.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'I have it' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await admin.page.content()).not.toContain(secret);
  return secret;
}

test('a webhook is made, its secret shown once, its log told, its secret replaced; it is switched off and on, and deleted', async () => {
  const { page } = admin;
  const press = (button: string) => page.getByRole('button', { name: button, exact: true }).first().press('Enter');
  receiver.answer('/hook', status(500));
  await page.goto('/settings?tab=webhooks');
  await press('New webhook');
  const dialog = page.getByRole('dialog', { name: 'New webhook' });
  await dialog.getByRole('button', { name: 'Make the webhook' }).press('Enter');
  await dialog.getByRole('link', { name: 'Enter the address messages go to.' }).waitFor();
  await dialog.getByLabel('What it is told').selectOption({ label: 'Only what I choose' });
  await dialog.getByRole('checkbox').first().focus();
  await page.keyboard.press('Space');
  expect(await seriousProblems(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Address' }).fill(receiver.url('/hook'));
  await page.keyboard.press('Enter');
  const first = await secretIn('The webhook is made');

  await page.getByRole('link', { name }).press('Enter');
  await page.getByText('Nothing was sent in the last thirty days.').waitFor();
  await press('Send a test');
  await page.getByText(/^Attempt 1 failed; the next one /).waitFor();
  expect(receiver.at('/hook').map((message) => isSignedWith(first, message))).toEqual([true]);
  receiver.answer('/hook', status(200));
  await press('Send again: Test');
  await page.getByText(/^Arrived at attempt 2\. Answer 200 in /).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.getByLabel('Show', { exact: true }).selectOption({ label: 'Given up' });
  await page.waitForURL(/state=failed/);
  await page.getByText('No delivery is like that.').waitFor();

  await press('Replace the secret');
  await page.getByRole('dialog', { name: 'Replace the secret?' }).getByRole('button', { name: 'Replace the secret' }).press('Enter');
  const second = await secretIn('The new secret');
  await page.getByLabel('Show', { exact: true }).selectOption({ label: 'All deliveries' });
  await press('Send a test');
  await page.getByText(/^Arrived\. Answer 200 in /).waitFor();
  expect([first, second].map((secret) => receiver.at('/hook').slice(-1).map((message) => isSignedWith(secret, message)))).toEqual([[true], [true]]);

  await press('Send what failed again');
  await page.getByRole('dialog', { name: 'Send what failed again?' }).getByRole('button', { name: 'Send again' }).press('Enter');
  await page.getByText('Nothing was given up in that time.').waitFor();
  await press('Switch it off');
  await page.getByRole('button', { name: 'Switch it on' }).waitFor();
  expect(await page.getByRole('button', { name: /^Send/ }).count()).toBe(0);
  await press('Switch it on');
  await page.getByRole('button', { name: 'Send a test' }).waitFor();
  await press('Delete the webhook');
  const last = page.getByRole('dialog', { name: `Delete ${name}?` });
  expect(await seriousProblems(page)).toEqual([]);
  await last.getByRole('button', { name: 'Delete the webhook' }).press('Enter');
  await page.getByText(`${name} is deleted.`).waitFor();
  expect(await page.getByRole('link', { name }).count()).toBe(0);
  expect(admin.complaints()).toEqual([]);
});
