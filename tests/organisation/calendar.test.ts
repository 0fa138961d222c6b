import { readWorkingCalendar } from '@kept/api/organisation/read-working-calendar.ts';
import { systemCtx } from '@kept/api/context.ts';
import { addWorkingDays } from '@kept/core/act/working-calendar.ts';
import { inOrg } from '@kept/db/scope.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-23T10:00:00Z') });
  world = await makeWorld(app);
});
afterAll(() => app.close());

const usual = { weekend: ['saturday', 'sunday'], holidayCountry: null, holidayRegion: null, closingDays: [] };
const put = (change: object) => world.admin.put('/api/v1/calendar', { ...usual, ...change });
const inDays = (day: string, count: number) =>
  inOrg(app.deps.db, world.orgId, async (tx) => addWorkingDays((await readWorkingCalendar(tx, systemCtx(app.deps, world.orgId, 'test'))).calendar, day, count));

test('an organisation begins with a week of five working days and no holidays', async () => {
  expect(await (await world.admin.get('/api/v1/calendar')).json()).toEqual(usual);
  expect(await inDays('2026-12-24', 1)).toBe('2026-12-25');
});

test('public holidays, their substitutes and own closing days are no working days, and the choice is kept', async () => {
  const chosen = { weekend: ['friday', 'saturday'], holidayCountry: 'GB', holidayRegion: 'SCT', closingDays: [{ fromOn: '2026-12-29', toOn: '2026-12-30', name: 'Stock-taking' }] };
  const answer = await put(chosen);
  expect([answer.status, await answer.json()]).toEqual([200, chosen]);
  await put({ ...chosen, weekend: ['sunday', 'saturday', 'sunday'] });
  expect(await (await world.admin.get('/api/v1/calendar')).json()).toEqual({ ...chosen, weekend: ['sunday', 'saturday'] });
  // Christmas Day, the weekend, the substitute for Boxing Day, two closing days: the 31st is next. New Year and 2 January are holidays in Scotland, the 4th stands in.
  expect(await inDays('2026-12-24', 1)).toBe('2026-12-31');
  expect(await inDays('2026-12-31', 1)).toBe('2027-01-05');
  expect((await put({})).status).toBe(200);
});

test('a feast of several days is closed on each of them', async () => {
  await put({ weekend: ['friday', 'saturday'], holidayCountry: 'SA' });
  expect(await inDays('2026-03-18', 1)).toBe('2026-03-23');
  await put({});
});

test('the next holidays of a country are shown before anybody saves, and its parts', async () => {
  const { countries, regions, next } = await (await world.admin.get('/api/v1/calendar/holidays?country=GB&region=SCT')).json();
  expect(countries).toContainEqual({ code: 'DE', name: 'Germany' });
  expect(regions).toContainEqual({ code: 'SCT', name: 'Scotland' });
  expect(next.map(({ on }: { on: string }) => on).slice(0, 3)).toEqual(['2026-11-30', '2026-12-25', '2026-12-26']);
  expect(await (await world.admin.get('/api/v1/calendar/holidays')).json()).toMatchObject({ regions: [], next: [] });
  expect((await world.admin.get('/api/v1/calendar/holidays?country=ZZ')).status).toBe(422);
});

test.each([
  [{ weekend: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] }, '/weekend', 'A calendar needs at least one working day in the week.'],
  [{ closingDays: [{ fromOn: '2027-01-01', toOn: '2027-02-28', name: 'Winter' }, { fromOn: '2027-03-01', toOn: '2027-04-10', name: 'Spring' }] }, '/closingDays', 'There is no working day for more than 60 days from 31 December 2026. Shorten the closing days.'],
  [{ closingDays: [{ fromOn: '2027-01-02', toOn: '2027-01-01', name: 'Winter' }] }, '/closingDays/0/toOn', 'The last day comes before the first.'],
  [{ closingDays: [{ fromOn: '2027-01-02', toOn: '2029-01-01', name: 'Winter' }] }, '/closingDays/0/toOn', 'Close for at most 60 days at once.'],
  [{ closingDays: [{ fromOn: '2027-02-30', toOn: '2027-03-01', name: 'Winter' }] }, '/closingDays/0/fromOn', 'This is not a date. Write it as 2026-12-31.'],
  [{ holidayCountry: 'ZZ' }, '/holidayCountry', 'We do not know the public holidays of this country. Leave it out and enter them as closing days.'],
  [{ holidayCountry: 'GB', holidayRegion: 'BY' }, '/holidayRegion', 'This is no part of that country. Choose one from the list, or none.'],
  [{ holidayRegion: 'BY' }, '/holidayRegion', 'Choose the country first.'],
])('a calendar that cannot be kept is refused with a sentence: %j', async (change, pointer, sentence) => {
  const answer = await put(change);
  expect(answer.status).toBe(422);
  expect((await answer.json()).errors[0]).toEqual({ pointer, message: sentence });
});

test('everybody may read the calendar, an administrator alone may change it', async () => {
  const agent = await world.join('agent');
  expect((await agent.get('/api/v1/calendar')).status).toBe(200);
  expect((await agent.put('/api/v1/calendar', usual)).status).toBe(403);
});
