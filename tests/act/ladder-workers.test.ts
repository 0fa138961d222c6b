import { fc } from '@fast-check/vitest';
import { runJob } from '@kept/api/run-due.ts';
import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { newId } from '@kept/db/new-id.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantTheme } from '../support/plant-theme.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-23T10:00:00Z') });
});
afterAll(() => app.close());

const walk = (world: World) => runJob(app.deps, 'walk-ladders', world.orgId);

async function openThemes(world: World, deadlines: readonly string[]): Promise<string[]> {
  const ids = [];
  for (const [at, deadlineOn] of deadlines.entries()) {
    const id = await plantTheme(app, world, `Theme ${at}`);
    await inOrg(app.deps.db, world.orgId, async (tx) => {
      await tx.update(theme).set({ status: 'open', ownerId: world.admin.memberId, ownerActive: true, deadlineOn, acceptedAt: app.deps.now() }).where(eq(theme.id, id));
      await tx.insert(themeUpdate).values({ orgId: world.orgId, id: newId(app.deps.now()), themeId: id, kind: 'accepted', at: app.deps.now() });
    });
    ids.push(id);
  }
  return ids;
}

const countOf = async (statement: string): Promise<number> => Number((await app.deps.database.run(statement)).rows[0]?.['n'] ?? -1);

test('ten workers at fifty ticks fire each step once, and write each person one mail a day', async () => {
  app.setNow(new Date('2026-11-23T10:00:00Z'));
  const world = await makeWorld(app);
  await openThemes(world, ['2026-12-01', '2026-12-02', '2026-12-03']);
  for (let tick = 0; tick < 50; tick += 1) {
    app.setNow(new Date(Date.parse('2026-11-30T07:00:00Z') + tick * 5 * 3_600_000));
    await Promise.all(Array.from({ length: 10 }, () => walk(world)));
  }
  // Until 10 December: each of the three was not acknowledged, came near its deadline, and has been late for one day and for five.
  const steps = "select count(*) as n from theme_escalation where org_id = '" + world.orgId + "'";
  expect(await countOf(steps)).toBe(3 * 4);
  expect(await countOf(`select count(*) as n from (select distinct theme_id, trigger, days from theme_escalation where org_id = '${world.orgId}') each`)).toBe(3 * 4);
  expect(await countOf(`select count(*) as n from escalation_told where org_id = '${world.orgId}' and mailed_at is null`)).toBe(0);
  const { rows } = await app.deps.database.run(`select occasion, count(*) as n from mail where org_id = '${world.orgId}' and kind = 'owner' group by occasion order by occasion`);
  expect(rows.map((row) => `${String(row['occasion'])} ${String(row['n'])}`)).toEqual(['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10'].map((day) => `day:${day} 1`));
});

test('however the clock is moved, by hours, over nights, clock changes and the turn of a year, a step fires at most once, never before its day, and only in working hours', async () => {
  const starts = ['2026-03-26T10:00:00Z', '2026-10-22T10:00:00Z', '2026-12-22T10:00:00Z', '2028-02-25T10:00:00Z'] as const;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.array(fc.integer({ min: -3, max: 60 }), { minLength: 3, maxLength: 14 }), fc.integer({ min: 0, max: 9 }), async (start, hours, due) => {
      let now = Date.parse(start);
      app.setNow(new Date(now));
      const world = await makeWorld(app);
      await openThemes(world, [addDaysTo(start.slice(0, 10), due)]);
      for (const each of hours) {
        now += each * 3_600_000;
        app.setNow(new Date(now));
        await Promise.all([walk(world), walk(world)]);
      }
      const { rows } = await app.deps.database.run(`select trigger, days, due_on::text, fired_at from theme_escalation where org_id = '${world.orgId}'`);
      expect(new Set(rows.map((row) => `${String(row['trigger'])} ${String(row['days'])}`)).size).toBe(rows.length);
      for (const row of rows) {
        const at = new Date(String(row['fired_at']));
        expect(dayIn(at, 'Europe/London') >= String(row['due_on'])).toBe(true);
        const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: 'numeric', hourCycle: 'h23' }).format(at));
        expect(hour >= 9 && hour < 18).toBe(true);
        expect(['Sat', 'Sun']).not.toContain(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'short' }).format(at));
      }
      const perDay = await app.deps.database.run(`select occasion from mail where org_id = '${world.orgId}' and kind = 'owner'`);
      expect(new Set(perDay.rows.map((row) => row['occasion'])).size).toBe(perDay.rows.length);
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

test('a worker that dies between firing and mailing leaves nobody untold: the next one mails', async () => {
  app.setNow(new Date('2026-11-23T10:00:00Z'));
  const world = await makeWorld(app);
  await openThemes(world, ['2026-11-24']);
  app.setNow(new Date('2026-11-25T09:30:00Z'));
  const isDying = { ...app.deps, transport: app.deps.transport, place: new Proxy(app.deps.place, { get: () => { throw new Error('killed'); } }) };
  await expect(runJob(isDying, 'walk-ladders', world.orgId)).rejects.toThrow('killed');
  expect(await countOf(`select count(*) as n from escalation_told where org_id = '${world.orgId}' and mailed_at is null`)).toBe(1);
  expect(await countOf(`select count(*) as n from mail where org_id = '${world.orgId}' and kind = 'owner'`)).toBe(0);
  await walk(world);
  expect(await countOf(`select count(*) as n from escalation_told where org_id = '${world.orgId}' and mailed_at is null`)).toBe(0);
  expect(await countOf(`select count(*) as n from theme_escalation where org_id = '${world.orgId}'`)).toBe(1);
  expect(await countOf(`select count(*) as n from mail where org_id = '${world.orgId}' and kind = 'owner'`)).toBe(1);
});
