import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantTheme } from '../support/plant-theme.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let lead: Person;
let owner: Person;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-18T10:00:00Z') });
  world = await makeWorld(app);
  lead = await world.join('lead', 'Lena Lead');
  owner = await world.join('owner', 'Olive Owner');
});
afterAll(() => app.close());

async function promise(title: string): Promise<string> {
  const id = await plantTheme(app, world, title);
  expect((await lead.post(`/api/v1/themes/${id}/acceptance`, { ownerId: owner.memberId, deadlineOn: '2026-11-28' })).status).toBe(200);
  return id;
}

const read = async (id: string) => (await lead.get(`/api/v1/themes/${id}`)).json();
const block = (id: string, body: object) => owner.post(`/api/v1/themes/${id}/updates`, { status: 'blocked', ...body });

test('blocked says for whom and since when, both clocks run on page and in the mail, and a new name begins anew', async () => {
  app.setNow(new Date('2026-11-18T10:00:00Z'));
  const id = await promise('The transfer screen is missing');
  const bare = await block(id, { blockedOn: 'the new screen' });
  expect([bare.status, (await bare.json()).errors]).toEqual([422, [{ pointer: '/blockedFor', message: 'Say whom it waits for: a colleague, a supplier, a partner.' }]]);
  expect((await block(id, { blockedFor: 'Vendor X', blockedOn: 'the new screen' })).status).toBe(200);
  app.setNow(new Date('2026-11-23T10:00:00Z'));
  const shown = await read(id);
  expect(shown.blocked).toEqual({ for: { memberId: null, name: 'Vendor X' }, on: 'the new screen', sinceOn: '2026-11-18', workingDays: 3, sentence: 'Blocked for Vendor X since 18 November (3 working days); deadline in 5 days' });
  expect(shown.timeline[0]).toMatchObject({ toStatus: 'blocked', reason: 'Vendor X: the new screen' });
  expect((await (await owner.get('/api/v1/themes/mine')).json()).dueSoon).toMatchObject([{ id, blocked: { workingDays: 3 } }]);
  await app.settle();
  const mails = await app.deps.database.run(`select plain_text from mail where kind = 'owner' and occasion = 'day:2026-11-23' and org_id = '${world.orgId}' and to_email = '${owner.email}'`);
  expect(String(mails.rows[0]?.plain_text)).toContain('Blocked for Vendor X since 18 November (3 working days); deadline in 5 days.');
  expect((await owner.post(`/api/v1/themes/${id}/updates`, { blockedFor: 'lena lead' })).status).toBe(200);
  expect((await read(id)).blocked).toMatchObject({ for: { memberId: lead.memberId, name: 'Lena Lead' }, on: 'the new screen', sinceOn: '2026-11-23', workingDays: 0 });
  expect((await owner.post(`/api/v1/themes/${id}/updates`, { status: 'in_progress' })).status).toBe(200);
  expect((await read(id)).blocked).toBeNull();
});

test('a member who left is not waited for, nor two at once', async () => {
  app.setNow(new Date('2026-11-18T10:00:00Z'));
  const id = await promise('The bank sends late');
  const left = await world.join('owner', 'Gone Garry');
  expect((await world.admin.put(`/api/v1/members/${left.memberId}/departure`, {})).status).toBeLessThan(300);
  for (const [body, sentence] of [
    [{ blockedForId: left.memberId }, 'Gone Garry is no longer an active member. Choose somebody else, or write a name.'],
    [{ blockedForId: crypto.randomUUID() }, 'There is no such member. Choose somebody of your organisation, or write a name.'],
    [{ blockedForId: lead.memberId, blockedFor: 'Vendor X' }, 'Choose a member or write a name, not both.'],
  ] as const) {
    const refused = await block(id, body);
    expect([refused.status, (await refused.json()).errors]).toEqual([422, [{ pointer: '/blockedFor', message: sentence }]]);
  }
});

test('what was blocked before that was asked does not say for whom', async () => {
  app.setNow(new Date('2026-11-18T10:00:00Z'));
  const id = await promise('An old block');
  expect((await block(id, { blockedFor: 'Vendor X', blockedOn: 'the file' })).status).toBe(200);
  await app.deps.database.run(`update theme set blocked_for = null, blocked_since = null where id = '${id}'`);
  app.setNow(new Date('2026-11-23T10:00:00Z'));
  expect((await read(id)).blocked).toMatchObject({ for: null, sentence: 'Blocked since 18 November (3 working days), it does not say for whom; deadline in 5 days' });
});
