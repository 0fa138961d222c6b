import { systemCtx } from '@kept/api/context.ts';
import { unsubscribe } from '@kept/api/close-loop/unsubscribe.ts';
import { addressMacOf } from '@kept/api/mail/customer-links.ts';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { layTheme, layCustomers } from '../close-loop/lay-story.ts';
import { makeWorld, type World } from '../support/world.ts';
import { seriousProblems } from './support/axe.ts';
import { holdToasts } from './support/toasts.ts';
import { lookAt } from './support/look-at.ts';
import { readMail } from './support/outbox.ts';
import { pressUntil } from './support/press-until.ts';
import { openStage } from './support/stage.ts';


const stage = openStage();

/** Something mended that four customers had said: two may be mailed, one said no, one left no address. */
async function layNews(): Promise<{ world: World; themeId: string }> {
  const world = await makeWorld(stage.app(), 'Tidewater Bank');
  const themeId = await layTheme(stage.app(), world);
  await layCustomers(stage.app(), world, [
    { name: 'Maria Santos', email: 'maria@mail.example', text: 'The app is fine. But the bill came far too late.', themeId, span: [17, 48], at: new Date('2026-10-12T10:00:00Z') },
    { name: 'Tom Hale', email: 'tom@mail.example', text: 'My bill is always late.', themeId },
    { name: 'Nina', email: null, themeId },
    { name: 'Off', email: 'off@mail.example', themeId },
  ]);
  const ctx = systemCtx(stage.app().deps, world.orgId, 'test');
  await unsubscribe(ctx, addressMacOf(ctx, 'off@mail.example'));
  return { world, themeId };
}

/** The draft in the owner's words, and how two of its readers get it. */
async function draft(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Tell the people behind this' });
  await pressUntil(page, 't', dialog);
  await dialog.getByText('4 people said it: 2 can be mailed, 1 unsubscribed, 1 no address.').waitFor();
  await dialog.getByRole('button', { name: 'It is partly fixed' }).press('Enter');
  await dialog.getByRole('button', { name: 'It is fixed' }).press('Enter');
  await dialog.getByLabel('What they read below their own sentence').fill('Bills now come on the first of the month.');
  await lookAt(page);
  await dialog.getByRole('button', { name: 'Save the draft and look at it' }).press('Enter');
  const mail = dialog.locator('iframe').contentFrame();
  await mail.getByText('But the bill came far too late.').or(mail.getByText('My bill is always late.')).waitFor();
  await dialog.getByLabel('Read as').selectOption({ label: 'Tom Hale' });
  await mail.getByText('My bill is always late.').waitFor();
  await dialog.getByLabel('In', { exact: true }).selectOption({ label: 'German' });
  await expect.poll(() => mail.locator('html').getAttribute('lang')).toBe('de');
  await lookAt(page);
  await dialog.getByRole('button', { name: 'Dark', exact: true }).press('Enter');
  await lookAt(page);
  await dialog.getByRole('button', { name: 'Plain text', exact: true }).press('Enter');
  await dialog.getByText('> "My bill is always late."').waitFor();
}

test('an owner tells the people behind a theme by keyboard: counts, draft, preview, send, undo, stop, send again', async () => {
  const { world, themeId } = await layNews();
  const { page, complaints, leave } = await stage.enter(world.admin);
  await holdToasts(page);
  await page.goto(`/themes/${themeId}`);
  const told = page.getByRole('region', { name: /people behind this/ });
  await told.getByText('4 people said it: 2 can be mailed, 1 unsubscribed, 1 no address.').waitFor();
  await lookAt(page);
  await draft(page);
  const dialog = page.getByRole('dialog', { name: 'Tell the people behind this' });
  await dialog.getByRole('button', { name: 'Send 2 emails' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await told.getByText(/^Ada Admin sent it\. The first mail leaves on .*; until then Stop stops everything\.$/).waitFor();
  await lookAt(page);
  await pressUntil(page, 'z', page.getByText('Stopped. Nobody was told; it is a draft again.').first());

  await pressUntil(page, 't', dialog);
  await dialog.getByRole('button', { name: 'Send 2 emails' }).press('Enter');
  await told.getByRole('button', { name: 'Stop', exact: true }).press('Enter');
  await told.getByRole('button', { name: 'Open the draft' }).press('Enter');
  await stage.wait(11);
  await dialog.getByRole('button', { name: 'Send 2 emails' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await stage.wait(11);
  await page.reload();
  await page.getByRole('heading', { name: 'The people behind this were told' }).waitFor();
  await lookAt(page);
  const { subject, text, link } = await readMail(page.request, { kind: 'notice', to: 'maria@mail.example', holds: /\/r\/\S+/ });
  expect([subject, text]).toEqual(['We fixed something you told us about: Bills come late', expect.stringContaining('> "But the bill came far too late."')]);
  const maria = await stage.visit({ width: 390, height: 844 });
  await maria.page.goto(link);
  await maria.page.getByText('Bills now come on the first of the month.').first().waitFor();
  expect(await seriousProblems(maria.page)).toEqual([]);
  expect([...complaints(), ...maria.complaints()]).toEqual([]);
  await Promise.all([leave(), maria.leave()]);
});
