import { expect, it } from 'vitest';
import { COMPARED_AT_MOST } from './find-fused-neighbours.ts';
import { loadTensorRuntime } from './load-tensor-runtime.ts';
import { packTexts } from './pack-texts.ts';
import { placeTexts } from './place-texts.ts';
import { seededRandom } from './seeded-random.ts';
import { TextStore } from './text-store.ts';
import type { StoredText } from './theme-engine.ts';
import { encodeVector } from './vector-blob.ts';

const DIMENSIONS = 12;
const SUBJECTS = ['lift', 'soup', 'bill', 'bus'];

/** Texts of four subjects, each around a direction of its own. */
function invented(from: number, to: number): StoredText[] {
  const random = seededRandom(from + 1);
  return Array.from({ length: to - from }, (_, i) => {
    const subject = (from + i) % SUBJECTS.length;
    const vector = Float32Array.from({ length: DIMENSIONS }, (_, d) => (d % SUBJECTS.length === subject ? 1 : 0) + 0.5 * (random() - 0.5));
    return { id: String(from + i), text: `The ${SUBJECTS[subject] ?? ''} again`, vector: encodeVector(vector), themeId: SUBJECTS[subject] ?? null };
  });
}

it('places by the same vote while it grows past the size up to which everything is compared', async () => {
  const runtime = await loadTensorRuntime();
  const store = new TextStore(runtime);
  const all = invented(0, COMPARED_AT_MOST + 400);
  const asked = invented(1_000_000, 1_000_040);
  const place = () => placeTexts(store, packTexts(asked, DIMENSIONS), { definitions: [], minVote: 0.3 });
  for (const [from, to] of [[0, 16_000], [16_000, COMPARED_AT_MOST + 200], [COMPARED_AT_MOST + 200, all.length]] as const) {
    const some = all.slice(from, to);
    store.add(packTexts(some, DIMENSIONS), some.map((each) => each.themeId));
    const placed = place();
    expect(placed.map((each) => each.themeId)).toEqual(asked.map((each) => each.themeId));
    for (const each of placed) expect(new Set(each.neighbours.map((neighbour) => neighbour.id)).size).toBe(15);
  }
});
