import { customer } from '@kept/db/schema/listen/customers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { layCustomers, layTheme } from '../close-loop/lay-story.ts';
import { makeWorld, type World } from '../support/world.ts';
import { colourProblems, seriousProblems } from './support/axe.ts';
import { lookAt } from './support/look-at.ts';
import { untilSettled } from './support/visitor.ts';
import { openStage } from './support/stage.ts';

const titles = ['Bills come late', 'Nobody rings back', 'Refunds take weeks'];

const stage = openStage();

/** A digest of three themes to a hundred and twenty people, of whom some get none for five reasons. */
async function layAudience(): Promise<{ world: World; id: string }> {
  const world = await makeWorld(stage.app(), 'Tidewater Bank');
  const themes: string[] = [];
  for (const title of titles) themes.push(await layTheme(stage.app(), world, { title }));
  const emailOf = (at: number) => [null, 'not an address', 'both@mail.example'][at % 10] ?? (at % 10 === 0 ? null : `p${at}@mail.example`);
  const ids = await layCustomers(stage.app(), world, Array.from({ length: 120 }, (_, at) => ({ name: `Person ${at}`, email: emailOf(at), text: 'The bill came far too late.', themeId: themes[at % 3] ?? '' })));
  await inOrg(stage.app().deps.db, world.orgId, (tx) => tx.update(customer).set({ segment: 'Home' }).where(and(eq(customer.orgId, world.orgId), inArray(customer.id, ids.slice(0, 60)))));
  for (const at of [3, 4, 5]) expect((await world.admin.post(`/api/v1/customers/${ids[at] ?? ''}/consents`, { consents: [{ topic: 'digest', granted: false }], note: 'by phone' })).status).toBeLessThan(300);
  const { id } = await (await world.admin.post('/api/v1/digests', { period: '2026-Q4' })).json();
  return { world, id };
}

/** The page as it stands, with what is still missing. */
async function lookAtUnfinished(page: Page): Promise<void> {
  const found = await seriousProblems(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await colourProblems(page)));
  await page.emulateMedia({ colorScheme: 'light' });
  expect(found).toEqual([]);
}

const press = (page: Page, role: 'button' | 'tab', name: string | RegExp) => page.getByRole(role, { name, exact: typeof name === 'string' }).press('Enter');
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

test('a digest is there before it is counted who gets it; the figure comes, or a sentence, and looking again does not count again', async () => {
  const { world, id } = await layAudience();
  const { page, complaints, leave } = await stage.enter(world.admin);
  let counted = 0;
  let answer: 'wait' | 'fail' | 'go on' = 'wait';
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/digests\/[^/]+\/audience/, async (route) => {
    counted += 1;
    if (answer === 'wait') await held;
    await (answer === 'fail' ? route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ title: 'Error', status: 500, detail: 'Something went wrong on our side.' }) }) : route.continue());
  });
  await page.goto(`/digests/${id}?tab=audience`);
  await page.getByText('Counting who gets it…').waitFor();
  await page.getByText(/Who gets it is being counted\./).waitFor();
  await lookAtUnfinished(page);
  answer = 'go on';
  release();
  const figures = page.getByText('82 people get it; 38 are left out.');
  await figures.waitFor();
  await page.getByRole('row', { name: 'Gave no email address 12' }).waitFor();
  await page.getByRole('row', { name: 'Gave an address that cannot be right 12' }).waitFor();
  await page.getByRole('row', { name: 'Share an address with somebody who gets it 11' }).waitFor();
  await page.getByRole('row', { name: 'Chose not to get the digest 3' }).waitFor();
  await lookAt(page);
  expect(counted).toBe(1);

  await press(page, 'tab', /What it says/);
  await page.locator('[name=subject]').fill('What became of it');
  await press(page, 'button', 'Save');
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' });
  await press(page, 'tab', /Who gets it/);
  await figures.waitFor();
  expect(counted).toBe(1);
  await page.locator('[name=rule-segment]').selectOption({ label: 'One of these' });
  await page.getByText('40 people get it; 80 are left out.').waitFor();
  expect(counted).toBe(2);
  await lookAt(page);
  await press(page, 'button', 'Save who gets it');
  await page.getByRole('button', { name: 'Save who gets it' }).waitFor({ state: 'detached' });
  await page.getByText('40 people get it; 80 are left out.').waitFor();
  // Nothing is asked any more, not a moment later either.
  await untilSettled(page);
  await page.waitForLoadState('networkidle');
  expect(counted).toBe(2);

  answer = 'fail';
  await page.reload();
  await page.getByText('Who gets it could not be counted.', { exact: true }).waitFor();
  await page.getByText(/Who gets it could not be counted just now\./).waitFor();
  await lookAt(page);
  answer = 'go on';
  await press(page, 'button', 'Count again');
  await page.getByText('40 people get it; 80 are left out.').waitFor();
  expect(complaints().filter((line) => !line.includes('500'))).toEqual([]);
  await leave();
});

test('whoever leaves themes out by keyboard stays in their place: on the next theme, at last on the way back; what a change takes back is said in each form', async () => {
  const { world, id } = await layAudience();
  await world.admin.patch(`/api/v1/digests/${id}`, { subject: 'What became of it', languages: ['en', 'de'] });
  const second = await world.join('lead', 'Anna Second');
  expect((await world.admin.post(`/api/v1/digests/${id}/review`, {})).status).toBe(200);
  expect((await second.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 2 })).status).toBe(200);
  const { page, complaints, leave } = await stage.enter(world.admin);
  await page.goto(`/digests/${id}?tab=words&language=de`);
  await page.getByLabel('Subject in German').fill('Was daraus wurde');
  await page.getByText('A change takes the approval back: it has to be read again.').waitFor();
  await lookAt(page);
  await page.goto(`/digests/${id}?tab=words`);
  await page.locator('[name=subject]').fill('What came of it');
  await page.getByText('A change takes the approval back: it has to be read again.').waitFor();
  await page.reload();

  await page.getByRole('button', { name: /^Leave out/ }).first().waitFor();
  const order = await page.getByRole('button', { name: /^Leave out/ }).evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
  expect(order).toHaveLength(3);
  const titleOf = (at: number) => /“(.*)”/.exec(order[at] ?? '')?.[1] ?? '';
  await press(page, 'button', order[1] ?? '');
  await expect.poll(() => focused(page)).toBe(order[2]);
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe(`Bring back “${titleOf(2)}”`);
  await lookAt(page);
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe(order[2]);
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe(`Bring back “${titleOf(2)}”`);
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe(order[2]);
  expect(complaints()).toEqual([]);
  await leave();
});
