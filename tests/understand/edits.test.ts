import { addDaysTo } from '@kept/core/calendar.ts';
import { createThemeEngine } from '@kept/themes/theme-engine.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { findSomeThemes, themesOf } from './found-themes.ts';

const start = new Date('2026-11-20T10:00:00Z');
const day = 86_400_000;
const engine = createThemeEngine({ threads: 1, runtime: 'lexical' });
const words = z.object({ mentions: z.array(z.object({ id: z.string(), feedbackId: z.string(), text: z.string(), placedBy: z.string() })), total: z.number() });
let app: TestApp;
let world: World;
let lead: Person;
let ids: string[];

beforeAll(async () => {
  app = await openTestApp({ now: start, engine });
  world = await makeWorld(app);
  lead = await world.join('lead', 'Lena Lead');
  ids = (await findSomeThemes(world)).map((each) => each.id);
});
afterAll(async () => {
  await app.close();
  await engine.close();
});

const path = (at: number, more = '') => `/api/v1/themes/${ids[at] ?? ''}${more}`;
const mentionsOf = async (id: string) => words.parse(await (await lead.get(`/api/v1/themes/${id}/mentions?limit=100`)).json());
const read = async (id: string) => (await lead.get(`/api/v1/themes/${id}`)).json();
const preview = async (at: number, plan: unknown) => (await lead.post(path(at, '/edit-previews'), plan)).json();
const refusal = async (answer: Promise<Response>) => {
  const response = await answer;
  const body = await response.json();
  return `${response.status} ${body.detail ?? body.title}`;
};

test('a rename says that nothing moves, stays, shows both sides of a conflict, and can be undone', async () => {
  expect(await preview(0, { kind: 'describe' })).toMatchObject({ mentions: 0, sentence: expect.stringContaining('No mention moves') });
  const before = await read(ids[0] ?? '');
  const first = await (await lead.patch(path(0), { title: 'First name', origin: 'billing', version: before.version })).json();
  const conflict = await lead.patch(path(0), { title: 'Second name', version: before.version });
  expect(conflict.status).toBe(409);
  expect(await conflict.text()).toMatch(/First name.*Second name/s);
  const both = await (await lead.patch(path(0), { title: 'First name', description: 'In my words.', journeyStage: 'get_help', origin: 'billing', version: before.version })).json();
  expect(both.errors).toEqual(expect.arrayContaining([{ pointer: '/stands', message: `description “${before.description}”, journey stage not said` }, { pointer: '/sent', message: 'description “In my words.”, journey stage get help' }]));
  expect((await lead.patch(path(0), { title: 'First name', version: before.version })).status, 'two people who wrote the same are of one mind').toBe(200);
  const { version } = await read(ids[0] ?? '');
  const second = await (await lead.patch(path(0), { title: 'Second name', version })).json();
  expect(await refusal(lead.post(path(0, `/edits/${first.editId}/undo`)))).toMatch(/409 .*changed again since.*Second name/);
  expect((await lead.post(path(0, `/edits/${second.editId}/undo`))).status).toBe(200);
  expect((await lead.post(path(0, `/edits/${first.editId}/undo`))).status).toBe(200);
  expect(await read(ids[0] ?? '')).toMatchObject({ title: before.title, origin: null });
  expect(await refusal(lead.post(path(0, `/edits/${first.editId}/undo`)))).toContain('409 This was undone before');
});

test('a split says how many move, makes a theme for triage, and refuses none, all and texts of others', async () => {
  const { mentions, total } = await mentionsOf(ids[0] ?? '');
  const chosen = mentions.slice(0, 4).map((each) => each.id);
  expect(await preview(0, { kind: 'split', mentionIds: chosen })).toMatchObject({ mentions: 4, sentence: expect.stringMatching(/4 mentions move to a new theme.*until 20 December/) });
  expect((await mentionsOf(ids[0] ?? '')).total).toBe(total);
  const foreign = (await mentionsOf(ids[1] ?? '')).mentions[0]?.id ?? '';
  expect(await refusal(lead.post(path(0, '/splits'), { mentionIds: [], title: 'New' }))).toContain('422 mentionIds: Choose at least one text');
  expect(await refusal(lead.post(path(0, '/splits'), { mentionIds: mentions.map((each) => each.id), title: 'New' }))).toContain('422 These are all the texts');
  expect(await refusal(lead.post(path(0, '/splits'), { mentionIds: [...chosen, foreign], title: 'New' }))).toContain('422 One of these texts is not in this theme');
  const made = await (await lead.post(path(0, '/splits'), { mentionIds: chosen, title: 'Only about dates' })).json();
  expect(made.moved).toBe(4);
  expect(await read(made.themeId)).toMatchObject({ status: 'emerging', title: 'Only about dates', mentions: 4, timeline: [{ kind: 'split_off', by: 'Lena Lead', edit: { mentions: 4, canUndo: true } }] });
  expect((await mentionsOf(ids[0] ?? '')).total).toBe(total - 4);
  const undone = await (await lead.send('POST', `/api/v1/themes/${ids[0]}/edits/${made.editId}/undo`)).json();
  expect(undone).toMatchObject({ kind: 'split', returned: 4, stayed: 0 });
  expect((await mentionsOf(ids[0] ?? '')).total).toBe(total);
  expect(await read(made.themeId)).toMatchObject({ status: 'merged', mergedIntoId: ids[0] });
});

test('moved texts are a person’s: moving again is an edit of its own, and undoing returns only what was not moved since', async () => {
  const { mentions, total } = await mentionsOf(ids[0] ?? '');
  const [one, two] = mentions;
  expect(await refusal(lead.post(path(0, '/moves'), { mentionIds: [one?.id], toThemeId: ids[0] }))).toContain('422 It is in this theme already');
  expect(await refusal(lead.post(path(1, '/moves'), { mentionIds: [one?.id], toThemeId: ids[2] }))).toContain('422 One of these texts is not in this theme');
  expect(await preview(0, { kind: 'move', mentionIds: [one?.id, two?.id], toThemeId: ids[1] })).toMatchObject({ mentions: 2, alreadyThere: 0 });
  const first = await (await lead.post(path(0, '/moves'), { mentionIds: [one?.id, two?.id], toThemeId: ids[1] })).json();
  const there = (await mentionsOf(ids[1] ?? '')).mentions.filter((each) => [one?.feedbackId, two?.feedbackId].includes(each.feedbackId));
  expect(there.map((each) => each.placedBy)).toEqual(['person', 'person']);
  const again = there.find((each) => each.feedbackId === two?.feedbackId);
  const second = await (await lead.post(path(1, '/moves'), { mentionIds: [again?.id], toThemeId: null })).json();
  expect(await (await lead.post(path(0, `/edits/${first.editId}/undo`))).json()).toMatchObject({ returned: 1, stayed: 1 });
  const back = await mentionsOf(ids[0] ?? '');
  expect(back.total).toBe(total - 1);
  expect(back.mentions.find((each) => each.id === one?.id)?.placedBy).toBe('machine');
  expect(await (await lead.post(path(1, `/edits/${second.editId}/undo`))).json()).toMatchObject({ returned: 1, stayed: 0 });
  expect((await mentionsOf(ids[1] ?? '')).mentions.some((each) => each.feedbackId === two?.feedbackId)).toBe(true);
});

test('a pinned text is marked as a person’s, and unpinned by undoing', async () => {
  const [one] = (await mentionsOf(ids[2] ?? '')).mentions;
  expect(await preview(2, { kind: 'pin', mentionIds: [one?.id] })).toMatchObject({ mentions: 0 });
  const pinned = await (await lead.post(path(2, '/pins'), { mentionIds: [one?.id] })).json();
  expect((await mentionsOf(ids[2] ?? '')).mentions.find((each) => each.id === one?.id)?.placedBy).toBe('person');
  expect((await lead.post(path(2, `/edits/${pinned.editId}/undo`))).status).toBe(200);
  expect((await mentionsOf(ids[2] ?? '')).mentions.find((each) => each.id === one?.id)?.placedBy).toBe('machine');
});

test('a merge can be undone: status, owner, date and link come back, with all texts but those moved since', async () => {
  const owner = await world.join('owner', 'Olga Owner');
  const deadlineOn = addDaysTo('2026-11-20', 20);
  for (const at of [0, 1]) expect((await lead.post(path(at, '/acceptance'), { ownerId: at === 0 ? lead.memberId : owner.memberId, deadlineOn })).status).toBe(200);
  const [kept, gone] = [await read(ids[0] ?? ''), await read(ids[1] ?? '')];
  expect(await preview(1, { kind: 'merge', intoId: ids[0] })).toMatchObject({ mentions: gone.mentions, keptId: ids[0], isAcrossOwners: true });
  expect(await refusal(lead.post(path(1, '/merge'), { intoId: ids[1] }))).toContain('422 A theme cannot be merged with itself');
  expect(await refusal(lead.post(path(1, '/merge'), { intoId: ids[0], version: 1 }))).toContain('409 Somebody else changed this theme');
  const merged = await (await lead.post(path(1, '/merge'), { intoId: ids[0] })).json();
  expect(merged).toMatchObject({ id: ids[0], mentions: gone.mentions });
  expect((await read(ids[0] ?? '')).mentions).toBe(kept.mentions + gone.mentions);
  const [moved] = (await mentionsOf(ids[0] ?? '')).mentions.filter((each) => gone.quote.text === each.text);
  expect((await lead.post(path(0, '/moves'), { mentionIds: [moved?.id], toThemeId: ids[2] })).status).toBe(200);
  expect((await read(ids[0] ?? '')).timeline.find((each: { kind: string }) => each.kind === 'absorbed')).toMatchObject({ reason: gone.title, edit: { canUndo: true } });
  expect(await (await lead.post(path(1, `/edits/${merged.editId}/undo`))).json()).toMatchObject({ kind: 'merged', returned: gone.mentions - 1, stayed: 1 });
  expect(await read(ids[1] ?? '')).toMatchObject({ status: 'open', owner: { name: 'Olga Owner' }, deadlineOn, mergedIntoId: null, mentions: gone.mentions - 1 });
  expect(await read(ids[0] ?? '')).toMatchObject({ mentions: kept.mentions, owner: { name: 'Lena Lead' } });
});

test('chains of merges are undone from the last one on', async () => {
  const inner = await (await lead.post(path(2, '/merge'), { intoId: ids[1] })).json();
  const outer = await (await lead.post(path(1, '/merge'), { intoId: ids[0] })).json();
  expect(await read(ids[2] ?? '')).toMatchObject({ mergedIntoId: ids[0] });
  expect(await refusal(lead.post(path(2, `/edits/${inner.editId}/undo`)))).toContain('409 The theme it was merged into was merged itself');
  expect((await lead.post(path(1, `/edits/${outer.editId}/undo`))).status).toBe(200);
  expect(await read(ids[2] ?? '')).toMatchObject({ mergedIntoId: ids[1] });
  expect(await (await lead.post(path(2, `/edits/${inner.editId}/undo`))).json()).toMatchObject({ stayed: 0 });
  expect(await read(ids[2] ?? '')).toMatchObject({ status: 'emerging', mergedIntoId: null });
});

test('a snoozed proposal leaves triage for so many days, and comes back by itself', async () => {
  const emerging = async () => {
    const waiting = (await themesOf(world, '?status=emerging&snoozed=hide')).themes.map((each) => each.id);
    expect((await (await lead.get('/api/v1/session')).json()).counts.triage).toBe(waiting.length);
    return waiting;
  };
  expect(await emerging()).toContain(ids[2]);
  expect((await lead.post(path(2, '/snooze'), { until: '2026-11-22' })).status).toBe(200);
  expect(await emerging()).not.toContain(ids[2]);
  expect((await themesOf(world, '?snoozed=only')).themes.map((each) => each.id)).toEqual([ids[2]]);
  app.setNow(new Date(start.getTime() + 2 * day));
  expect(await emerging()).toContain(ids[2]);
  app.setNow(start);
});

test('a dismissal says how many become unthemed, and can be undone', async () => {
  const { total } = await mentionsOf(ids[2] ?? '');
  expect(await preview(2, { kind: 'dismiss' })).toMatchObject({ mentions: total });
  const dismissed = await (await lead.post(path(2, '/dismissal'), { reason: 'Only one shop.' })).json();
  expect((await themesOf(world)).themes.map((each) => each.id)).not.toContain(ids[2]);
  expect((await lead.post(path(2, `/edits/${dismissed.editId}/undo`))).status).toBe(200);
  expect(await read(ids[2] ?? '')).toMatchObject({ status: 'emerging', mentions: total });
});

test('nobody undoes what is not theirs, not from another theme, and nothing after 30 days', async () => {
  const { mentions } = await mentionsOf(ids[0] ?? '');
  const { editId } = await (await lead.post(path(0, '/pins'), { mentionIds: [mentions[0]?.id] })).json();
  const other = await world.join('owner');
  expect((await other.post(path(0, `/edits/${editId}/undo`))).status).toBe(403);
  expect((await lead.post(path(2, `/edits/${editId}/undo`))).status).toBe(404);
  app.setNow(new Date(start.getTime() + 31 * day));
  expect(await refusal((await world.join('lead')).post(path(0, `/edits/${editId}/undo`)))).toContain('409 This was more than 30 days ago');
});
