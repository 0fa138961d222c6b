import { addDaysTo } from '@kept/core/calendar.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { sendTexts, themesOf } from '../understand/found-themes.ts';
import { scriptedEngine } from '../understand/scripted-engine.ts';

let app: TestApp;
let world: World;
let lead: Person;
let asha: Person;
let owen: Person;
const ids = new Map<string, string>();

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-20T10:00:00Z'), engine: scriptedEngine(() => (text) => text.split(' ')[0]) });
  world = await makeWorld(app);
  lead = await world.join('lead', 'Lena Lead');
  [asha, owen] = [await world.join('owner', 'Asha Owner'), await world.join('owner', 'Owen Owner')];
  for (const word of ['billing', 'refund', 'queue', 'meter']) await sendTexts(world, Array.from({ length: 9 }, (_, at) => `${word} trouble ${at} with my ${word}`));
  await world.settle();
  for (const { title, id } of (await themesOf(world)).themes) ids.set(title.replace('About ', ''), id);
});
afterAll(() => app.close());

const pathOf = (word: string, more = '') => `/api/v1/themes/${ids.get(word) ?? ''}${more}`;
const accept = (word: string, person: Person, origin: string) => lead.post(pathOf(word, '/acceptance'), { ownerId: person.memberId, deadlineOn: addDaysTo('2026-11-20', 30), origin });
const suggested = async (word: string, query = '') => (await (await lead.get(pathOf(word, `/owner-suggestions${query}`))).json()).suggestions.map((each: { name: string; reason: string }) => [each.name, each.reason]);

test('nobody is suggested while nobody owns anything', async () => {
  expect(await suggested('queue', '?origin=billing')).toEqual([]);
});

test('who has themes that begin at the same place is suggested with that reason, whoever has more first', async () => {
  await accept('billing', asha, 'billing');
  await accept('refund', asha, 'billing');
  await accept('meter', owen, 'product');
  const people = await suggested('queue', '?origin=billing');
  expect(people[0]?.[0]).toBe('Asha Owner');
  expect(people[0]?.[1]).toContain('2 themes that begin in billing');
  const product = await suggested('queue', '?origin=product');
  expect(product.find(([name]: [string]) => name === 'Owen Owner')?.[1]).toContain('one theme that begins in product');
  expect((await lead.get(pathOf('queue', '/owner-suggestions?origin=nowhere'))).status).toBe(422);
});

test('whoever has left is suggested no more, and a suggestion chooses nobody', async () => {
  await lead.post(pathOf('meter', '/owner'), { ownerId: asha.memberId, atOnce: true });
  expect((await world.admin.put(`/api/v1/members/${owen.memberId}/departure`, {})).status).toBeLessThan(300);
  expect((await suggested('queue', '?origin=product')).map(([name]: [string]) => name)).not.toContain('Owen Owner');
  expect(await (await lead.get(pathOf('queue'))).json()).toMatchObject({ owner: null, status: 'emerging' });
});
