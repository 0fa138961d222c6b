import { addDaysTo } from '@kept/core/calendar.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantTheme } from '../support/plant-theme.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

const now = new Date('2026-11-20T20:00:00Z');
const today = '2026-11-20';

let app: TestApp;
let world: World;
let lead: Person;

beforeAll(async () => {
  app = await openTestApp({ now });
  world = await makeWorld(app);
  lead = await world.join('lead', 'Lena Lead');
  expect((await world.admin.patch('/api/v1/settings', { timezone: 'America/Los_Angeles' })).status).toBe(200);
});
afterAll(() => app.close());

async function promise(ownerId: string, deadlineOn: string): Promise<string> {
  const path = `/api/v1/themes/${await plantTheme(app, world, 'The bill was higher than agreed')}`;
  expect((await lead.post(`${path}/acceptance`, { ownerId, deadlineOn })).status).toBe(200);
  return path;
}

const answered = { status: 'done', whatChanged: 'The bill now says what was agreed, and when.', rootCause: 'process' };

test('an answer is in time when it came by the date on the clock of the organisation', async () => {
  const [early, late] = [await world.join('owner', 'Eva Early'), await world.join('owner', 'Lars Late')];
  const inTime = await promise(early.memberId, addDaysTo(today, 5));
  const tooLate = await promise(late.memberId, addDaysTo(today, 5));
  await promise(late.memberId, addDaysTo(today, 30));
  await promise(early.memberId, addDaysTo(today, 12));
  app.setNow(new Date('2026-11-26T07:59:00Z'));
  expect((await early.post(`${inTime}/updates`, { ...answered, liveOn: addDaysTo(today, 5) })).status).toBe(200);
  app.setNow(new Date('2026-11-26T08:00:00Z'));
  expect((await late.post(`${tooLate}/updates`, { ...answered, liveOn: addDaysTo(today, 6) })).status).toBe(200);
  const { owners, waitingForDecision, emerging } = await (await lead.get('/api/v1/actions')).json();
  const none = { late: 0, blocked: 0, confirmed: 0, deadlineMoves: 0 };
  expect(owners).toEqual([
    { owner: { id: early.memberId, name: 'Eva Early', isActive: true }, ...none, open: 1, dueSoon: 1, done: 1, onTime: { answered: 1, inTime: 1 }, oldestDeadlineOn: '2026-12-02' },
    { owner: { id: late.memberId, name: 'Lars Late', isActive: true }, ...none, open: 1, dueSoon: 0, done: 1, onTime: { answered: 1, inTime: 0 }, oldestDeadlineOn: '2026-12-20' },
  ]);
  expect([waitingForDecision, emerging]).toEqual([0, 0]);
});
