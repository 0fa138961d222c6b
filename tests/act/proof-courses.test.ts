import { fc, test as property } from '@fast-check/vitest';
import { checkProofs } from '@kept/api/act/check-proof.ts';
import { systemCtx } from '@kept/api/context.ts';
import { addDaysTo } from '@kept/core/calendar.ts';
import { proofLook } from '@kept/db/schema/act/looks.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld } from '../support/world.ts';
import { answerFixes, layFix } from './lay-proof.ts';

const liveOn = '2024-01-20';
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: new Date(`${liveOn}T10:00:00Z`) });
});
afterAll(() => app.close());

const step = fc.oneof(
  fc.record({ days: fc.integer({ min: 1, max: 40 }), workers: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ answers: fc.array(fc.constantFrom('fixed', 'not_fixed', 'partly', 'do_not_know'), { minLength: 1, maxLength: 9 }) }),
);

property.prop([fc.integer({ min: 0, max: 3 }), fc.array(step, { minLength: 1, maxLength: 8 })], { numRuns: 12 })('whatever customers say and however late or often workers come, each look is taken once, in order, and leads to one thing', async (after, steps) => {
  app.setNow(new Date(`${liveOn}T10:00:00Z`));
  const world = await makeWorld(app);
  const id = await layFix(app, world, { liveOn, daysBefore: 86, daysAfter: 84, before: 1, after, others: 1 });
  let day = 0;
  for (const each of steps) {
    if ('answers' in each) await answerFixes(app, world, id, each.answers);
    else {
      day += each.days;
      app.setNow(new Date(`${addDaysTo(liveOn, day)}T03:00:00Z`));
      const look = () => checkProofs(systemCtx(app.deps, world.orgId, 'check-proof'));
      await Promise.all(Array.from({ length: each.workers }, look));
    }
  }
  const { looks, events, stands } = await inOrg(app.deps.db, world.orgId, async (tx) => ({
    looks: await tx.select().from(proofLook).where(and(eq(proofLook.orgId, world.orgId), eq(proofLook.themeId, id))).orderBy(asc(proofLook.lookDay)),
    events: await tx.select({ kind: themeUpdate.kind }).from(themeUpdate).where(and(eq(themeUpdate.orgId, world.orgId), eq(themeUpdate.themeId, id))),
    stands: (await tx.select().from(theme).where(and(eq(theme.orgId, world.orgId), eq(theme.id, id))))[0],
  }));
  expect(looks.map(({ lookDay }) => lookDay)).toEqual([28, 56, 84].slice(0, looks.length));
  for (const { dueOn, lookDay, at } of looks) {
    expect(dueOn).toBe(addDaysTo(liveOn, lookDay));
    expect(at.toISOString().slice(0, 10) >= dueOn).toBe(true);
  }
  const count = (kind: string) => events.filter((event) => event.kind === kind).length;
  expect(count('reopened')).toBe(stands?.status === 'open' ? 1 : 0);
  expect(stands?.disagreeSince === null || stands?.status === 'done').toBe(true);
  if (stands?.status === 'open') expect([stands.proofDueOn, stands.liveOn]).toEqual([null, null]);
  else expect(looks).toHaveLength([28, 56, 84].filter((lookDay) => lookDay <= day && steps.some((each) => 'days' in each)).length);
});
