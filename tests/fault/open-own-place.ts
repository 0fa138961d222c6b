import { openTestDatabase } from '../support/test-database.ts';
import { type Place, placeOn } from './open-place.ts';

/** A place on the database the other tests run on. */
export async function openOwnPlace(): Promise<Place> {
  if ((process.env.TEST_DATABASE_URL ?? '') === '') return placeOn();
  const database = await openTestDatabase();
  if (database.queue.kind !== 'postgres') throw new Error('TEST_DATABASE_URL is not PostgreSQL.');
  return placeOn({ url: database.queue.url, stop: database.close });
}
