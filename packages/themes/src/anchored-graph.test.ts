import { expect, it } from 'vitest';
import { anchoredGraph } from './anchored-graph.ts';
import { findCommunities } from './find-communities.ts';
import type { Graph } from './graph.ts';

/** Two squares of strong edges, with a node between them that belongs to either as well as to the other. */
function squaresAndMiddle(towardsFirst: number): Graph {
  const pairs: [number, number, number][] = [[0, 1, 1], [1, 2, 1], [2, 3, 1], [3, 0, 1], [5, 6, 1], [6, 7, 1], [7, 8, 1], [8, 5, 1], [4, 0, towardsFirst], [4, 5, 1]];
  const edges = pairs.flatMap(([a, b, w]) => [[a, b, w], [b, a, w]] as const).sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  const offsets = Int32Array.from({ length: 10 }, (_, v) => edges.filter(([from]) => from < v).length);
  return { size: 9, offsets, targets: Int32Array.from(edges, (e) => e[1]), weights: Float64Array.from(edges, (e) => e[2]), loops: new Float64Array(9) };
}

const sideOf = (graph: Graph, themes: number[]) => {
  const held = anchoredGraph(graph, { themes: Int32Array.from(themes), sureness: Float32Array.from(themes, () => 1) });
  const { communities } = findCommunities(held, 1, 1);
  return communities[4] === communities[0] ? 'first' : communities[4] === communities[5] ? 'second' : 'alone';
};
const first = [0, 0, 0, 0, 0, 1, 1, 1, 1];
const second = [0, 0, 0, 0, 1, 1, 1, 1, 1];

it('leaves a text where it is when it would be as well elsewhere', () => {
  expect(sideOf(squaresAndMiddle(1), first)).toBe('first');
  expect(sideOf(squaresAndMiddle(1), second)).toBe('second');
});

it('lets a text go that clearly belongs elsewhere, or that was hardly sure of its place', () => {
  expect(sideOf(squaresAndMiddle(0.2), first)).toBe('second');
  expect(sideOf(squaresAndMiddle(2), second)).toBe('first');
});

it('lets a theme come apart whose halves have nothing to do with each other', () => {
  const graph = squaresAndMiddle(1);
  const held = anchoredGraph(graph, { themes: new Int32Array(9), sureness: new Float32Array(9).fill(1) });
  const { communities } = findCommunities(held, 1, 1);
  expect(communities[0]).not.toBe(communities[6]);
});
