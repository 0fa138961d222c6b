import { openPace } from '@kept/api/mail/pace.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from '@kept/db/client.ts';
import { openTestDatabase } from '../support/test-database.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('two workers share one provider’s requests a second', async () => {
  const [one, other] = [openPace(database.db, 'shared', 20), openPace(database.db, 'shared', 20)];
  const began = performance.now();
  await Promise.all([one, other, one, other, one, other].map((pace) => pace.turn()));
  // Six turns are five intervals of 50 ms; slower machines only take longer.
  expect(performance.now() - began).toBeGreaterThan(225);
});

test('when one worker is told to wait, all of them do, and no other provider', async () => {
  const [one, other, elsewhere] = [openPace(database.db, 'busy', 100), openPace(database.db, 'busy', 100), openPace(database.db, 'quiet', 100)];
  expect(await other.turn()).toBeUndefined();
  await one.pauseFor(3600);
  await other.pauseFor(60);
  expect(await other.turn()).toBeGreaterThan(3000);
  expect(await elsewhere.turn()).toBeUndefined();
});
