import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-20T10:00:00Z') });
  world = await makeWorld(app);
  await world.admin.patch('/api/v1/settings', { timezone: 'America/New_York' });
  await world.admin.post('/api/v1/customers', { externalId: 'K-1', name: 'Kim Lee', email: 'kim@mail.example' });
  await world.admin.post('/api/v1/interactions', [
    { externalId: 'c-1', customerExternalId: 'K-1', channel: 'phone', team: 'Billing', driver: 'Refund', startedAt: '2026-11-02T09:00:00Z', callbackDueAt: '2026-11-03T09:00:00Z' },
    { externalId: 'c-2', customerExternalId: 'K-1', channel: 'chat', team: 'Moves', driver: 'Money back', startedAt: '2026-11-03T09:00:00Z', callbackDueAt: '2026-11-24T09:00:00Z' },
    { externalId: 'c-3', channel: 'phone', team: 'Billing', driver: 'Move', startedAt: '2026-11-04T04:30:00Z', callbackDueAt: '2026-11-05T09:00:00Z', callbackKeptAt: '2026-11-05T08:00:00Z' },
    { externalId: 'c-4', channel: 'email', startedAt: '2026-11-04T05:30:00Z' },
    { externalId: 'c-5', channel: 'email', startedAt: '2026-11-04T05:30:00Z' },
  ]);
});
afterAll(() => app.close());

const list = async (query: Record<string, string> = {}) => (await world.admin.get(`/api/v1/interactions?${new URLSearchParams(query)}`)).json();
const ids = (page: { items: { externalId: string }[] }) => page.items.map(({ externalId }) => externalId).toSorted();

test('contacts come the latest first, with whom they were with, and the words of their filters', async () => {
  const page = await list();
  expect(page.items.slice(2)).toMatchObject([
    { externalId: 'c-3', customer: null, driver: 'Move', callBack: { state: 'kept' } },
    { externalId: 'c-2', customer: { externalId: 'K-1', name: 'Kim Lee', email: 'kim@mail.example' }, callBack: { state: 'waiting' } },
    { externalId: 'c-1', callBack: { state: 'missed' } },
  ]);
  expect(page).toMatchObject({ nextCursor: null, teams: ['Billing', 'Moves'], drivers: [{ name: 'Money back' }, { name: 'Move' }, { name: 'Refund' }] });
});

test('each filter narrows the list, alone and together; days are those of the organisation', async () => {
  expect(ids(await list({ channel: 'phone' }))).toEqual(['c-1', 'c-3']);
  expect(ids(await list({ team: 'Billing', callBack: 'open' }))).toEqual(['c-1']);
  expect(ids(await list({ callBack: 'open' }))).toEqual(['c-1', 'c-2']);
  expect(ids(await list({ callBack: 'missed' }))).toEqual(['c-1']);
  expect(ids(await list({ from: '2026-11-03', to: '2026-11-03' }))).toEqual(['c-2', 'c-3']);
  expect(ids(await list({ from: '2026-11-04' }))).toEqual(['c-4', 'c-5']);
  await world.admin.post('/api/v1/feedback', [{ source: 'Shop', externalId: 'late', text: 'Said late on the third', occurredAt: '2026-11-04T04:30:00Z' }, { source: 'Shop', externalId: 'early', text: 'Said early on the fourth', occurredAt: '2026-11-04T05:30:00Z' }]);
  expect((await (await world.admin.get('/api/v1/feedback?to=2026-11-03')).json()).items).toMatchObject([{ text: 'Said late on the third' }]);
});

test('a reason brings the contacts of what was merged into it', async () => {
  const { drivers } = await list();
  const idOf = (name: string) => drivers.find((each: { name: string }) => each.name === name)?.id;
  expect(ids(await list({ driver: idOf('Refund') }))).toEqual(['c-1']);
  expect((await world.admin.post(`/api/v1/contact-drivers/${idOf('Money back')}/merge`, { intoId: idOf('Refund') })).status).toBeLessThan(300);
  expect(ids(await list({ driver: idOf('Refund') }))).toEqual(['c-1', 'c-2']);
  expect((await list()).drivers).toMatchObject([{ name: 'Move' }, { name: 'Refund' }]);
});

test('pages follow each other without a gap or a repeat, also where contacts began at one moment', async () => {
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: { externalId: string }[]; nextCursor: string | null } = await list({ limit: '1', ...(cursor === '' ? {} : { cursor }) });
    seen.push(...page.items.map(({ externalId }) => externalId));
    cursor = page.nextCursor;
  }
  expect(seen.toSorted()).toEqual(['c-1', 'c-2', 'c-3', 'c-4', 'c-5']);
  for (const query of ['cursor=elsewhere', 'channel=pigeon', 'from=31/02/2026', 'callBack=kept']) expect((await world.admin.get(`/api/v1/interactions?${query}`)).status).toBe(422);
});
