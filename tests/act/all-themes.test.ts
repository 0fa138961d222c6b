import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantTheme } from '../support/plant-theme.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let lead: Person;
let asha: Person;
let ben: Person;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-18T10:00:00Z') });
  world = await makeWorld(app);
  lead = await world.join('lead', 'Lena Lead');
  asha = await world.join('owner', 'Asha Owner');
  ben = await world.join('owner', 'Ben Owner');
});
afterAll(() => app.close());

async function promise(title: string, owner: Person, more: object = {}): Promise<string> {
  const id = await plantTheme(app, world, title);
  expect((await lead.post(`/api/v1/themes/${id}/acceptance`, { ownerId: owner.memberId, deadlineOn: '2026-12-10', ...more })).status).toBe(200);
  return id;
}

const at = (id: string, end = '') => `/api/v1/themes/${id}${end}`;
const read = async (id: string) => (await lead.get(at(id))).json();
const shown = async (id: string) => {
  const { owner, deadlineOn, deadlineMoves, acknowledgedAt, snoozedUntil, timeline } = await read(id);
  return { owner, deadlineOn, deadlineMoves, acknowledgedAt, snoozedUntil, entries: timeline.length };
};

test('the league counts the themes that match by owner, origin and stage', async () => {
  app.setNow(new Date('2026-11-18T10:00:00Z'));
  const first = await promise('Letters arrive late', asha, { origin: 'billing', journeyStage: 'pay', deadlineOn: '2026-11-20' });
  const second = await promise('Refunds take weeks', asha, { origin: 'billing' });
  const third = await promise('The app signs people out', ben, { origin: 'product' });
  await asha.post(at(second, '/updates'), { status: 'blocked', blockedFor: 'the bank' });
  app.setNow(new Date('2026-11-22T10:00:00Z'));
  await ben.post(at(third, '/updates'), { status: 'done', whatChanged: 'The app keeps people signed in for thirty days since Monday.', rootCause: 'product', liveOn: '2026-11-20' });
  await ben.post(at(third, '/updates'), { status: 'open' });
  const rows = async (query: string) => (await (await asha.get(`/api/v1/themes/league?${query}`)).json()).rows;
  expect(await rows('by=owner')).toEqual([
    { key: asha.memberId, name: 'Asha Owner', themes: 2, open: 2, late: 1, blocked: 1, reopened: 0, medianDays: null, answered: 0 },
    { key: ben.memberId, name: 'Ben Owner', themes: 1, open: 1, late: 0, blocked: 0, reopened: 1, medianDays: 4, answered: 1 },
  ]);
  expect((await rows('by=origin')).map(({ key, themes }: { key: string; themes: number }) => [key, themes])).toEqual([['billing', 2], ['product', 1]]);
  expect((await rows(`by=stage&owner=${asha.memberId}`)).map(({ key, themes }: { key: string; themes: number }) => [key, themes])).toEqual([['pay', 1], [null, 1]]);
  expect((await rows('by=owner&status=blocked')).map(({ name }: { name: string }) => name)).toEqual(['Asha Owner']);
  expect((await asha.get('/api/v1/themes/league?by=moon')).status).toBe(422);
  expect((await read(first)).due).toBe('late');
});

test('a view is one’s own until it is shared; its name is taken once, and only its maker or a lead changes it', async () => {
  const views = async (who: Person) => (await (await who.get('/api/v1/views')).json()).views.map(({ name, isOwn, mayChange }: { name: string; isOwn: boolean; mayChange: boolean }) => [name, isOwn, mayChange]);
  const { id } = await (await asha.post('/api/v1/views', { name: 'Blocked ones', search: 'status=blocked&sort=deadline' })).json();
  expect([await views(asha), await views(ben)]).toEqual([[['Blocked ones', true, true]], []]);
  const again = await asha.post('/api/v1/views', { name: 'Blocked ones', search: '' });
  expect([again.status, (await again.json()).errors[0]?.pointer]).toEqual([409, '/name']);
  expect((await ben.post('/api/v1/views', { name: 'Blocked ones', search: '' })).status).toBe(201);
  for (const search of ['a b', '?status=open', 'x#y', 'x'.repeat(1001)]) expect((await asha.post('/api/v1/views', { name: 'Odd', search })).status).toBe(422);
  expect((await ben.patch(`/api/v1/views/${id}`, { name: 'Mine now' })).status).toBe(404);
  expect((await asha.patch(`/api/v1/views/${id}`, { name: 'Waiting for others', isShared: true })).status).toBe(200);
  expect(await views(ben)).toEqual([['Blocked ones', true, true], ['Waiting for others', false, false]]);
  expect((await ben.delete(`/api/v1/views/${id}`)).status).toBe(403);
  expect((await lead.patch(`/api/v1/views/${id}`, { name: 'Waiting' })).status).toBe(200);
  expect((await lead.delete(`/api/v1/views/${id}`)).status).toBe(200);
  expect(await views(asha)).toEqual([]);
});

test('what was just done is taken back as if it had not been: seen, snoozed, moved, handed over', async () => {
  app.setNow(new Date('2026-11-18T10:00:00Z'));
  const id = await promise('Meters misread', asha);
  const before = await shown(id);
  const deeds: [Person, string, object][] = [
    [asha, '/acknowledgement', {}],
    [asha, '/snooze', { until: '2026-11-20' }],
    [asha, '/deadline', { deadlineOn: '2026-12-20', reason: 'The printers are late.' }],
    [lead, '/owner', { ownerId: ben.memberId, atOnce: true }],
  ];
  for (const [who, end, body] of deeds) {
    const { entryId } = await (await who.post(at(id, end), body)).json();
    expect(await shown(id)).not.toEqual(before);
    expect((await (who === lead ? ben : lead).delete(at(id, `/timeline/${entryId}`))).status).toBe(403);
    expect((await who.delete(at(id, `/timeline/${entryId}`))).status).toBe(200);
    expect(await shown(id)).toEqual(before);
  }
  const mails = await app.deps.database.run(`select 1 from mail where kind = 'owner' and org_id = '${world.orgId}' and to_email = '${ben.email}' and subject like '%Meters misread%'`);
  expect(mails.rows).toEqual([]);
});

test('the mail about a theme handed over waits out the ten seconds in which that can be taken back, and what was is told to nobody', async () => {
  app.setNow(new Date('2026-11-18T10:00:00Z'));
  const cora = await world.join('owner', 'Cora Owner');
  const id = await promise('Queues are long', asha);
  const states = async () => (await app.deps.database.run(`select state from mail where kind = 'owner' and org_id = '${world.orgId}' and to_email = '${cora.email}'`)).rows.map(({ state }) => state);
  const { entryId } = await (await lead.post(at(id, '/owner'), { ownerId: cora.memberId, atOnce: true })).json();
  expect(await states()).toEqual(['pending']);
  expect((await lead.delete(at(id, `/timeline/${entryId}`))).status).toBe(200);
  expect(await states()).toEqual([]);
  expect((await lead.post(at(id, '/owner'), { ownerId: cora.memberId, atOnce: true })).status).toBe(200);
  await app.settle();
  expect(await states()).toEqual(['pending']);
  app.setNow(new Date('2026-11-18T10:00:10Z'));
  await app.settle();
  expect(await states()).toEqual(['sent']);
});

test('what somebody built upon, or what is long past, is not taken back', async () => {
  app.setNow(new Date('2026-11-18T10:00:00Z'));
  const id = await promise('Bills confuse people', asha);
  const { entryId } = await (await asha.post(at(id, '/acknowledgement'), {})).json();
  expect((await (await asha.post(at(id, '/acknowledgement'), {})).json()).entryId).toBeNull();
  await asha.post(at(id, '/updates'), { internalNote: 'Asked the designers.' });
  const late = await asha.delete(at(id, `/timeline/${entryId}`));
  expect([late.status, (await late.json()).detail]).toEqual([409, 'Something happened to this theme since, so this cannot be taken back any more.']);
  const latest = (await read(id)).timeline[0];
  expect((await asha.delete(at(id, `/timeline/${latest.id}`))).status).toBe(409);
  const moved = await (await asha.post(at(id, '/deadline'), { deadlineOn: '2026-12-20', reason: 'The printers are late.' })).json();
  app.setNow(new Date('2026-11-18T10:11:00Z'));
  expect((await asha.delete(at(id, `/timeline/${moved.entryId}`))).status).toBe(409);
  expect((await asha.delete(at(id, `/timeline/${crypto.randomUUID()}`))).status).toBe(404);
});
