import { definitionPreview } from '@kept/api/understand/preview-definition.ts';
import { searchAnswer } from '@kept/api/understand/search-feedback.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { findSomeThemes, sendTexts, themesOf } from './found-themes.ts';

let app: TestApp;
let world: World;
const start = new Date('2026-11-20T10:00:00Z');
const parking = ['There is nowhere to park near the branch', 'The car park of the branch is always full', 'I drove round for half an hour looking for a parking space'];
const meant = { title: 'Parking at the branch', definition: 'People find no space to park their car', examples: [{ words: 'I could not find a parking space' }, { words: 'The car park is full' }] };

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app);
  await findSomeThemes(world);
  await sendTexts(world, parking);
  await world.settle();
});
afterAll(() => app.close());

const preview = async (draft: object) => definitionPreview.parse(await (await world.admin.post('/api/v1/themes/definitions/preview', draft)).json());
const define = async (input: object) => {
  const answer = await world.admin.post('/api/v1/themes/definitions', input);
  expect(answer.status).toBe(201);
  return z.object({ themeId: z.string(), editId: z.string(), moved: z.number() }).parse(await answer.json());
};
const mentionRow = z.object({ id: z.string(), feedback_id: z.string(), theme_id: z.string(), edit_id: z.string().nullable(), confidence: z.number() });
const mentions = async () => z.array(mentionRow).parse((await app.deps.database.run(`select id, feedback_id, theme_id, edit_id, confidence from mention where org_id = '${world.orgId}' order by id`)).rows);
const textsIn = async (themeId: string) => z.object({ mentions: z.array(z.object({ id: z.string(), feedbackId: z.string(), text: z.string() })) }).parse(await (await world.admin.get(`/api/v1/themes/${themeId}/mentions?limit=100`)).json()).mentions;
const undo = (themeId: string, editId: string) => world.admin.post(`/api/v1/themes/${themeId}/edits/${editId}/undo`, {});

test('a definition with two examples shows what it matches, with the clause that fits, and saves nothing', async () => {
  const before = await mentions();
  const shown = await preview(meant);
  expect(shown.samples.map(({ text }) => text).toSorted()).toEqual(expect.arrayContaining(parking.toSorted()));
  expect(shown.recent).toMatchObject({ fits: shown.mentions, mentions: shown.mentions });
  expect(shown.recent.people).toBe(shown.recent.mentions);
  expect(shown.sentence).toContain(`${shown.mentions} mentions go to the new theme. You can undo this until 20 December 2026`);
  for (const { text, span } of shown.samples) expect(span !== null && span.start >= 0 && span.end <= text.length).toBe(true);
  expect(await mentions()).toEqual(before);
  const wide = await preview({ ...meant, strictness: 'wide' });
  expect(wide.mentions).toBeGreaterThanOrEqual(shown.mentions);
});

test('what nobody speaks of matches nothing, and says so', async () => {
  const shown = await preview({ ...meant, title: 'Volcanoes', definition: 'Volcanoes on other planets', examples: [{ words: 'The caldera of Olympus Mons is huge' }, { words: 'Europa has cryovolcanoes' }] });
  expect(shown).toMatchObject({ mentions: 0, samples: [], recent: { fits: 0 } });
  expect(shown.sentence).toContain('No mention moves; what is said from now on and fits joins it.');
});

test('only what was said in the last 90 days is shown, older matches are counted', async () => {
  const other = await makeWorld(app);
  await findSomeThemes(other);
  await sendTexts(other, parking, { occurredAt: '2026-03-01T10:00:00Z' });
  await other.settle();
  const shown = definitionPreview.parse(await (await other.admin.post('/api/v1/themes/definitions/preview', meant)).json());
  expect(shown.recent.fits).toBe(shown.mentions - 3);
  expect(shown.sentence).toContain('3 mentions go to the new theme, said longer than 90 days ago.');
});

test('undoing a definition puts every mention back as it was', async () => {
  const before = await mentions();
  const { themeId, editId, moved } = await define({ ...meant, title: 'Parking, not for long' });
  expect(await mentions()).not.toEqual(before);
  const answer = await undo(themeId, editId);
  expect([answer.status, await answer.json()]).toMatchObject([200, { kind: 'defined', returned: moved, stayed: 0 }]);
  expect(await mentions()).toEqual(before);
  expect((await undo(themeId, editId)).status).toBe(409);
});

test('defining moves as many as the preview said, what arrives and fits joins it, and no search for themes takes it apart; undone, what joined is read anew', async () => {
  const shown = await preview(meant);
  const { themeId, editId, moved } = await define(meant);
  expect(moved).toBe(shown.mentions);
  expect((await textsIn(themeId)).length).toBe(moved);
  const { timeline } = await (await world.admin.get(`/api/v1/themes/${themeId}`)).json();
  expect(timeline[0]).toMatchObject({ kind: 'defined', edit: { mentions: moved, canUndo: true } });
  await sendTexts(world, ['Again no parking space anywhere near the branch']);
  await world.settle();
  expect((await textsIn(themeId)).map(({ text }) => text)).toContain('Again no parking space anywhere near the branch');
  await world.admin.post('/api/v1/themes/runs', {});
  await world.settle();
  const after = (await themesOf(world)).themes.find((each) => each.id === themeId);
  expect(after).toMatchObject({ title: meant.title, status: 'emerging' });
  expect((await textsIn(themeId)).length).toBe(moved + 1);
  expect(await (await undo(themeId, editId)).json()).toMatchObject({ kind: 'defined', returned: moved, stayed: 0 });
  await world.settle();
  expect((await mentions()).some((each) => each.theme_id === themeId)).toBe(false);
});

test('what people placed, took out or answer for stays, in words and in fact; an example goes along', async () => {
  const refunds = { title: 'Money back', definition: 'The refund has not come', examples: [{ words: 'I am waiting for my refund' }, { words: 'My refund has not been paid' }] };
  const free = await preview(refunds);
  const [source] = free.recent.from;
  if (source === undefined) throw new Error('No theme speaks of refunds.');
  const [pinned, removed] = await textsIn(source.id);
  await world.admin.post(`/api/v1/themes/${source.id}/pins`, { mentionIds: [pinned?.id] });
  await world.admin.post(`/api/v1/themes/${source.id}/moves`, { mentionIds: [removed?.id], toThemeId: null });
  const held = await preview({ ...refunds, strictness: 'wide' });
  expect(held.recent.stays).toMatchObject({ placedByPerson: 1, takenOut: 1, owned: [] });
  await world.admin.post(`/api/v1/themes/${source.id}/acceptance`, { ownerId: world.admin.memberId, deadlineOn: '2026-12-18' });
  const owned = await preview({ ...refunds, strictness: 'wide' });
  expect(owned.recent.stays.owned).toMatchObject([{ id: source.id }]);
  expect(owned.recent.from.map(({ id }) => id)).not.toContain(source.id);
  expect((await preview({ ...refunds, strictness: 'wide', takesOwned: true })).recent.from.map(({ id }) => id)).toContain(source.id);
  const chosen = { ...refunds, examples: [{ feedbackId: pinned?.feedbackId }, { words: 'My refund has not been paid' }] };
  const { themeId, editId } = await define(chosen);
  const inside = (await textsIn(themeId)).map(({ feedbackId }) => feedbackId);
  expect(inside).toContain(pinned?.feedbackId);
  expect(inside).not.toContain(removed?.feedbackId);
  expect((await (await world.admin.get(`/api/v1/themes/${source.id}`)).json())).toMatchObject({ timeline: expect.arrayContaining([expect.objectContaining({ kind: 'defined_out', other: { id: themeId, title: 'Money back' } })]) });
  const other = (await themesOf(world)).themes.find((each) => each.id !== themeId && each.id !== source.id && each.status === 'emerging');
  const [mine] = await textsIn(themeId);
  await world.admin.post(`/api/v1/themes/${themeId}/moves`, { mentionIds: [mine?.id], toThemeId: other?.id });
  expect(await (await undo(themeId, editId)).json()).toMatchObject({ stayed: 1, returned: inside.length - 1 });
  expect((await textsIn(other?.id ?? '')).map(({ feedbackId }) => feedbackId)).toContain(mine?.feedbackId);
});

test('a theme that has an owner since is not undone, and says what to do', async () => {
  const { themeId, editId } = await define({ ...meant, title: 'Parking, owned' });
  await world.admin.post(`/api/v1/themes/${themeId}/acceptance`, { ownerId: world.admin.memberId, deadlineOn: '2026-12-18' });
  const answer = await undo(themeId, editId);
  expect([answer.status, (await answer.json()).detail]).toEqual([409, '“Parking, owned” has been decided on since and is no longer in triage. Merge it into another theme instead.']);
});

test('a definition without enough said of it, or with a text of somebody else, is refused in a sentence, and personal data in an example is not kept', async () => {
  const refusal = async (input: object) => {
    const answer = await world.admin.post('/api/v1/themes/definitions', input);
    return [answer.status, (await answer.json()).detail];
  };
  expect(await refusal({ ...meant, examples: [{ words: 'Only one' }] })).toEqual([422, expect.stringContaining('Give at least two examples.')]);
  expect(await refusal({ ...meant, definition: ' ' })).toEqual([422, expect.stringContaining('Say in a sentence what belongs to it.')]);
  expect(await refusal({ ...meant, title: '' })).toEqual([422, expect.stringContaining('Give the theme a title.')]);
  const stranger = await makeWorld(app);
  await sendTexts(stranger, ['A text of somebody else']);
  const { items } = searchAnswer.parse(await (await stranger.admin.get('/api/v1/search?q=somebody')).json());
  expect(await refusal({ ...meant, examples: [{ feedbackId: items[0]?.id }, { words: 'The car park is full' }] })).toEqual([422, expect.stringContaining('One of the examples is not there any more')]);
  await define({ ...meant, title: 'With an address', examples: [{ words: 'Write to jane@example.com about parking' }, { words: 'The car park is full' }] });
  const { rows } = await app.deps.database.run("select words from theme_example where words like '%parking%' and words not like '%jane@example.com%' and words like '%[email]%'");
  expect(rows.length).toBe(1);
});
