import { addDaysTo } from '@kept/core/calendar.ts';
import { needsOwner, themeStatuses } from '@kept/core/act/theme-status.ts';
import { createThemeEngine } from '@kept/themes/theme-engine.ts';
import { fc } from '@fast-check/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { findSomeThemes } from '../understand/found-themes.ts';

const today = '2026-11-20';
const engine = createThemeEngine({ threads: 1, runtime: 'lexical' });
let app: TestApp;
let world: World;
let people: Person[];
let id: string;

beforeAll(async () => {
  app = await openTestApp({ now: new Date(`${today}T10:00:00Z`), engine });
  world = await makeWorld(app);
  people = [world.admin, await world.join('lead'), await world.join('owner'), await world.join('owner'), await world.join('viewer')];
  id = (await findSomeThemes(world))[0]?.id ?? '';
});
afterAll(async () => {
  await app.close();
  await engine.close();
});

const someone = fc.nat(4);
const someDay = fc.integer({ min: -3, max: 900 }).map((days) => addDaysTo(today, days));
const some = <T>(value: T) => fc.constant(value);
const memberId = (at: number) => people[at]?.memberId ?? '';

/** Whatever a person may try on a theme, sensible or not. */
const deed = fc.oneof(
  fc.record({ path: some('updates'), body: fc.record({ status: fc.constantFrom(...themeStatuses), internalNote: some('A note'), whatChanged: some('The letter now names the day and the amount.'), rootCause: some('policy'), liveOn: someDay, blockedFor: some('the printers'), declineReason: some('It would cost every customer twelve pounds a year.') }, { requiredKeys: ['status'] }) }),
  fc.record({ path: some('acceptance'), body: fc.record({ ownerId: someone.map(memberId), deadlineOn: someDay }) }),
  fc.record({ path: some('decline-decision'), body: fc.record({ approve: fc.boolean(), reason: some('Because of the letter.') }) }),
  fc.record({ path: some('deadline'), body: fc.record({ deadlineOn: someDay, reason: some('The printers are late.') }) }),
  fc.record({ path: some('owner'), body: fc.record({ ownerId: someone.map(memberId) }) }),
  fc.record({ path: fc.constantFrom('acknowledgement', 'dismissal', 'snooze'), body: fc.record({ reason: some('Not one thing'), until: someDay }) }),
);

test('no sequence of moves, by whomever, leaves an accepted theme without an active owner and a date', async () => {
  const statuses = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(someone, deed), { minLength: 4, maxLength: 12 }), async (steps) => {
      for (const [who, { path, body }] of steps) {
        const person = people[who] ?? world.admin;
        const answer = await person.post(`/api/v1/themes/${id}/${path}`, body);
        expect([200, 403, 409, 422], `${path} ${JSON.stringify(body)}`).toContain(answer.status);
        const { rows } = await app.deps.database.run(`select t.status, t.deadline_on, t.owner_active, m.active from theme t left join member m on m.org_id = t.org_id and m.id = t.owner_id where t.id = '${id}'`);
        const [row] = rows;
        const status = themeStatuses.find((each) => each === row?.['status']);
        if (status === undefined) throw new Error('The theme is gone.');
        statuses.add(status);
        if (needsOwner(status)) expect(row).toMatchObject({ owner_active: true, active: true, deadline_on: expect.anything() });
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
  expect(statuses.size).toBeGreaterThan(3);
});
