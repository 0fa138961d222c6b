import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantTheme } from '../support/plant-theme.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let lead: Person;
let owner: Person;
let theme: string;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-18T10:00:00Z') });
  world = await makeWorld(app);
  lead = await world.join('lead', 'Lena Lead');
  owner = await world.join('owner', 'Olive Owner');
  theme = await plantTheme(app, world, 'Letters arrive late');
  expect((await lead.post(`/api/v1/themes/${theme}/acceptance`, { ownerId: owner.memberId, deadlineOn: '2026-12-20' })).status).toBe(200);
});
afterAll(() => app.close());

const note = (internalNote: string, more: object = {}) => owner.post(`/api/v1/themes/${theme}/updates`, { internalNote, ...more });
const read = async () => (await lead.get(`/api/v1/themes/${theme}`)).json();
const callsOf = async (person: Person): Promise<{ id: string; by: string; note: string; theme: { id: string } }[]> => (await (await person.get('/api/v1/themes/mine')).json()).calls;
const mailsTo = async (person: Person, day: string) => (await app.deps.database.run(`select subject, plain_text from mail where kind = 'owner' and occasion = 'day:${day}' and org_id = '${world.orgId}' and to_email = '${person.email}'`)).rows;

test('whoever a note calls is told on their page and in one mail of the day; names are shown, ids are kept', async () => {
  const vera = await world.join('viewer', 'Vera Viewer');
  expect((await note('Please ask **the printers**, @vera viewer. <b>Now</b>')).status).toBe(200);
  expect((await read()).timeline[0]).toMatchObject({ internalNote: 'Please ask **the printers**, @Vera Viewer. <b>Now</b>' });
  const stored = await app.deps.database.run(`select internal_note from theme_update where theme_id = '${theme}' and kind = 'update'`);
  expect(stored.rows[0]?.internal_note).toBe(`Please ask **the printers**, @{${vera.memberId}}. <b>Now</b>`);
  expect(await callsOf(vera)).toMatchObject([{ by: 'Olive Owner', theme: { id: theme }, note: 'Please ask **the printers**, @Vera Viewer. <b>Now</b>' }]);
  await app.settle();
  await app.settle();
  const [mail, ...others] = await mailsTo(vera, '2026-11-18');
  expect([others, mail?.subject]).toEqual([[], 'A note for you: Letters arrive late']);
  expect(String(mail?.plain_text)).toContain('Olive Owner calls you in a note: “Please ask **the printers**, @Vera Viewer.');
  app.setNow(new Date('2026-11-19T10:00:00Z'));
  await app.settle();
  expect(await mailsTo(vera, '2026-11-19')).toEqual([]);
  const [call] = await callsOf(vera);
  expect((await vera.put(`/api/v1/notes/${call?.id ?? ''}/seen`, { seen: true })).status).toBe(200);
  expect(await callsOf(vera)).toEqual([]);
  expect((await vera.put(`/api/v1/notes/${call?.id ?? ''}/seen`, { seen: false })).status).toBe(200);
  expect(await callsOf(vera)).toHaveLength(1);
  expect((await lead.put(`/api/v1/notes/${call?.id ?? ''}/seen`, { seen: true })).status).toBe(404);
});

test('what was seen before the mail is not mailed; who writes is not told of their own name', async () => {
  app.setNow(new Date('2026-11-19T11:30:00Z'));
  const una = await world.join('viewer', 'Una Viewer');
  await note('@Una Viewer and @Olive Owner');
  const [call] = await callsOf(una);
  await una.put(`/api/v1/notes/${call?.id ?? ''}/seen`, { seen: true });
  await app.settle();
  expect([await mailsTo(una, '2026-11-19'), await callsOf(owner)]).toEqual([[], []]);
});

test('a call of nobody is asked about once; who left or cannot see themes is named', async () => {
  app.setNow(new Date('2026-11-19T10:00:00Z'));
  const before = (await read()).timeline.length;
  expect(await (await note('Ask @bob')).json()).toEqual({ outcome: 'question', code: 'nobody', field: 'internalNote', sentence: '“@bob” is nobody here, so nobody is told. Write the full name of a member, or save it as it is.' });
  expect((await read()).timeline).toHaveLength(before);
  expect(await (await note('Ask @bob', { evenIfVague: true })).json()).toMatchObject({ outcome: 'saved' });
  expect(await (await note('Write to post@letters.example')).json()).toMatchObject({ outcome: 'saved' });
  const gone = await world.join('owner', 'Gone Garry');
  await world.admin.put(`/api/v1/members/${gone.memberId}/departure`, {});
  await world.join('agent', 'Abe Agent');
  for (const [words, sentence] of [
    ['@Gone Garry', 'Gone Garry is no longer an active member and would not be told. Take the @ away, or call somebody else.'],
    ['@Abe Agent', 'Abe Agent cannot see themes and would not be told. Take the @ away, or call somebody else.'],
    [`@{${crypto.randomUUID()}}`, 'The note calls somebody who is no member here. Choose a name from the list.'],
  ] as const) {
    const refused = await note(words, { evenIfVague: true });
    expect([refused.status, (await refused.json()).errors]).toEqual([422, [{ pointer: '/internalNote', message: sentence }]]);
  }
});

test('of two people with one name, the address behind it says whom a note calls', async () => {
  app.setNow(new Date('2026-11-19T10:00:00Z'));
  const [first, second] = [await world.join('viewer', 'Tessa Twin'), await world.join('viewer', 'Tessa Twin')];
  expect(await (await note('Ask @Tessa Twin')).json()).toMatchObject({ outcome: 'question', code: 'nobody' });
  expect(await (await note(`Ask @Tessa Twin (${second.email})`)).json()).toMatchObject({ outcome: 'saved' });
  expect([await callsOf(first), await callsOf(second)]).toMatchObject([[], [{ note: 'Ask @Tessa Twin' }]]);
});

test('a note on a theme that is answered is mailed too', async () => {
  app.setNow(new Date('2026-11-19T13:30:00Z'));
  const done = await plantTheme(app, world, 'Bills confuse people');
  await lead.post(`/api/v1/themes/${done}/acceptance`, { ownerId: owner.memberId, deadlineOn: '2026-12-20' });
  await owner.post(`/api/v1/themes/${done}/updates`, { status: 'done', whatChanged: 'The bill names the tariff on its first line since Monday.', rootCause: 'process', liveOn: '2026-11-16' });
  const paul = await world.join('viewer', 'Paul Viewer');
  await owner.post(`/api/v1/themes/${done}/updates`, { internalNote: 'Have a look, @Paul Viewer' });
  await app.settle();
  expect(await mailsTo(paul, '2026-11-19')).toMatchObject([{ subject: 'A note for you: Bills confuse people' }]);
});
