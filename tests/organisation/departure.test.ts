import { addDaysTo } from '@kept/core/calendar.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { findSomeThemes, type FoundTheme } from '../understand/found-themes.ts';

interface Held {
  kind: string;
  id: string;
  title: string;
  proposed: { name: string; reason: string } | null;
  candidates: { memberId: string; name: string }[];
}

interface Gift {
  kind: string;
  id: string;
  to: string | null;
}

let app: TestApp;
let world: World;
let lead: Person;
let leaver: Person;
let heir: Person;
let found: FoundTheme[];

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-20T10:00:00Z') });
  world = await makeWorld(app);
  lead = await world.join('lead', 'Lena Lead');
  leaver = await world.join('owner', 'Tom Hale');
  heir = await world.join('owner', 'Hanna Heir');
  found = await findSomeThemes(world);
  await lead.post(`/api/v1/themes/${found[0]?.id ?? ''}/acceptance`, { ownerId: leaver.memberId, deadlineOn: addDaysTo('2026-11-20', 10), title: 'Letters arrive late', origin: 'billing' });
  await lead.post(`/api/v1/themes/${found[1]?.id ?? ''}/acceptance`, { ownerId: heir.memberId, deadlineOn: addDaysTo('2026-11-20', 20), title: 'Letters get lost', origin: 'billing' });
  await world.admin.post('/api/v1/procedures', { title: 'Refund twice', body: '1. Look for both payments.', reviewOn: '2027-01-31', ownerId: leaver.memberId, deputyId: heir.memberId });
  const { ladders } = await (await lead.get('/api/v1/ladders')).json();
  const [{ id, version, steps }] = ladders;
  const stepped = await lead.put(`/api/v1/ladders/${id}`, { version, steps: [...steps.map(({ id: step, trigger, days, roles, memberId }: Record<string, unknown>) => ({ id: step, trigger, days, roles, memberId })), { trigger: 'no_update', days: 40, roles: [], memberId: leaver.memberId }] });
  expect(await stepped.json()).toMatchObject({ id });
  await lead.put('/api/v1/ladders/sponsor', { memberId: leaver.memberId });
});
afterAll(() => app.close());

const path = () => `/api/v1/members/${leaver.memberId}/departure`;
const plan = async (): Promise<Held[]> => (await (await world.admin.get(`${path()}-plan`)).json()).held;

test('the plan names everything they hold, and proposes whoever stands in or has like themes', async () => {
  const held = await plan();
  expect(held.map(({ kind, title, proposed }) => [kind, title, proposed?.name])).toEqual([
    ['theme', 'Letters arrive late', 'Hanna Heir'],
    ['procedure', 'Refund twice', 'Hanna Heir'],
    ['ladder_step', 'A step of a ladder, 40 working days without an update', undefined],
    ['sponsor', 'Executive sponsor', undefined],
  ]);
  expect(held[1]?.proposed?.reason).toBe('stands in already');
  expect(held.flatMap(({ candidates }) => candidates.map(({ name }) => name))).not.toContain('Tom Hale');
  expect((await lead.get(`${path()}-plan`)).status).toBe(403);
  expect((await (await makeWorld(app)).admin.get(`${path()}-plan`)).status).toBe(404);
});

test('what cannot be given is refused at its place, what is left out keeps them here, and nothing has moved', async () => {
  const viewer = await world.join('viewer', 'Vera Viewer');
  const held = await plan();
  const give: Gift[] = held.map(({ kind, id }) => ({ kind, id, to: heir.memberId }));
  const refused = async (changed: Gift[]) => {
    const answer = await world.admin.put(path(), { give: changed });
    return [answer.status, (await answer.json()).errors[0]?.pointer];
  };
  expect(await refused(give.with(0, { ...give[0], kind: 'theme', id: held[0]?.id ?? '', to: viewer.memberId }))).toEqual([422, '/give/0/to']);
  expect(await refused(give.with(1, { ...give[1], kind: 'procedure', id: held[1]?.id ?? '', to: null }))).toEqual([422, '/give/1/to']);
  expect(await refused(give.with(2, { ...give[2], kind: 'ladder_step', id: held[2]?.id ?? '', to: leaver.memberId }))).toEqual([422, '/give/2/to']);
  const left = await world.admin.put(path(), { give: give.slice(0, 3) });
  expect([left.status, (await left.json()).detail]).toEqual([409, 'Tom Hale still holds a theme: “Letters arrive late”; a procedure: “Refund twice”; a step of a ladder: “A step of a ladder, 40 working days without an update”; the executive sponsor’s place. Give them to somebody else first.']);
  expect(await plan()).toEqual(held);
});

test('in one go each thing has its new person, who is not thought to have seen it yet, and the member has left', async () => {
  await heir.post(`/api/v1/themes/${found[1]?.id ?? ''}/owner`, { ownerId: leaver.memberId });
  const held = await plan();
  const answer = await world.admin.put(path(), { give: held.map(({ kind, id }) => ({ kind, id, to: kind === 'sponsor' ? null : kind === 'ladder_step' ? lead.memberId : heir.memberId })) });
  expect(answer.status).toBe(200);
  expect(await plan()).toEqual([]);
  const theme = await (await lead.get(`/api/v1/themes/${found[0]?.id ?? ''}`)).json();
  expect(theme).toMatchObject({ owner: { name: 'Hanna Heir' }, acknowledgedAt: null });
  expect(theme.timeline[0]).toMatchObject({ kind: 'handed_over', by: 'Ada Admin', fromOwner: 'Tom Hale', toOwner: 'Hanna Heir' });
  expect((await (await lead.get(`/api/v1/themes/${found[1]?.id ?? ''}`)).json()).handOver).toBeNull();
  const { items } = await (await lead.get('/api/v1/procedures')).json();
  expect(items[0]).toMatchObject({ title: 'Refund twice', owner: { name: 'Hanna Heir' } });
  expect((await leaver.get('/api/v1/session')).status).toBe(401);
});
