import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantTheme } from '../support/plant-theme.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let lead: Person;
let owner: Person;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-23T10:00:00Z') });
  world = await makeWorld(app);
  [lead, owner] = [await world.join('lead', 'Lena Lead'), await world.join('owner', 'Asha Rao')];
});
afterAll(() => app.close());

interface Ladder {
  id: string;
  version: number;
  origin: string | null;
  theme: { title: string } | null;
  steps: { id: string; trigger: string; days: number; roles: string[]; memberId: string | null }[];
}

const list = async (): Promise<Ladder[]> => (await (await owner.get('/api/v1/ladders')).json()).ladders;
const steps = (...given: [string, number, string[], string?][]) => given.map(([trigger, days, roles, memberId]) => ({ trigger, days, roles, memberId: memberId ?? null }));
const first = async (): Promise<Ladder> => {
  const [own] = await list();
  if (own === undefined) throw new Error('There is no ladder.');
  return own;
};

test('every organisation begins with a ladder; it is changed, kept by version, and cannot be taken away', async () => {
  const own = await first();
  expect(own).toMatchObject({ origin: null, theme: null, version: 1 });
  expect(own.steps).toHaveLength(8);
  expect((await owner.put(`/api/v1/ladders/${own.id}`, { version: 1, steps: own.steps })).status).toBe(403);
  const fewer = own.steps.filter(({ trigger }) => trigger === 'after_deadline');
  expect(await (await lead.put(`/api/v1/ladders/${own.id}`, { version: 1, steps: fewer })).json()).toEqual({ id: own.id, version: 2 });
  expect((await first()).steps).toEqual(fewer);
  const stale = await lead.put(`/api/v1/ladders/${own.id}`, { version: 1, steps: own.steps });
  const both = (await stale.json()).errors.map(({ message }: { message: string }) => message);
  expect([stale.status, both[0]]).toEqual([409, 'You worked on version 1; it is at version 2.']);
  expect([both[1].split('; ').length, both[2].split('; ').length]).toEqual([fewer.length, own.steps.length]);
  expect(both[2]).toMatch(/working days? .*: .*the leads/);
  expect(await (await lead.delete(`/api/v1/ladders/${own.id}`)).json()).toMatchObject({ detail: expect.stringContaining('The ladder of the organisation stays') });
});

test('a ladder for an origin and one for a theme take its place there; each once', async () => {
  const themeId = await plantTheme(app, world, 'Refunds are late');
  await lead.post(`/api/v1/themes/${themeId}/acceptance`, { ownerId: owner.memberId, deadlineOn: '2026-12-02', origin: 'billing' });
  const holdsFor = async () => (await (await owner.get(`/api/v1/themes/${themeId}/ladder`)).json()).ladder.holdsFor;
  expect(await holdsFor()).toBe('organisation');
  const input = { origin: 'billing', themeId: null, steps: steps(['after_deadline', 1, ['owner']], ['after_deadline', 4, [], lead.memberId]) };
  expect((await lead.post('/api/v1/ladders', input)).status).toBe(201);
  expect((await (await lead.post('/api/v1/ladders', input)).json()).detail).toBe('There is a ladder for this already. Change that one.');
  expect(await holdsFor()).toBe('origin');
  expect(await (await owner.get(`/api/v1/themes/${themeId}/ladder`)).json()).toEqual({
    ladder: { id: expect.any(String), holdsFor: 'origin' },
    sentence: 'If nothing happens, on 3 December Asha Rao is told, on 8 December Lena Lead.',
    next: [
      { on: '2026-12-03', trigger: 'after_deadline', when: 'one working day after the deadline', people: ['Asha Rao'] },
      { on: '2026-12-08', trigger: 'after_deadline', when: '4 working days after the deadline', people: ['Lena Lead'] },
    ],
  });
  const made = await (await lead.post('/api/v1/ladders', { origin: null, themeId, steps: steps(['after_deadline', 2, ['leads']]) })).json();
  expect(await holdsFor()).toBe('theme');
  expect((await list()).map(({ origin, theme }) => theme?.title ?? origin)).toEqual([null, 'billing', 'Refunds are late']);
  expect((await lead.delete(`/api/v1/ladders/${made.id}`)).status).toBe(200);
  expect(await holdsFor()).toBe('origin');
  expect((await lead.post('/api/v1/ladders', { ...input, origin: null })).status).toBe(422);
});

test('the preview says what would happen before anything is saved, and what has to be mended', async () => {
  const given = steps(['no_owner', 3, ['leads']], ['before_deadline', 2, ['owner']], ['after_deadline', 1, ['owner', 'leads']], ['after_deadline', 5, ['sponsor']]);
  const { previews, problems } = await (await owner.post('/api/v1/ladder-previews', { steps: given })).json();
  expect(problems).toEqual([]);
  expect(previews.map(({ title, sentence }: { title: string; sentence: string }) => `${title}: ${sentence}`)).toEqual([
    'Found today, and accepted by nobody: If nothing happens, on 26 November Lena Lead is told.',
    'Accepted today, due on 21 December: If nothing happens, on 17 December the owner is told, on 22 December the owner and Lena Lead, on 28 December Lena Lead.',
  ]);
  const bad = await (await owner.post('/api/v1/ladder-previews', { steps: steps(['after_deadline', 1, []]) })).json();
  expect(bad.problems).toEqual([{ pointer: '/steps/0/roles', message: 'Step 1 tells nobody. Choose who is told.' }]);
  const refused = await lead.put(`/api/v1/ladders/${(await first()).id}`, { version: (await first()).version, steps: steps(['after_deadline', 1, []]) });
  expect([refused.status, (await refused.json()).errors[0].pointer]).toEqual([422, '/steps/0/roles']);
});

const cannotBe: readonly (readonly [[string, number, string[], string?], string, string])[] = [
  [['after_deadline', 0, ['owner']], '/steps/0/days', 'Give it at least one working day.'],
  [['after_deadline', 251, ['owner']], '/steps/0/days', 'Choose 0 to 250 working days.'],
  [['sometime', 1, ['owner']], '/steps/0/trigger', 'Choose what the step waits for.'],
  [['after_deadline', 1, [], 'nobody'], '/steps/0/memberId', 'Choose a member, or nobody.'],
  [['after_deadline', 1, [], '00000000-0000-7000-8000-000000000000'], '/steps/0/memberId', 'There is no such member. Choose somebody of your organisation.'],
];

test.each(cannotBe)('a step that cannot be is refused at its place: %j', async (given, pointer, message) => {
  const { id, version } = await first();
  const answer = await lead.put(`/api/v1/ladders/${id}`, { version, steps: steps(given) });
  expect([answer.status, (await answer.json()).errors[0]]).toEqual([422, { pointer, message }]);
});

test('nobody leaves while a step names them or while they are the sponsor; the refusal says where', async () => {
  const leaver = await world.join('lead', 'Tom Hale');
  const { id, version, steps: kept } = await first();
  await lead.put(`/api/v1/ladders/${id}`, { version, steps: [...kept, ...steps(['no_update', 9, [], leaver.memberId])] });
  expect((await lead.put('/api/v1/ladders/sponsor', { memberId: leaver.memberId })).status).toBe(200);
  const refused = await world.admin.put(`/api/v1/members/${leaver.memberId}/departure`, {});
  expect([refused.status, (await refused.json()).detail]).toEqual([409, expect.stringMatching(/^Tom Hale still holds a step of a ladder: “.+”; the executive sponsor’s place\. Give them to somebody else first\.$/)]);
  await lead.put(`/api/v1/ladders/${id}`, { version: version + 1, steps: kept });
  await lead.put('/api/v1/ladders/sponsor', { memberId: null });
  expect((await world.admin.put(`/api/v1/members/${leaver.memberId}/departure`, {})).status).toBe(200);
  const gone = await lead.put('/api/v1/ladders/sponsor', { memberId: leaver.memberId });
  expect((await gone.json()).detail).toContain('no longer an active member');
});
