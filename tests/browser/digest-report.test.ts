import { newId } from '@kept/db/new-id.ts';
import { digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { layCustomers, layTheme } from '../close-loop/lay-story.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { holdToasts, toast } from './support/toasts.ts';
import { lookAt } from './support/look-at.ts';
import { morning, openStage } from './support/stage.ts';

const subscribers = 330;

const stage = openStage();

interface Place {
  readonly world: World;
  readonly marketer: Person;
  readonly second: Person;
  readonly id: string;
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).press('Enter');

/** A draft for two who said something and many who asked for the news, some of whom are held back to compare. */
async function layDraft(): Promise<Place> {
  const app = stage.app();
  const world = await makeWorld(app, 'Tidewater Bank');
  const [marketer, second] = [await world.join('marketer', 'Mo Marketer'), await world.join('marketer', 'Anna Second')];
  await world.admin.patch('/api/v1/settings', { publicPage: true });
  const bills = await layTheme(app, world);
  const calls = await layTheme(app, world, { title: 'Nobody rings back', status: 'in_progress' });
  await layCustomers(app, world, [{ name: 'Maria Santos', email: 'maria@mail.example', themeId: bills }, { name: 'Tom Hale', email: 'tom@mail.example', themeId: calls }]);
  const readers = Array.from({ length: subscribers }, (_, at) => ({ orgId: world.orgId, id: newId(morning), externalId: `p${at}`, name: `Reader ${at}`, email: `p${at}@mail.example`, emailNormal: `p${at}@mail.example`, language: 'en', createdAt: morning, subscribedAt: morning }));
  await inOrg(app.deps.db, world.orgId, (tx) => tx.insert(customer).values(readers));
  const { id } = await (await marketer.post('/api/v1/digests', { period: '2026-Q4' })).json();
  expect((await marketer.patch(`/api/v1/digests/${id}`, { subject: 'What became of it', controlPercent: 10 })).status).toBe(200);
  return { world, marketer, second, id };
}

/** The same subject twice is refused where it is typed, and only there; another is kept, taken away and brought back. */
async function trySubjects(page: Page): Promise<void> {
  await press(page, 'Try two subjects');
  await page.getByRole('textbox', { name: 'Second subject' }).fill('What became of it');
  await press(page, 'Save');
  await page.getByRole('alert').first().waitFor();
  expect(await page.getByRole('alert').count(), 'a refusal is said once').toBe(1);
  await lookAt(page);
  await page.getByRole('textbox', { name: 'Second subject' }).fill('Your words, our work');
  await page.getByLabel('Share that tries each, in %').fill('10');
  await press(page, 'Save');
  await page.getByText(/^Each subject is tried on 10 % of the readers\./).waitFor();
  await lookAt(page);
  await press(page, 'Take it away');
  await toast(page, 'Everybody gets the first subject.');
  await page.getByRole('button', { name: 'Try two subjects' }).waitFor();
  await page.keyboard.press('z');
  await page.getByText(/^Each subject is tried on 10 % of the readers\./).waitFor();
}

/** The second person gives it back with a reason, which stands beside the draft. */
async function giveBack(page: Page, second: Page): Promise<void> {
  await press(page, 'Ask a second person to read it');
  await press(page, 'Ask for approval');
  await toast(page, '1 colleague was asked to read it.').catch(() => toast(page, /colleagues were asked to read it\./));
  await second.goto(page.url());
  await press(second, 'Give it back');
  const dialog = second.getByRole('dialog', { name: 'Give it back' });
  await dialog.getByRole('button', { name: 'Give it back' }).press('Enter');
  await dialog.getByRole('alert').first().waitFor();
  await lookAt(second);
  await dialog.getByLabel('What has to change?').fill('A tenth is too few to tell the subjects apart.');
  await dialog.getByRole('button', { name: 'Give it back' }).press('Enter');
  await toast(second, 'Given back to its composer.');
  await page.reload();
  await page.getByText('Given back: “A tenth is too few to tell the subjects apart.”').waitFor();
  await lookAt(page);
}

async function approve({ marketer, second, id }: Place): Promise<void> {
  expect((await marketer.post(`/api/v1/digests/${id}/review`, {})).status).toBe(200);
  const { version } = await (await second.get(`/api/v1/digests/${id}`)).json();
  expect((await second.post(`/api/v1/digests/${id}/approval`, { approve: true, version })).status).toBe(200);
}

/** Refused while too few would try each; with a larger share it goes, and says while it waits what it waits for. */
async function send(page: Page, at: Place): Promise<void> {
  await approve(at);
  await page.reload();
  await press(page, /^Send \d+ emails$/);
  const dialog = page.getByRole('dialog', { name: /^Send \d+ emails\?$/ });
  await dialog.getByRole('button', { name: /^Send \d+ emails$/ }).press('Enter');
  await dialog.getByText(/Each subject would be tried on \d+ people/).waitFor();
  await lookAt(page);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /What it says/ }).press('Enter');
  await press(page, 'Change it');
  await page.getByLabel('Share that tries each, in %').fill('40');
  await press(page, 'Save');
  await page.getByText(/^Each subject is tried on 40 % of the readers\./).waitFor();
  await approve(at);
  await page.reload();
  await press(page, /^Send \d+ emails$/);
  await dialog.getByRole('button', { name: /^Send \d+ emails$/ }).press('Enter');
  await toast(page, /emails scheduled for/);
  await stage.wait(15);
  await stage.wait(5);
  await page.reload();
  await page.getByText(/Two subjects are tried until .* wait for the better one\./).waitFor();
  await page.getByRole('tab', { name: 'Report' }).press('Enter');
  await page.getByRole('heading', { name: 'Two subjects' }).waitFor();
  await lookAt(page);
}

/** So many of those who got a subject follow a link, as people do. */
async function click({ world, id }: Place, arm: 'a' | 'b', most: number): Promise<void> {
  const app = stage.app();
  const rows = await inOrg(app.deps.db, world.orgId, (tx) => tx.select({ html: mail.html }).from(digestCopy).innerJoin(mail, and(eq(mail.orgId, digestCopy.orgId), eq(mail.id, digestCopy.mailId))).where(and(eq(digestCopy.orgId, world.orgId), eq(digestCopy.digestId, id), eq(digestCopy.arm, arm), eq(mail.state, 'sent'))).limit(most));
  for (const { html } of rows) expect((await app.fetch(`/k/${/[?&](?:amp;)?k=([\w.-]+)/.exec(html ?? '')?.[1] ?? ''}`, { method: 'POST' })).status).toBe(204);
}

/** With people behind every figure: the subjects, the blocks with their shares, and whether telling changed anything; all of it as a file. */
async function readReport(page: Page, at: Place): Promise<void> {
  await click(at, 'a', 10);
  await click(at, 'b', 60);
  await stage.wait(5 * 60);
  await page.reload();
  await page.getByText(/^Sent .* to \d+ people/).waitFor();
  await page.getByText(/^The second subject was chosen: more people clicked in it \(the second had .* points more/).waitFor();
  await page.getByText(/^70 people clicked on a block/).waitFor();
  await page.getByRole('heading', { name: 'Did telling people change anything?' }).waitFor();
  await page.getByRole('cell', { name: /^Too few to say/ }).first().waitFor();
  await lookAt(page);
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Save as CSV')]);
  expect(await readFile(await file.path(), 'utf8')).toContain('Bills come late');
}

test('a second subject is refused, kept, taken away and brought back; a digest is given back, sent with both, and its report read', async () => {
  const at = await layDraft();
  const [mo, anna] = [await stage.enter(at.marketer), await stage.enter(at.second)];
  await holdToasts(mo.page);
  await mo.page.goto(`/digests/${at.id}?tab=words`);
  await trySubjects(mo.page);
  await giveBack(mo.page, anna.page);
  await send(mo.page, at);
  await readReport(mo.page, at);
  expect([...mo.complaints(), ...anna.complaints()].filter((line) => !/\b(?:409|422)\b/.test(line))).toEqual([]);
  await Promise.all([mo.leave(), anna.leave()]);
});
