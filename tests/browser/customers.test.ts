import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { seriousProblems } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { type DemoWorld, publicAddress, readDemoWorld } from './support/demo-world.ts';
import { type FoundMail, readMail } from './support/outbox.ts';
import { linkIn } from './support/places.ts';
import { openMember, openVisitor } from './support/visitor.ts';

const phone = { width: 390, height: 844 } as const;

let browser: Browser;
let world: DemoWorld;
let mail: FoundMail;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), readDemoWorld(inject('demoUrl'))]);
  const { context, leave } = await openMember(browser, world, 'admin');
  mail = await readMail(context.request, { kind: 'digest', holds: /\/a\/\S+\?answer=fixed/ });
  await leave();
});
afterAll(() => browser.close());

test('a customer answers the survey on a phone without JavaScript, and is told what happens with it', async () => {
  const { page, leave } = await openVisitor(browser, world.url, { ...phone, javaScriptEnabled: false });
  await page.goto(publicAddress(world, 's', '/recommend'));
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  await page.getByRole('radio', { name: '3 out of 10' }).check();
  // A test is quicker than any person: where the page says so, it does as the page asks and presses once more.
  const press = async () => {
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.getByRole('button', { name: 'Continue' }).click();
    return (await answered).status();
  };
  await expect.poll(press, { timeout: 150_000, interval: 2500 }).toBe(200);
  await page.getByLabel('What is the main reason?').fill('The engineer never came and nobody rang to say so.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { level: 1, name: 'Thank you. We read every comment.' }).waitFor();
  await page.getByRole('link', { name: 'what people said and what was done' }).click();
  await page.getByRole('heading', { level: 1, name: 'You said, we did' }).waitFor();
  await leave();

  const lead = await openMember(browser, world, 'lead');
  await lead.page.goto('/feedback');
  await lead.page.getByText('“The engineer never came and nobody rang to say so.”').first().waitFor();
  await lead.leave();
});

test('somebody without an account reports what gets in the way with a printed slip, and reads how it stands with the receipt', async () => {
  const lead = await openMember(browser, world, 'lead');
  const today = dayIn(new Date(), 'Europe/London');
  const opened = await lead.context.request.post('/api/v1/friction/rounds', {
    data: { title: 'This week', prompt: 'What makes it hard to help customers?', opensOn: today, closesOn: addDaysTo(today, 7), teams: ['Billing'] },
    headers: { origin: world.url },
  });
  const { id } = await opened.json();
  const drawn = await lead.context.request.post(`/api/v1/friction/rounds/${id}/papers`, { data: { count: 5 }, headers: { origin: world.url } });
  const { items } = await drawn.json();
  await lead.leave();

  const { page, leave } = await openVisitor(browser, world.url, { ...phone, javaScriptEnabled: false });
  await page.goto(publicAddress(world, 'f'));
  await page.getByLabel('Your team').selectOption('Billing');
  await page.getByLabel('Your slip').fill(items[0].code);
  await page.getByLabel('What gets in the way?').fill('I have to open four screens to see one bill.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('link', { name: 'Choose how often it happens.' }).waitFor();
  await page.getByRole('radio', { name: 'Every day' }).check();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sent. Nobody can see who wrote this.' }).waitFor();
  const receipt = await page.locator('.code').innerText();
  await page.getByRole('link', { name: 'Read the answer' }).click();
  await page.getByLabel(/^The code you were shown/).fill(receipt);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { level: 1, name: 'This week' }).waitFor();
  await page.getByText('There is no answer yet.').waitFor();
  expect(await page.context().cookies()).toEqual([]);
  await leave();
});

test('a customer answers "did it fix it?" from the mail, and the receipt shows the answer beside their own words', async () => {
  const { page, complaints, leave } = await openVisitor(browser, world.url, phone);
  await page.goto(mail.link);
  expect(await page.getByRole('radio', { name: 'It is fixed for me' }).isChecked()).toBe(true);
  await page.getByRole('radio', { name: 'Partly' }).check();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor();
  await page.getByText('You answered: Partly.').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.getByRole('link', { name: /everything you told us/ }).click();
  await page.getByText('You answered: Partly.').waitFor();
  await page.getByRole('heading', { level: 1, name: `${mail.toName.split(' ')[0]}, this is what you told us` }).waitFor();
  expect(complaints()).toEqual([]);
  await leave();
});

test('opening the unsubscribe link changes nothing, one click stops all mail, and the choice can be taken back', async () => {
  const { page, leave } = await openVisitor(browser, world.url, { ...phone, javaScriptEnabled: false });
  const unsubscribe = linkIn(mail.text, 'u');
  for (let opened = 0; opened < 2; opened += 1) {
    await page.goto(unsubscribe);
    await page.getByRole('heading', { level: 1, name: 'Stop all mail from Northlight Energy?' }).waitFor();
  }
  await page.getByRole('button', { name: 'Stop all mail' }).click();
  await page.getByRole('heading', { level: 1, name: 'You hear nothing more from us' }).waitFor();
  await page.goto(unsubscribe);
  await page.getByRole('heading', { level: 1, name: 'You hear nothing more from us' }).waitFor();
  await page.getByRole('link', { name: 'Choose again what we write about' }).click();
  await page.getByText('You stopped all mail from us.').waitFor();
  await page.getByRole('checkbox', { name: /^The digest/ }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.').waitFor();
  await leave();
});

test.each(['r', 'p', 'u', 'a'] as const)('the page behind /%s turns round for Arabic, and nothing serious is wrong with it', async (kind) => {
  const { page, complaints, leave } = await openVisitor(browser, world.url, phone);
  await page.goto(kind === 'a' ? mail.link : linkIn(mail.text, kind));
  await page.getByRole('link', { name: 'العربية' }).click();
  await page.locator('html[lang=ar][dir=rtl]').waitFor();
  expect(await page.getByRole('link', { name: 'العربية' }).getAttribute('aria-current')).toBe('true');
  for (const width of [320, 390, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await page.locator('body').evaluate((body) => body.ownerDocument.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await seriousProblems(page)).toEqual([]);
  }
  expect(complaints()).toEqual([]);
  await leave();
});
