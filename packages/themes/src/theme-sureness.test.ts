import { expect, it } from 'vitest';
import { neighbourGraph, type Neighbours } from './neighbour-graph.ts';
import { themeSureness } from './theme-sureness.ts';

/** Two fours, 0-3 and 4-7, all near to each other inside; node 8 lies between them, nearer to the first, and 9 far from everybody. */
function listOf(): Neighbours {
  const near: readonly (readonly (readonly [number, number])[])[] = [
    [[1, 1], [2, 1], [3, 1]], [[0, 1], [2, 1], [3, 1]], [[0, 1], [1, 1], [3, 1]], [[0, 1], [1, 1], [2, 1]],
    [[5, 1], [6, 1], [7, 1]], [[4, 1], [6, 1], [7, 1]], [[4, 1], [5, 1], [7, 1]], [[4, 1], [5, 1], [6, 1]],
    [[0, 0.9], [1, 0.9], [4, 0.9]], [[0, 0.1], [1, 0.1], [2, 0.1]],
  ];
  return { count: 3, ids: Int32Array.from(near.flat(), ([id]) => id), similarities: Float32Array.from(near.flat(), ([, similarity]) => similarity) };
}

const communities = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1, 0, 0);
const neighbours = listOf();
const graph = neighbourGraph(neighbours, communities.length);
const sure = (copies: (node: number) => number = () => 1): number[] => [...themeSureness({ graph, neighbours, communities, copies })];

it('is surest of texts in the middle of their theme, less of one between two, least of one that resembles nobody', () => {
  const [inside, , , , other, , , , between, far] = sure();
  expect(inside).toBeGreaterThan(0.85);
  expect(other).toBeGreaterThan(0.85);
  expect(between).toBeLessThan(0.75 * (inside ?? 0));
  expect(far).toBeLessThan(0.15);
});

it('lets equal texts vouch for each other', () => {
  const [alone, copied] = [sure(), sure((node) => (node === 8 ? 4 : 1))];
  expect(copied[8]).toBeGreaterThan(1.5 * (alone[8] ?? 0));
  expect(copied[9]).toBeCloseTo(alone[9] ?? 0, 6);
});
