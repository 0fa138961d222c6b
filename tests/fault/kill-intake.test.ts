import { afterEach, expect, test } from 'vitest';
import { openTestDatabase } from '../support/test-database.ts';
import { killIntake } from './intake.ts';
import { type Place, placeOn } from './open-place.ts';

let place: Place | undefined;

afterEach(async () => {
  await place?.close();
});

/** On the database the other tests run on; `npm run fault -- intake` does the same with twenty kills. */
async function openOwnPlace(): Promise<Place> {
  if ((process.env.TEST_DATABASE_URL ?? '') === '') return placeOn();
  const database = await openTestDatabase();
  if (database.queue.kind !== 'postgres') throw new Error('TEST_DATABASE_URL is not PostgreSQL.');
  return placeOn({ url: database.queue.url, stop: database.close });
}

test('a server killed three times under load has stored once each submission and each survey answer it answered, and takes over its own stale lock', async () => {
  place = await openOwnPlace();
  const { faults } = await killIntake(place, { kills: 3, perSecond: 25, longestLifeMs: 3000 });
  expect(faults).toEqual([]);
}, 1_800_000);
