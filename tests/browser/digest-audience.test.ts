import { newId } from '@kept/db/new-id.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { layCustomers, layTheme } from '../close-loop/lay-story.ts';
import { makeWorld, type World } from '../support/world.ts';
import { lookAt } from './support/look-at.ts';
import { morning, openStage } from './support/stage.ts';


const stage = openStage();

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).press('Enter');
const count = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();

/** Two who said something, one of them unreachable; forty who asked for the news, half of them at home and half in business, ten of them in German. */
async function layDraft(): Promise<{ world: World; id: string }> {
  const world = await makeWorld(stage.app(), 'Tidewater Bank');
  await world.admin.patch('/api/v1/settings', { publicPage: true });
  const bills = await layTheme(stage.app(), world);
  await layCustomers(stage.app(), world, [{ name: 'Maria Santos', email: 'maria@mail.example', themeId: bills }, { name: 'Nina Kerr', email: null, themeId: bills }]);
  const readers = Array.from({ length: 40 }, (_, at) => ({ orgId: world.orgId, id: newId(morning), externalId: `p${at}`, name: `Reader ${at}`, email: `p${at}@mail.example`, emailNormal: `p${at}@mail.example`, segment: at % 2 === 0 ? 'Home' : 'Business', language: at % 4 === 0 ? 'de' : 'en', createdAt: morning, subscribedAt: morning }));
  await inOrg(stage.app().deps.db, world.orgId, (tx) => tx.insert(customer).values(readers));
  const { id } = await (await world.admin.post('/api/v1/digests', { period: '2026-Q4' })).json();
  return { world, id };
}

/** Each rule changes the figure before anything is saved; all of it is undone, chosen again, saved, taken away. */
async function chooseRules(page: Page): Promise<void> {
  await count(page, '41 people get it; 1 is left out.');
  await page.getByLabel('Segment', { exact: true }).selectOption('One of these');
  await page.getByRole('button', { name: /^Home/ }).waitFor();
  await count(page, '20 people get it');
  await lookAt(page);
  await press(page, 'Undo changes');
  await count(page, '41 people get it; 1 is left out.');
  await page.getByLabel('Segment', { exact: true }).selectOption('None of these');
  await page.getByLabel('Language', { exact: true }).selectOption('One of these');
  await press(page, /^German/);
  await page.getByRole('button', { name: /^German/, pressed: true }).waitFor();
  await page.getByLabel('Who it is for').selectOption('Whoever meets any of these rules');
  await page.getByLabel('What they said').selectOption('Something on a theme this digest tells');
  await page.getByText('Save who gets it').waitFor();
  await lookAt(page);
  await press(page, 'Undo changes');
  await page.getByLabel('Segment', { exact: true }).selectOption('One of these');
  await count(page, '20 people get it');
  await press(page, 'Save who gets it');
  await page.getByText('Save who gets it').waitFor({ state: 'detached' });
  await page.reload();
  await count(page, '20 people get it');
  await lookAt(page);
  await page.getByLabel('Segment', { exact: true }).selectOption('Whatever it is');
  await press(page, 'Save who gets it');
  await count(page, '41 people get it; 1 is left out.');
}

/** A fifth is held back to compare, and then nobody again. */
async function holdBack(page: Page): Promise<void> {
  await page.getByLabel('Control group').selectOption('20 % are held back');
  await page.getByRole('status').filter({ hasText: /(?<!41) people get it/ }).waitFor();
  await lookAt(page);
  await press(page, 'Save who gets it');
  await page.getByText('Save who gets it').waitFor({ state: 'detached' });
  await page.getByLabel('Reason', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('row').nth(1).waitFor();
  await lookAt(page);
  await page.getByLabel('Control group').selectOption('Nobody is held back');
  await press(page, 'Save who gets it');
  await count(page, '41 people get it; 1 is left out.');
}

/** Whoever is left out is found by name and by reason, and all of it is a file; the address keeps what was looked for. */
async function findLeftOut(page: Page): Promise<void> {
  await page.getByLabel('Reason', { exact: true }).selectOption('All reasons');
  await page.getByRole('link', { name: 'Nina Kerr' }).waitFor();
  await page.getByLabel('Name or address').fill('nobody of this name');
  await page.getByText('Nobody left out is called so, or for this reason.').waitFor();
  await lookAt(page);
  await press(page, 'Clear filters');
  await page.getByRole('link', { name: 'Nina Kerr' }).waitFor();
  await page.getByLabel('Name or address').fill('nina');
  await page.waitForURL(/q=nina/);
  await page.getByLabel('Reason', { exact: true }).selectOption('Gave no email address');
  await page.reload();
  await page.getByRole('link', { name: 'Nina Kerr' }).waitFor();
  expect(await page.getByLabel('Name or address').inputValue()).toBe('nina');
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Download CSV')]);
  expect(await readFile(await file.path(), 'utf8')).toContain('Nina Kerr');
  await lookAt(page);
}

test('a marketer chooses who gets a digest and sees the figure follow, holds some back to compare, and finds everybody left out', async () => {
  const { world, id } = await layDraft();
  const { page, complaints, leave } = await stage.enter(world.admin);
  await page.goto(`/digests/${id}?tab=audience`);
  await chooseRules(page);
  await holdBack(page);
  await findLeftOut(page);
  expect(complaints()).toEqual([]);
  await leave();
});
