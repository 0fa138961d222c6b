import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { layCustomers, layTheme } from '../close-loop/lay-story.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { seriousProblems } from './support/axe.ts';
import { lookAt } from './support/look-at.ts';
import { readMail } from './support/outbox.ts';
import { openStage } from './support/stage.ts';
import { toast } from './support/toasts.ts';

const period = 'October to December 2026';

const stage = openStage();

/** Three things four customers said: two mended, one with words that say little; one refused. */
async function layQuarter(): Promise<{ world: World; marketer: Person; second: Person }> {
  const world = await makeWorld(stage.app(), 'Tidewater Bank');
  const [marketer, second] = [await world.join('marketer', 'Mo Marketer'), await world.join('marketer', 'Anna Second')];
  const bills = await layTheme(stage.app(), world);
  const calls = await layTheme(stage.app(), world, { title: 'Nobody rings back', whatChanged: 'We made improvements.' });
  const paper = await layTheme(stage.app(), world, { title: 'Paper bills cost extra', status: 'declined', declineReason: 'Posting costs more than the fee.', declineAskedBy: world.admin.memberId, declineApprovedBy: second.memberId });
  await layCustomers(stage.app(), world, [
    { name: 'Maria Santos', email: 'maria@mail.example', text: 'The app is fine. But the bill came far too late.', themeId: bills, span: [17, 48] },
    { name: 'Tom Hale', email: 'tom@mail.example', text: 'I waited for a call all week.', themeId: calls },
    { name: 'Ola Nowak', email: 'ola@mail.example', text: 'I should not pay for paper.', themeId: paper },
    { name: 'Ben Reed', email: 'ben@mail.example', themeId: bills },
    { name: 'Nina', email: null, themeId: bills },
  ]);
  return { world, marketer, second };
}

const titles = (page: Page) => page.getByRole('main').getByRole('heading', { level: 3 }).allInnerTexts();

/** Order by buttons and by keys, words in place, a theme out and in again: all of it without a mouse. */
async function compose(page: Page): Promise<void> {
  await page.goto('/digests');
  await page.getByText('No digest has been made yet.').waitFor();
  await lookAt(page);
  await page.getByRole('button', { name: `Make the digest for ${period}` }).press('Enter');
  await page.getByRole('heading', { level: 1, name: `You said, we did: ${period}` }).waitFor();
  await page.getByRole('tab', { name: /What it says/ }).press('Enter');
  await page.getByText('Could a customer tell from this what is different now?').waitFor();
  await lookAt(page);

  expect(await titles(page)).toEqual(['Bills come late', 'Nobody rings back', 'Paper bills cost extra']);
  await page.getByRole('button', { name: 'Move “Nobody rings back” up' }).press('Enter');
  await expect.poll(() => titles(page)).toEqual(['Nobody rings back', 'Bills come late', 'Paper bills cost extra']);
  await page.getByRole('button', { name: 'Move “Bills come late” up' }).press('ArrowUp');
  await expect.poll(() => titles(page)).toEqual(['Bills come late', 'Nobody rings back', 'Paper bills cost extra']);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => titles(page), { message: 'a key pressed again moves the same theme on' }).toEqual(['Nobody rings back', 'Bills come late', 'Paper bills cost extra']);

  await page.getByRole('button', { name: 'Edit “Nobody rings back”' }).press('Enter');
  const words = page.getByLabel('What customers read');
  await words.fill('Since 2 November we ring back within a day. Or ring Priya: 020 7946 0958.');
  await page.getByText('This holds a phone number.').waitFor();
  await words.fill('Since 2 November we ring back within a day.');
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await words.waitFor({ state: 'detached' });
  expect(await page.getByText('Could a customer tell from this').count()).toBe(0);

  await page.getByRole('button', { name: 'Leave out “Paper bills cost extra”' }).press('Enter');
  await page.getByRole('region', { name: 'Left out' }).getByText('Paper bills cost extra', { exact: true }).waitFor();
  await lookAt(page);
  await page.getByRole('button', { name: 'Bring back “Paper bills cost extra”' }).press('Enter');
  await page.getByRole('region', { name: 'Left out' }).waitFor({ state: 'detached' });
  await page.getByLabel('Opening').fill('Thank you for telling us.');
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' });
}

/** The mail in every look and as another reader, and a test of it to oneself. */
async function preview(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Preview' }).press('Enter');
  const mail = page.locator('iframe').contentFrame();
  for (const look of ['Phone', 'Dark', 'Right to left', 'Desktop']) {
    await page.getByRole('button', { name: look, exact: true }).press('Enter');
    await mail.getByRole('heading', { level: 1, name: 'You said. We did.' }).waitFor();
    await expect.poll(() => mail.locator('html').getAttribute('dir')).toBe(look === 'Right to left' ? 'rtl' : 'ltr');
    await lookAt(page);
  }
  await page.getByLabel('Read as').selectOption({ label: 'Tom Hale (1 of their own points)' });
  await mail.getByText('I waited for a call all week.').waitFor();
  await page.getByRole('button', { name: 'Plain text', exact: true }).press('Enter');
  await page.getByText('> "I waited for a call all week."').waitFor();
  await page.getByRole('button', { name: 'Send this as a test to myself' }).press('Enter');
  await toast(page, /A test is on its way to/);
  await page.getByRole('tab', { name: /Who gets it/ }).press('Enter');
  await page.getByRole('cell', { name: 'no address' }).or(page.getByText('no address')).first().waitFor();
  await lookAt(page);
}

/** The first one asks, the second one reads and agrees; neither can do the other's part. */
async function agree(page: Page, second: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ask a second person to read it' }).press('Enter');
  await page.getByRole('dialog').getByLabel('A note to them').fill('The calls are the ones I am least sure about.');
  await page.getByRole('button', { name: 'Ask for approval' }).press('Enter');
  await toast(page, '2 colleagues were asked to read it.');
  const asked = 'Mo Marketer asks a second person to approve it: “The calls are the ones I am least sure about.”';
  await page.getByText(asked).waitFor();
  expect(await page.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0);
  await stage.wait(0);

  await second.goto(page.url());
  await second.getByText(asked).waitFor();
  await second.getByRole('button', { name: 'Approve', exact: true }).press('Enter');
  await second.getByRole('dialog', { name: 'Approve this digest?' }).waitFor();
  await lookAt(second);
  await second.getByRole('button', { name: 'Yes, approve' }).press('Enter');
  await toast(second, 'Approved. It can be sent now.');
}

/** Scheduled for an hour, stopped within the hold, sent at once; what the other side does not take is held back and let go again. */
async function send(page: Page): Promise<void> {
  await page.reload();
  await page.getByText(/^Approved by Anna Second/).waitFor();
  await lookAt(page);
  await page.getByRole('button', { name: 'Send 4 emails' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Send 4 emails?' });
  await dialog.getByRole('button', { name: 'At a time' }).press('Enter');
  await dialog.getByLabel('Day and time (Europe/London)').fill('2026-12-02T09:00');
  await lookAt(page);
  await dialog.getByRole('button', { name: /^Schedule 4 emails for .*2 Dec.* 09:00/ }).press('Enter');
  await toast(page, /^4 emails scheduled for/);
  await page.getByRole('button', { name: 'Stop', exact: true }).press('Enter');
  await toast(page, 'Stopped. Nothing went out; the approval stands.');

  await page.getByRole('button', { name: 'Send 4 emails' }).press('Enter');
  await dialog.getByRole('button', { name: 'Now', exact: true }).press('Enter');
  await dialog.getByRole('button', { name: 'Send 4 emails' }).press('Enter');
  await page.getByText(/^4 emails go out .* Until then, Stop stops everything\.$/).waitFor();
  await stage.wait(9);
  await lookAt(page);
  stage.letThrough(2);
  await stage.wait(2);
  await page.getByText(/^2 of 4 emails have left\./).waitFor();
  await lookAt(page);
  await page.getByRole('button', { name: 'Stop', exact: true }).press('Enter');
  await toast(page, 'Paused. What had not left yet is held back.');
  await page.getByText('Paused after 2 emails; 2 are held back.').waitFor();
  await lookAt(page);
  stage.letThrough(Infinity);
  await page.getByRole('button', { name: 'Send the remaining 2 emails' }).press('Enter');
  await stage.wait(15);
  await page.reload();
  await page.getByText(/^Sent .* to 4 people/).waitFor();
}

/** A customer reads the mail, answers, and finds the same on the public page. */
async function hear(page: Page, slug: string): Promise<void> {
  const { subject, text, link } = await readMail(page.request, { kind: 'digest', to: 'maria@mail.example', holds: /\/a\/\S+\?answer=not_fixed/ });
  expect(subject).not.toContain('[Test]');
  expect(text).toContain('> "But the bill came far too late."');
  const maria = await stage.visit({ width: 390, height: 844 });
  await maria.page.goto(link);
  expect(await seriousProblems(maria.page)).toEqual([]);
  expect(await maria.page.getByRole('radio', { name: 'Not fixed' }).isChecked()).toBe(true);
  await maria.page.getByRole('button', { name: 'Send' }).press('Enter');
  await maria.page.getByText('You answered').first().waitFor();
  expect(await seriousProblems(maria.page)).toEqual([]);
  await maria.page.goto(`/o/${slug}/digests`);
  await maria.page.getByRole('link', { name: new RegExp(period) }).click();
  await maria.page.getByText('Since 2 November we ring back within a day.').waitFor();
  expect(await seriousProblems(maria.page)).toEqual([]);
  await maria.leave();
}

test('a marketer takes a quarter from its draft to what came of it, and the customers hear of it', async () => {
  const { world, marketer, second } = await layQuarter();
  const [mo, anna] = [await stage.enter(marketer), await stage.enter(second)];
  await compose(mo.page);
  await preview(mo.page);
  await agree(mo.page, anna.page);
  await send(mo.page);
  await stage.wait(1);
  const ada = await stage.enter(world.admin);
  await hear(ada.page, world.slug);
  await mo.page.reload();
  await mo.page.getByRole('tab', { name: 'Report' }).press('Enter');
  await mo.page.getByText(/4 sent, 1 answer to “Did it fix it\?”/).waitFor();
  await lookAt(mo.page);
  expect([...mo.complaints(), ...anna.complaints(), ...ada.complaints()]).toEqual([]);
  await Promise.all([mo.leave(), anna.leave(), ada.leave()]);
});
