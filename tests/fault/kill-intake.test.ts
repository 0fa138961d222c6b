import { afterEach, expect, test } from 'vitest';
import { killIntake } from './intake.ts';
import { openOwnPlace } from './open-own-place.ts';
import type { Place } from './open-place.ts';

let place: Place | undefined;

afterEach(async () => {
  await place?.close();
});

/** `npm run fault -- intake` does the same with twenty kills. */
test('a server killed three times under load has stored once each submission and each survey answer it answered, and takes over its own stale lock', async () => {
  place = await openOwnPlace();
  const { faults } = await killIntake(place, { kills: 3, perSecond: 25, longestLifeMs: 3000 });
  expect(faults).toEqual([]);
}, 1_800_000);
