import { runJob } from '@kept/api/run-due.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantTheme } from '../support/plant-theme.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let lead: Person;
let asha: Person;
let tom: Person;
let id: string;

/** Monday to Friday of one week. */
const [monday, tuesday, friday] = ['2026-11-23', '2026-11-24', '2026-11-27'];
const at = (day: string, time = '10:00') => app.setNow(new Date(`${day}T${time}:00Z`));

beforeAll(async () => {
  app = await openTestApp({ now: new Date(`${monday}T10:00:00Z`) });
  world = await makeWorld(app);
  [lead, asha, tom] = [await world.join('lead', 'Lena Lead'), await world.join('owner', 'Asha Rao'), await world.join('owner', 'Tom Hale')];
  id = await plantTheme(app, world, 'Refunds are late');
  await lead.post(`/api/v1/themes/${id}/acceptance`, { ownerId: asha.memberId, deadlineOn: '2026-12-11' });
  await asha.post(`/api/v1/themes/${id}/acknowledgement`);
});
afterAll(() => app.close());

const refusal = async (answer: Promise<Response>) => {
  const { detail, errors } = await (await answer).json();
  return errors[0]?.message ?? detail;
};
const update = (person: Person) => person.post(`/api/v1/themes/${id}/updates`, { internalNote: 'I rang the bank.' });
const mine = async (person: Person) => {
  const { late, dueSoon, onTrack } = await (await person.get('/api/v1/themes/mine')).json();
  return [...late, ...dueSoon, ...onTrack].map(({ id: theme, standsInFor }: { id: string; standsInFor: string | null }) => [theme, standsInFor]);
};

test('a deputy is a member who may work on themes, and not the owner; only who may change the theme names one', async () => {
  const name = (person: Person, deputyId: string | null) => person.put(`/api/v1/themes/${id}/deputy`, { deputyId });
  const viewer = await world.join('viewer', 'Vera Viewer');
  expect(await refusal(name(asha, asha.memberId))).toBe('Its owner cannot stand in for themselves. Choose somebody else.');
  expect(await refusal(name(asha, viewer.memberId))).toContain('Vera Viewer may read themes but not work on them');
  expect((await name(tom, tom.memberId)).status).toBe(403);
  expect((await name(asha, tom.memberId)).status).toBe(200);
  expect(await (await lead.get(`/api/v1/themes/${id}`)).json()).toMatchObject({ deputy: { name: 'Tom Hale' }, isOwnerAway: false });
});

test('the deputy acts while the owner is away, and only then; both are told once when it begins', async () => {
  expect((await update(tom)).status).toBe(403);
  expect(await mine(tom)).toEqual([]);
  expect((await asha.post(`/api/v1/members/${asha.memberId}/absences`, { fromOn: tuesday, toOn: friday })).status).toBe(201);
  at(tuesday);
  expect((await update(tom)).status).toBe(200);
  expect(await mine(tom)).toEqual([[id, 'Asha Rao']]);
  expect(await (await tom.get(`/api/v1/themes/${id}`)).json()).toMatchObject({ isOwnerAway: true, may: { update: true } });
  for (const day of [tuesday, '2026-11-25', friday]) {
    at(day);
    await runJob(app.deps, 'walk-ladders', world.orgId);
  }
  const { rows } = await app.deps.database.run(`select to_name, occasion, plain_text from mail where org_id = '${world.orgId}' and occasion > 'day:${monday}' order by occasion, to_name`);
  expect(rows.map((row) => `${String(row['occasion'])} ${String(row['to_name'])}`)).toEqual([`day:${tuesday} Asha Rao`, `day:${tuesday} Tom Hale`]);
  expect(rows[0]?.['plain_text']).toContain('You are away until 27 November 2026: Tom Hale acts for you.');
  expect(rows[1]?.['plain_text']).toContain('Asha Rao is away until 27 November 2026: you act for them.');
  at('2026-11-28');
  expect((await update(tom)).status).toBe(403);
  expect(await mine(tom)).toEqual([]);
});

test('people enter their own absence, administrators anybody’s; what overlaps, has passed or runs backwards is refused', async () => {
  at(monday);
  const enter = (person: Person, whose: Person, fromOn: string, toOn: string | null) => person.post(`/api/v1/members/${whose.memberId}/absences`, { fromOn, toOn });
  expect(await refusal(enter(tom, asha, '2026-12-21', '2026-12-24'))).toContain('For somebody else an administrator does it.');
  expect(await refusal(enter(tom, tom, '2026-12-24', '2026-12-21'))).toBe('The last day comes before the first.');
  expect(await refusal(enter(tom, tom, '2026-11-01', '2026-11-20'))).toBe('20 November 2026 has passed. Choose today or a later day.');
  expect((await enter(world.admin, tom, '2026-12-21', null)).status).toBe(201);
  expect(await refusal(enter(tom, tom, '2027-03-01', '2027-03-05'))).toBe('They are away from 21 December 2026 already. Take that out first.');
  const { members } = await (await lead.get('/api/v1/members')).json();
  const [absence] = members.find(({ name }: { name: string }) => name === 'Tom Hale').absences;
  expect(absence).toMatchObject({ fromOn: '2026-12-21', toOn: null });
  expect((await tom.delete(`/api/v1/members/${asha.memberId}/absences/${absence.id}`)).status).toBe(403);
  expect((await tom.delete(`/api/v1/members/${tom.memberId}/absences/${absence.id}`)).status).toBe(200);
});

test('somebody who is away all the time cannot be made an owner; one who is here for a day can', async () => {
  const away = await world.join('owner', 'Nora Away');
  const accept = async (deadlineOn: string) => lead.post(`/api/v1/themes/${await plantTheme(app, world, `Due ${deadlineOn}`)}/acceptance`, { ownerId: away.memberId, deadlineOn });
  await world.admin.post(`/api/v1/members/${away.memberId}/absences`, { fromOn: monday, toOn: '2026-12-04' });
  expect(await refusal(accept('2026-12-04'))).toBe('Nora Away is away until 4 December 2026, on every working day up to the deadline. Choose somebody else, or a later date.');
  expect((await accept('2026-12-07')).status).toBe(200);
  await world.admin.post(`/api/v1/members/${away.memberId}/absences`, { fromOn: '2026-12-05', toOn: null });
  expect(await refusal(accept('2026-12-24'))).toBe('Nora Away is away until further notice. Choose somebody else.');
});

test('nobody leaves while they stand in for somebody; of a theme that is settled they do', async () => {
  expect(await refusal(world.admin.put(`/api/v1/members/${tom.memberId}/departure`, {}))).toBe('Tom Hale still holds the deputy’s place on a theme: “Refunds are late”. Give it to somebody else first.');
  await lead.put(`/api/v1/themes/${id}/deputy`, { deputyId: null });
  expect((await world.admin.put(`/api/v1/members/${tom.memberId}/departure`, {})).status).toBe(200);
});
