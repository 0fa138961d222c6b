import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { seriousProblems } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { fromOurPage, joinColleague } from './support/colleague.ts';
import { type DemoWorld, readDemoWorld } from './support/demo-world.ts';
import { type FoundMail, readMail } from './support/outbox.ts';
import { openMember, openVisitor, type Visitor } from './support/visitor.ts';

const themeList = z.object({ themes: z.array(z.object({ id: z.string() })) });

const title = 'Answered from a mail';
const newcomer = { name: 'Pia Novak', email: 'pia.novak@northlight.example', role: 'owner' } as const;

let browser: Browser;
let world: DemoWorld;
let lead: Visitor;
let mail: FoundMail;

/** The one mail a day goes to a person of this test's own: everybody else may have had theirs today. */
beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), readDemoWorld(inject('demoUrl'))]);
  lead = await openMember(browser, world, 'lead');
  const { memberId, visitor } = await joinColleague(browser, world, newcomer);
  await visitor.leave();
  const id = await acceptOne(lead.page, memberId);
  mail = await readMail(lead.page.request, { kind: 'owner', to: newcomer.email, holds: new RegExp(`/themes/${id}`) });
});
afterAll(async () => {
  await lead.leave();
  await browser.close();
});

/** The last proposal in triage, made into a theme of theirs under a title of this test's own. */
async function acceptOne(page: Page, ownerId: string): Promise<string> {
  const { themes } = themeList.parse(await (await page.request.get('/api/v1/themes?status=emerging&snoozed=hide&sort=volume')).json());
  const id = themes.at(-1)?.id ?? '';
  const answer = await page.request.post(`/api/v1/themes/${id}/acceptance`, { data: { title, ownerId, deadlineOn: `${new Date().getUTCFullYear() + 1}-06-30` }, headers: fromOurPage(world) });
  expect(answer.status()).toBe(200);
  return id;
}

const addressOf = (deed: string) => new RegExp(`https?://\\S+(/t/\\S+/${deed})`).exec(mail.text)?.[1] ?? '';

test('the four pages behind the mail have nothing serious wrong with them, with what is missing shown, too', async () => {
  const { page, leave } = await openVisitor(browser, world.url, { width: 320 });
  for (const deed of ['still-on', 'done', 'stuck', 'not-mine']) {
    await page.goto(addressOf(deed));
    expect([deed, await seriousProblems(page)]).toEqual([deed, []]);
    expect([deed, await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)]).toEqual([deed, true]);
    if (deed === 'still-on') continue;
    await page.getByRole('button').click();
    await page.getByRole('alert').waitFor();
    expect([`${deed}, refused`, await seriousProblems(page), (await page.title()).startsWith('Error: ')]).toEqual([`${deed}, refused`, [], true]);
  }
  await leave();
});

test('an owner answers from the mail on a phone without a script, says “not mine”, and a lead finds the person', async () => {
  const phone = await openVisitor(browser, world.url, { width: 390, javaScriptEnabled: false });
  await phone.page.goto(addressOf('still-on'));
  await phone.page.getByRole('heading', { level: 1, name: 'Still on it' }).waitFor();
  await phone.page.getByRole('button', { name: 'Yes, mark In progress' }).press('Enter');
  await phone.page.getByText(`“${title}” is in progress.`).waitFor();
  await phone.page.goto(addressOf('not-mine'));
  await phone.page.getByRole('button', { name: 'Ask the lead' }).click();
  await phone.page.getByRole('link', { name: 'Say why it is not yours, so that a lead can find the right person.' }).waitFor();
  await phone.page.getByLabel('Whose is it, or why is it not yours?').fill('It begins at the meter partner.');
  await phone.page.getByRole('button', { name: 'Ask the lead' }).click();
  await phone.page.getByRole('heading', { level: 1, name: 'The lead is asked' }).waitFor();

  await lead.page.goto('/my-themes');
  await lead.page.getByRole('region', { name: 'You are asked' }).getByRole('link', { name: title }).click();
  await lead.page.getByRole('heading', { level: 2, name: /says this is not theirs$/ }).waitFor();
  expect(await seriousProblems(lead.page)).toEqual([]);
  await lead.page.getByRole('button', { name: 'Choose a person' }).click();
  const dialog = lead.page.getByRole('dialog', { name: 'Hand over' });
  await dialog.getByLabel('To whom?').selectOption({ index: 1 });
  await dialog.getByLabel('Hand it over at once, without asking').check();
  await dialog.getByRole('button', { name: 'Hand over now' }).click();
  await lead.page.getByText(/ owns it now and gets a mail\./).waitFor();

  await phone.page.goto(addressOf('done'));
  await phone.page.getByText('This theme has changed hands since the mail was written.').waitFor();
  expect(lead.complaints()).toEqual([]);
  await phone.leave();
});
