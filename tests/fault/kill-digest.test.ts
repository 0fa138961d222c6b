import { afterEach, expect, test } from 'vitest';
import { hurryDigest } from './hurry-digest.ts';
import { killSubjects } from './kill-subjects.ts';
import { openOwnPlace } from './open-own-place.ts';
import type { Place } from './open-place.ts';

let place: Place | undefined;

afterEach(async () => {
  await place?.close();
});

/** `npm run fault -- digest` does the same with twenty kills and a hundred thousand people, in real time. */
test('a sender killed twice over a digest, to a provider that loses answers, breaks and asks to wait, has mailed every address exactly once, and knows of each what the provider told', async () => {
  place = await openOwnPlace();
  const { figures, faults } = await hurryDigest(place, { kills: 2, recipients: 320 });
  expect(faults, figures.join('\n')).toEqual([]);
}, 600_000);

/** `npm run fault -- subjects` does the same with more kills and people. */
test('a sender killed while two subjects are tried, at the choice and over the rest has mailed everybody once, with the subject of their arm, and chosen once', async () => {
  place = await openOwnPlace();
  const { figures, faults } = await killSubjects(place, { kills: 1, recipients: 320 });
  expect(faults, figures.join('\n')).toEqual([]);
}, 900_000);
