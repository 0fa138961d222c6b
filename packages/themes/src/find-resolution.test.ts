import { describe, expect, it } from 'vitest';
import { findResolution } from './find-resolution.ts';
import type { Graph } from './graph.ts';

/** Rings of cliques that hang together in threes: 10 large communities, or 30 small ones. */
function nested(): Graph {
  const rows: Map<number, number>[] = Array.from({ length: 30 * 8 }, () => new Map());
  const join = (a: number, b: number, weight: number): void => {
    rows[a]?.set(b, weight);
    rows[b]?.set(a, weight);
  };
  for (let c = 0; c < 30; c++) {
    for (let a = 0; a < 8; a++) for (let b = a + 1; b < 8; b++) join(8 * c + a, 8 * c + b, 1);
    const ring = Math.floor(c / 3);
    for (let a = 0; a < 8; a++) join(8 * c + a, 8 * (3 * ring + ((c + 1) % 3)) + ((a + 1) % 8), 1);
    join(8 * c, 8 * ((c + 3) % 30) + 1, 0.5);
  }
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((row, v) => (offsets[v + 1] = (offsets[v] ?? 0) + row.size));
  return { size: rows.length, offsets, targets: Int32Array.from(rows.flatMap((row) => [...row.keys()])), weights: Float64Array.from(rows.flatMap((row) => [...row.values()])), loops: new Float64Array(rows.length) };
}

describe('the resolution for a number of communities', () => {
  const graph = nested();

  it.each([[10, 40], [10, 0.1], [30, 0.5], [30, 100]])('finds the one for %i, beginning at %d', (count, gamma) => {
    expect(findResolution(graph, { count: () => count, gamma, seed: 1, tries: 8 }).partition.count).toBe(count);
  });

  it('asks how many there are at the resolution given before it says how many there should be', () => {
    const asked: number[] = [];
    const count = (atGamma: number) => (asked.push(atGamma), Math.min(20, atGamma));
    expect(findResolution(graph, { count, gamma: 0.5, seed: 1, tries: 8 })).toMatchObject({ gamma: 0.5, count: 10 });
    expect(asked).toEqual([10]);
  });

  it('gives the nearest it saw when it may not go on, and the same for the same seed', () => {
    const once = findResolution(graph, { count: () => 10, gamma: 40, seed: 1, tries: 1 });
    expect(once.gamma).toBeCloseTo(40, 9);
    expect(findResolution(graph, { count: () => 30, gamma: 0.5, seed: 3, tries: 6 })).toEqual(findResolution(graph, { count: () => 30, gamma: 0.5, seed: 3, tries: 6 }));
    expect(findResolution(graph, { count: () => 4000, gamma: 1, seed: 1, tries: 5 }).partition.communities).toHaveLength(graph.size);
  });
});
