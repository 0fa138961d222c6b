import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantTheme } from '../support/plant-theme.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let lead: Person;
let owner: Person;
let helper: Person;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-18T10:00:00Z') });
  world = await makeWorld(app);
  lead = await world.join('lead', 'Lena Lead');
  owner = await world.join('owner', 'Olive Owner');
  helper = await world.join('viewer', 'Vera Viewer');
});
afterAll(() => app.close());

/** A theme that carries Olive's name. */
async function promise(title: string, by: Person = owner): Promise<string> {
  const id = await plantTheme(app, world, title);
  expect((await lead.post(`/api/v1/themes/${id}/acceptance`, { ownerId: by.memberId, deadlineOn: '2026-12-10' })).status).toBe(200);
  return id;
}

interface ShownStep {
  id: string;
  text: string;
  assignee: { name: string };
  doneBy: string | null;
  version: number;
}

const read = async (id: string) => (await lead.get(`/api/v1/themes/${id}`)).json();
const stepsOf = async (id: string): Promise<ShownStep[]> => (await read(id)).steps;
const at = (id: string, end = '') => `/api/v1/themes/${id}/steps${end}`;

async function add(id: string, text: string, assignee: Person, dueOn?: string): Promise<string> {
  const answer = await owner.post(at(id), { text, assigneeId: assignee.memberId, dueOn: dueOn ?? null });
  expect(answer.status).toBe(201);
  return (await answer.json()).id;
}

test('steps have a person, a day and an order; whoever does one sees it on their page and ticks it off, and that stands in the timeline', async () => {
  const id = await promise('Letters arrive late');
  const ask = await add(id, 'Ask the printers', helper, '2026-11-20');
  const agree = await add(id, 'Agree on a new day', owner);
  expect((await owner.put(at(id, '/order'), { order: [agree, ask] })).status).toBe(200);
  expect((await stepsOf(id)).map(({ text, assignee }) => [text, assignee.name])).toEqual([['Agree on a new day', 'Olive Owner'], ['Ask the printers', 'Vera Viewer']]);
  const mine = await (await helper.get('/api/v1/themes/mine')).json();
  expect(mine.steps).toEqual([{ id: ask, text: 'Ask the printers', dueOn: '2026-11-20', isLate: false, theme: { id, title: 'Letters arrive late', owner: 'Olive Owner' } }]);
  expect((await helper.put(at(id, `/${ask}/state`), { state: 'done' })).status).toBe(200);
  expect((await helper.put(at(id, `/${ask}/state`), { state: 'done' })).status).toBe(200);
  const shown = await read(id);
  expect(shown.steps[1]).toMatchObject({ doneBy: 'Vera Viewer', doneAt: '2026-11-18T10:00:00.000Z' });
  expect(shown.timeline.filter(({ kind }: { kind: string }) => kind === 'step_done')).toMatchObject([{ by: 'Vera Viewer', reason: 'Ask the printers' }]);
  const { themes } = await (await lead.get('/api/v1/themes')).json();
  expect(themes.find((each: { id: string }) => each.id === id).steps).toEqual({ done: 1, total: 2 });
  expect((await (await helper.get('/api/v1/themes/mine')).json()).steps).toEqual([]);
});

test('what is not theirs, or not there, is refused in a sentence, and nothing changes', async () => {
  const id = await promise('Refunds take weeks');
  const step = await add(id, 'Look at the queue', owner);
  expect((await helper.put(at(id, `/${step}/state`), { state: 'done' })).status).toBe(403);
  expect((await helper.post(at(id), { text: 'x', assigneeId: helper.memberId })).status).toBe(403);
  const agent = await world.join('agent', 'Abe Agent');
  const refusal = async (body: object) => {
    const answer = await owner.post(at(id), { text: 'Ask', assigneeId: owner.memberId, ...body });
    return [answer.status, (await answer.json()).errors[0]?.pointer];
  };
  expect(await refusal({ text: ' ' })).toEqual([422, '/text']);
  expect(await refusal({ assigneeId: crypto.randomUUID() })).toEqual([422, '/assigneeId']);
  expect(await refusal({ assigneeId: agent.memberId })).toEqual([422, '/assigneeId']);
  expect(await refusal({ dueOn: '2026-11-17' })).toEqual([422, '/dueOn']);
  const emerging = await plantTheme(app, world, 'Nobody answers for this');
  expect((await lead.post(at(emerging), { text: 'Ask', assigneeId: owner.memberId })).status).toBe(409);
  expect((await owner.put(at(id, '/order'), { order: [step, crypto.randomUUID()] })).status).toBe(409);
  expect((await owner.put(at(await promise('Another'), `/${step}/state`), { state: 'done' })).status).toBe(404);
  expect(await stepsOf(id)).toMatchObject([{ id: step, doneAt: null }]);
});

test('two who change one step at once: the second reads both; a removed one comes back as it was', async () => {
  const id = await promise('The app signs people out');
  const step = await add(id, 'Read the log', owner);
  expect((await owner.patch(at(id, `/${step}`), { text: 'Read both logs', version: 1 })).status).toBe(200);
  const late = await lead.patch(at(id, `/${step}`), { text: 'Read no log', version: 1 });
  expect([late.status, (await late.json()).errors]).toEqual([409, [{ pointer: '/version', message: 'You worked on version 1; it is at version 2.' }, { pointer: '/stands', message: '“Read both logs”' }, { pointer: '/sent', message: '“Read no log”' }]]);
  await owner.put(at(id, `/${step}/state`), { state: 'done' });
  expect((await owner.put(at(id, `/${step}/state`), { state: 'removed' })).status).toBe(200);
  expect(await stepsOf(id)).toEqual([]);
  expect((await owner.put(at(id, `/${step}/state`), { state: 'done' })).status).toBe(200);
  expect(await stepsOf(id)).toMatchObject([{ text: 'Read both logs', doneBy: 'Olive Owner' }]);
});

test('a merge takes the steps along, behind those that were there; undoing it brings them back', async () => {
  const [kept, gone] = [await promise('Meters misread'), await promise('Meter readings are wrong')];
  const theirs = await add(kept, 'First', owner);
  const its = await add(gone, 'Second', owner);
  const merged = await (await lead.post(`/api/v1/themes/${gone}/merge`, { intoId: kept })).json();
  expect((await stepsOf(kept)).map(({ id }) => id)).toEqual([theirs, its]);
  expect((await lead.post(`/api/v1/themes/${kept}/edits/${merged.editId}/undo`)).status).toBe(200);
  expect([await stepsOf(kept), await stepsOf(gone)]).toMatchObject([[{ id: theirs }], [{ id: its }]]);
});

test('nobody leaves with an open step: the plan proposes whoever owns the theme, and it is given away in the same go', async () => {
  const leaver = await world.join('owner', 'Tom Hale');
  const id = await promise('Bills confuse people');
  const open = await add(id, 'Draw a new bill', leaver, '2026-11-27');
  const done = await add(id, 'Ask five customers', leaver);
  await leaver.put(at(id, `/${done}/state`), { state: 'done' });
  const path = `/api/v1/members/${leaver.memberId}/departure`;
  const { held } = await (await world.admin.get(`${path}-plan`)).json();
  expect(held).toMatchObject([{ kind: 'step', id: open, title: 'Draw a new bill', detail: 'on “Bills confuse people”, by 27 November 2026', proposed: { name: 'Olive Owner', reason: 'owns the theme' } }]);
  const refused = await world.admin.put(path, {});
  expect([refused.status, (await refused.json()).detail]).toEqual([409, 'Tom Hale still holds a step of a theme: “Draw a new bill”. Give it to somebody else first.']);
  expect((await world.admin.put(path, { give: [{ kind: 'step', id: open, to: owner.memberId }] })).status).toBe(200);
  expect((await stepsOf(id)).map(({ text, assignee, doneBy }) => [text, assignee.name, doneBy])).toEqual([['Draw a new bill', 'Olive Owner', null], ['Ask five customers', 'Tom Hale', 'Tom Hale']]);
  expect((await owner.put(at(id, `/${done}/state`), { state: 'open' })).status).toBe(409);
});
