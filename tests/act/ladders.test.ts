import { runJob } from '@kept/api/run-due.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantTheme } from '../support/plant-theme.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

let app: TestApp;

interface Cast {
  world: World;
  lead: Person;
  owner: Person;
}

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** A Monday, by the clock in London. */
const monday = '2026-11-23';
const at = (day: string, time = '10:00') => app.setNow(new Date(`${day}T${time}:00Z`));

async function makeCast(): Promise<Cast> {
  at(monday);
  const world = await makeWorld(app);
  return { world, lead: await world.join('lead', 'Lena Lead'), owner: await world.join('owner', 'Olive Owner') };
}

/** Sessions end after a week without a visit. */
async function stay({ lead, owner }: Cast): Promise<void> {
  at('2026-11-28');
  for (const person of [lead, owner]) await person.get('/api/v1/session');
}

const walk = (world: World) => runJob(app.deps, 'walk-ladders', world.orgId);

async function accept({ world, lead, owner }: Cast, deadlineOn: string, title = 'Refunds are late'): Promise<string> {
  const id = await plantTheme(app, world, title);
  expect((await lead.post(`/api/v1/themes/${id}/acceptance`, { ownerId: owner.memberId, deadlineOn })).status).toBe(200);
  return id;
}

async function fired(world: World): Promise<string[]> {
  const { rows } = await app.deps.database.run(`select trigger, days, due_on::text, fired_at from theme_escalation where org_id = '${world.orgId}' order by due_on, trigger, days`);
  return rows.map((row) => `${String(row['trigger'])} ${String(row['days'])} for ${String(row['due_on'])}`);
}

async function mails(world: World): Promise<string[]> {
  const { rows } = await app.deps.database.run(`select occasion, to_name, subject from mail where org_id = '${world.orgId}' and kind = 'owner' order by occasion, to_name`);
  return rows.map((row) => `${String(row['occasion'])} ${String(row['to_name'])}: ${String(row['subject'])}`);
}

async function text(world: World, day: string, name: string): Promise<string> {
  const { rows } = await app.deps.database.run(`select plain_text from mail where org_id = '${world.orgId}' and occasion = 'day:${day}' and to_name = '${name}'`);
  return String(rows[0]?.['plain_text'] ?? '');
}

test('a hand-over nobody answers reaches the leads once; an answer ends the waiting', async () => {
  const cast = await makeCast();
  const { world, owner } = cast;
  const heir = await world.join('owner', 'Hanna Heir');
  const id = await accept(cast, '2026-12-31');
  await owner.post(`/api/v1/themes/${id}/acknowledgement`);
  expect((await owner.post(`/api/v1/themes/${id}/owner`, { ownerId: heir.memberId })).status).toBe(200);
  for (const day of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']) {
    at(day);
    await walk(world);
    await walk(world);
    await owner.get('/api/v1/session');
    await heir.get('/api/v1/session');
  }
  expect(await fired(world)).toEqual(['no_answer 3 for 2026-11-26']);
  expect((await heir.post(`/api/v1/themes/${id}/hand-over/decision`, { accept: false, note: 'I leave in December.' })).status).toBe(200);
  expect((await owner.post(`/api/v1/themes/${id}/owner`, { ownerId: heir.memberId })).status).toBe(200);
  at('2026-12-01');
  await walk(world);
  expect(await fired(world)).toEqual(['no_answer 3 for 2026-11-26']);
  at('2026-12-02');
  await walk(world);
  expect(await fired(world)).toEqual(['no_answer 3 for 2026-11-26', 'no_answer 3 for 2026-12-02']);
});

test('a late theme climbs the ladder day by day, each step once, and stops when it is answered', async () => {
  const cast = await makeCast();
  const { world, owner } = cast;
  const id = await accept(cast, '2026-12-02');
  for (const day of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04']) {
    at(day);
    await walk(world);
    await walk(world);
    await owner.get('/api/v1/session');
  }
  expect(await fired(world)).toEqual(['no_acknowledgement 3 for 2026-11-26', 'before_deadline 3 for 2026-11-27', 'after_deadline 1 for 2026-12-03']);
  expect((await owner.post(`/api/v1/themes/${id}/updates`, { status: 'blocked', blockedFor: 'the bank' })).status).toBe(200);
  at('2026-12-07');
  await owner.get('/api/v1/session');
  at('2026-12-09');
  await walk(world);
  expect((await fired(world)).at(-1)).toBe('after_deadline 5 for 2026-12-09');
  const done = await owner.post(`/api/v1/themes/${id}/updates`, { status: 'done', whatChanged: 'Refunds now arrive within two days of the return.', rootCause: 'process', liveOn: '2026-12-09' });
  expect(await done.json()).toMatchObject({ outcome: 'saved' });
  at('2027-01-11');
  await walk(world);
  expect(await fired(world)).toHaveLength(4);
});

test('an owner gets one mail on a working day until they acknowledge, then one a week while it is late or due soon', async () => {
  const cast = await makeCast();
  const { world, owner } = cast;
  const id = await accept(cast, '2026-12-02');
  await accept(cast, '2026-12-02', 'The app signs people out');
  await walk(world);
  for (const [day, time] of [['2026-11-24', '08:59'], ['2026-11-24', '09:00'], ['2026-11-24', '17:59'], ['2026-11-25', '18:00'], ['2026-11-28', '10:00']] as const) {
    at(day, time);
    await walk(world);
  }
  const toOwner = async () => (await mails(world)).filter((line) => line.includes('Olive'));
  // Both were accepted on Monday: the first caused a mail at once, the second waited for Tuesday's; Wednesday 18:00 and Saturday are no working hours.
  expect(await toOwner()).toEqual(['day:2026-11-23 Olive Owner: Handed to you: Refunds are late', 'day:2026-11-24 Olive Owner: Themes that wait: two new to you']);
  const link = /http:\/\/localhost(\/t\/\S+\/still-on)/.exec(await text(world, '2026-11-24', 'Olive Owner'))?.[1] ?? '';
  expect(await (await app.fetch(link)).text()).toContain('Yes, mark In progress');
  expect((await owner.post(`/api/v1/themes/${id}/acknowledgement`)).status).toBe(200);
  at('2026-11-26');
  await walk(world);
  expect((await toOwner()).at(-1)).toBe('day:2026-11-26 Olive Owner: Themes that wait: one new to you, one due soon');
});

test('what was acknowledged comes up again on the first working day of a week, also when Monday is a holiday', async () => {
  const cast = await makeCast();
  const { world, owner } = cast;
  await world.admin.put('/api/v1/calendar', { weekend: ['saturday', 'sunday'], holidayCountry: null, holidayRegion: null, closingDays: [{ fromOn: '2026-11-30', toOn: '2026-11-30', name: 'Closed' }] });
  const id = await accept(cast, '2026-12-04');
  await owner.post(`/api/v1/themes/${id}/acknowledgement`);
  for (const day of ['2026-11-24', '2026-11-25', '2026-11-30', '2026-12-01', '2026-12-02']) {
    at(day);
    await walk(world);
  }
  expect((await mails(world)).filter((line) => line.includes('Olive'))).toEqual(['day:2026-11-23 Olive Owner: Handed to you: Refunds are late', 'day:2026-12-01 Olive Owner: Due 4 December 2026: Refunds are late']);
});

test('a lead is told of everything in one mail a day, with the reason, late themes first; what a mail missed today waits for tomorrow', async () => {
  const cast = await makeCast();
  const { world, lead } = cast;
  await accept(cast, '2026-11-24', 'Engineers come late');
  const second = await accept(cast, '2026-11-25', 'Bills are hard to read');
  await stay(cast);
  at('2026-12-01');
  await walk(world);
  const subject = (await mails(world)).filter((line) => line.includes('Lena')).at(-1);
  expect(subject).toBe('day:2026-12-01 Lena Lead: Themes that wait: two late');
  const words = await text(world, '2026-12-01', 'Lena Lead');
  expect(words).toContain('Its owner has not acknowledged it for 3 working days. The deadline passed 5 working days ago.');
  expect(words.indexOf('Engineers come late')).toBeLessThan(words.indexOf('Bills are hard to read'));
  expect(words).toContain('Olive Owner owns it.');
  expect((await lead.post(`/api/v1/themes/${second}/deadline`, { deadlineOn: '2026-12-04', reason: 'The printers are late.' })).status).toBe(200);
  at('2026-12-01', '15:00');
  await walk(world);
  expect((await mails(world)).filter((line) => line.includes('Lena'))).toHaveLength(1);
});

test('a worker that was down for weeks fires what it missed together: one mail each, and nobody is left out', async () => {
  const cast = await makeCast();
  const { world } = cast;
  const sponsor = await world.join('viewer', 'Sally Sponsor');
  expect((await world.admin.put('/api/v1/ladders/sponsor', { memberId: sponsor.memberId })).status).toBe(200);
  await accept(cast, '2026-11-27');
  at('2027-01-11');
  await walk(world);
  expect(await fired(world)).toHaveLength(6);
  expect((await mails(world)).filter((line) => line.includes('2027-01-11'))).toEqual([
    'day:2027-01-11 Lena Lead: 45 days late: Refunds are late',
    'day:2027-01-11 Olive Owner: 45 days late: Refunds are late',
    'day:2027-01-11 Sally Sponsor: 45 days late: Refunds are late',
  ]);
  at('2027-01-12');
  await walk(world);
  expect((await mails(world)).filter((line) => line.includes('2027-01-12') && !line.includes('Olive'))).toEqual([]);
});

test('a theme nobody accepts reaches the leads, and says so', async () => {
  const cast = await makeCast();
  await plantTheme(app, cast.world, 'The lift is out of order');
  at('2026-11-27');
  await walk(cast.world);
  expect(await fired(cast.world)).toEqual([]);
  at('2026-11-30', '08:00');
  await walk(cast.world);
  expect(await fired(cast.world)).toEqual([]);
  at('2026-11-30', '09:00');
  await walk(cast.world);
  expect(await fired(cast.world)).toEqual(['no_owner 5 for 2026-11-30']);
  expect(await text(cast.world, '2026-11-30', 'Lena Lead')).toContain('Nobody has owned it for 5 working days.');
});

test('a moved date and a new owner begin a new stretch of waiting; the steps of the old one are not told again', async () => {
  const cast = await makeCast();
  const { world, lead } = cast;
  const id = await accept(cast, '2026-11-30');
  await stay(cast);
  at('2026-12-01');
  await walk(world);
  expect((await fired(world)).filter((line) => line.startsWith('after'))).toEqual(['after_deadline 1 for 2026-12-01']);
  await lead.post(`/api/v1/themes/${id}/deadline`, { deadlineOn: '2026-12-03', reason: 'The printers are late.' });
  const heir = await world.join('owner', 'Hanna Heir');
  await lead.post(`/api/v1/themes/${id}/owner`, { ownerId: heir.memberId, atOnce: true });
  at('2026-12-04');
  await walk(world);
  expect(await fired(world)).toEqual(expect.arrayContaining(['after_deadline 1 for 2026-12-01', 'no_acknowledgement 3 for 2026-12-04', 'after_deadline 1 for 2026-12-04']));
  expect(await text(world, '2026-12-04', 'Hanna Heir')).toContain('The deadline passed one working day ago.');
});

test('the sweep finds the round that is due by itself, and each round sets the next', async () => {
  const cast = await makeCast();
  await accept(cast, '2026-11-24');
  at('2026-11-25', '09:10');
  await app.settle();
  expect(await fired(cast.world)).toEqual(['after_deadline 1 for 2026-11-25']);
  const { rows } = await app.deps.database.run(`select due_at from ladder_round where org_id = '${cast.world.orgId}'`);
  expect(new Date(String(rows[0]?.['due_at'])).toISOString()).toBe('2026-11-25T10:00:00.000Z');
  expect((await app.deps.database.run(`select state from mail where org_id = '${cast.world.orgId}' and occasion = 'day:2026-11-25'`)).rows).toContainEqual({ state: 'sent' });
});

test('leads read on the first working day of the week how the last one went, in that same mail', async () => {
  const cast = await makeCast();
  const { world, owner } = cast;
  const id = await accept(cast, '2026-12-18');
  await accept(cast, '2026-11-26', 'Bills are hard to read');
  await owner.post(`/api/v1/themes/${id}/updates`, { status: 'done', whatChanged: 'Refunds now arrive within two days of the return.', rootCause: 'process', liveOn: monday });
  at('2026-11-30');
  await walk(world);
  const words = await text(world, '2026-11-30', 'Lena Lead');
  expect(words).toContain('The week from 23 November');
  expect(words).toContain('Two opened, one answered, none reopened. Now one is late and none is blocked.');
  expect(words).toContain('Olive Owner: one open, one answered, one late');
});
