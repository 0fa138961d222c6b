import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const start = new Date('2026-03-10T09:00:00Z');
let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app);
});
afterAll(() => app.close());

const send = (from: number, count: number) => world.admin.post('/api/v1/customers', Array.from({ length: count }, (_, i) => ({ externalId: `c${from + i}`, name: `Person ${from + i}` })));
const guessed = async () => Number((await app.deps.database.run("select reltuples from pg_class where relname = 'customer'")).rows[0]?.reltuples);
const after = (minutes: number) => app.setNow(new Date(start.getTime() + minutes * 60_000));

test('the embedded database learns the size of its tables from the sweep, at most every ten minutes', async () => {
  expect((await send(0, 40)).status).toBe(200);
  const isEmbedded = app.deps.database.queue.kind === 'embedded';
  const seen: number[] = [];
  await app.settle();
  seen.push(await guessed());
  await send(40, 40);
  after(9);
  await app.settle();
  seen.push(await guessed());
  after(11);
  await app.settle();
  seen.push(await guessed());
  // A server has its own autovacuum, which comes when it likes; the sweep leaves it alone.
  const { rows } = isEmbedded ? { rows: [] } : await app.deps.database.run("select last_analyze from pg_stat_user_tables where relname = 'customer'");
  expect(isEmbedded ? seen : rows).toEqual(isEmbedded ? [40, 40, 80] : [{ last_analyze: null }]);
});
