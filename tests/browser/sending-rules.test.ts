import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { seriousProblems } from './support/axe.ts';
import { openBrowser } from './support/browser.ts';
import { type DemoWorld, readDemoWorld } from './support/demo-world.ts';
import { holdToasts } from './support/toasts.ts';
import { openMember } from './support/visitor.ts';

let browser: Browser;
let world: DemoWorld;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), readDemoWorld(inject('demoUrl'))]);
});
afterAll(() => browser.close());

test('rules of sending are written by keyboard and seen before they are saved, taken back, and never saved over somebody else’s', async () => {
  const { page, context, leave } = await openMember(browser, world, 'lead');
  const send = async (method: 'post' | 'put', path: string, data: unknown) => {
    const answer = await context.request[method](`/api/v1/surveys${path}`, { data, headers: { origin: world.url } });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  const { id } = await send('post', '', { title: 'After a visit to a shop', template: 'contact', publish: true });
  const { plan: first } = await (await context.request.get(`/api/v1/surveys/${id}/sending`)).json();
  // The page has to say what the rules themselves say of the contacts there are, in either order.
  const shopRule = { ...first.rules[0], key: 'rule-1', name: 'By phone', channels: ['phone'] };
  const seenLast = (await send('post', `/${id}/sending/preview`, { plan: { ...first, rules: [...first.rules, shopRule] } })).rules[1];
  const seenFirst = (await send('post', `/${id}/sending/preview`, { plan: { ...first, rules: [shopRule, ...first.rules] } })).rules[0];
  expect([seenLast.fits, seenFirst.fits > 0]).toEqual([0, true]);
  const words = ({ fits, asked }: { fits: number; asked: number }) => `By phone: fits ${fits.toLocaleString('en-GB')}, asks ${asked.toLocaleString('en-GB')}`;
  const press = async (role: 'button' | 'checkbox', name: string, key = 'Enter') => {
    await page.getByRole(role, { name, exact: true }).focus();
    await page.keyboard.press(key);
  };
  const stored = async () => (await context.request.get(`/api/v1/surveys/${id}/sending`)).json();
  await holdToasts(page);
  await page.goto(`/surveys/${id}?tab=sending`);
  await press('button', 'Add a rule');
  await page.getByRole('group', { name: 'Rule 2' }).waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('By phone');
  await page.getByRole('group', { name: 'Rule 2' }).locator('summary', { hasText: 'Channels:' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: 'Rule 2' }).getByRole('checkbox', { name: 'Phone' }).focus();
  await page.keyboard.press('Space');
  await page.getByText(words(seenLast)).waitFor();
  await press('button', 'Move rule 2 up');
  await page.getByText(words(seenFirst)).waitFor();
  await page.getByText('Not saved yet.').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  expect((await stored()).version).toBe(0);
  await press('button', 'Save the rules');
  await page.getByText('The rules are saved; nobody is asked while sending is off.').waitFor();
  expect((await stored()).plan.rules.map(({ name }: { name: string }) => name)).toEqual(['By phone', 'Every contact']);
  await page.keyboard.press('z');
  await page.getByText('The rules are as they were before.').waitFor();
  const { version, plan } = await stored();
  expect([version, plan.rules.map(({ name }: { name: string }) => name)]).toEqual([2, ['Every contact']]);
  await send('put', `/${id}/sending`, { version, plan: { ...plan, rules: [{ ...plan.rules[0], name: 'As a colleague wrote it' }] } });
  await press('checkbox', 'Ask automatically', 'Space');
  await press('button', 'Save the rules');
  await page.getByRole('alert').filter({ hasText: 'Somebody else changed the sending of this survey meanwhile.' }).waitFor();
  expect((await stored()).version).toBe(3);
  await press('button', 'Load what they saved');
  await page.getByText('1. As a colleague wrote it').waitFor();
  expect(await page.getByRole('checkbox', { name: 'Ask automatically' }).isChecked()).toBe(false);
  await leave();
});
