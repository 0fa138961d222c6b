import { systemCtx } from '@kept/api/context.ts';
import { insertRows } from '@kept/api/listen/insert-rows.ts';
import { prepareFeedback, saveFeedback } from '@kept/api/listen/save-feedback.ts';
import { newId } from '@kept/db/new-id.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const now = new Date('2026-03-10T09:00:00.123Z');
let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now });
  world = await makeWorld(app);
});
afterAll(() => app.close());

const person = (at: number) => ({
  orgId: world.orgId, id: newId(now), externalId: `given-${at}`, name: at % 3 === 0 ? null : `Person "${at}"`, email: null, emailNormal: null, addressMac: null, segment: 'Home, “first”', annualValue: 12.5, language: at < 140 ? 'en' : 'de',
  timezone: null, joinedOn: '2025-01-02', churnedOn: null, createdAt: new Date(now), subscribedAt: null, sourceChangedAt: at % 2 === 0 ? now : null, importId: null,
});

test.each([1, 99, 100, 150])('%i rows come in as they are given, whether a column says the same in all of them or not', async (count) => {
  const given = Array.from({ length: count }, (_, at) => ({ ...person(at), externalId: `${count}-${at}` }));
  const stored = await inOrg(app.deps.db, world.orgId, async (tx) => {
    expect((await insertRows(tx, customer, given)).size).toBe(count);
    return tx.select().from(customer).where(eq(customer.orgId, world.orgId));
  });
  const own = new Map(stored.map(({ changedIn: _changedIn, ...row }) => [row.externalId, row]));
  expect(given.map((row) => own.get(row.externalId))).toEqual(given);
});

test('an object that is the same in all rows stays one, and one that differs in a single row too', async () => {
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  const laid = (set: string, odd: string) => Array.from({ length: 120 }, (_, at) => prepareFeedback(ctx, { source: 'Given', externalId: `${set}-${at}`, kind: 'review', channel: 'review', text: 'Same words', raw: { colour: at === 70 ? odd : 'blue' } }));
  const raws = await inOrg(app.deps.db, world.orgId, async (tx) => {
    await saveFeedback(tx, ctx, laid('same', 'blue'));
    await saveFeedback(tx, ctx, laid('odd', 'red'));
    return tx.select({ externalId: feedback.externalId, raw: feedback.raw }).from(feedback).where(eq(feedback.orgId, world.orgId));
  });
  expect(raws).toHaveLength(240);
  expect(raws.filter((row) => row.raw.colour !== 'blue')).toEqual([{ externalId: 'odd-70', raw: { colour: 'red' } }]);
});
