import { describe, expect, it } from 'vitest';
import { findCommunities } from './find-communities.ts';
import { modularity, type Graph } from './graph.ts';
import { seededRandom } from './seeded-random.ts';

function graphOf(size: number, edges: readonly (readonly [number, number, number])[]): Graph {
  const rows: [number, number][][] = Array.from({ length: size }, () => []);
  for (const [a, b, weight] of edges) {
    rows[a]?.push([b, weight]);
    rows[b]?.push([a, weight]);
  }
  const offsets = new Int32Array(size + 1);
  rows.forEach((row, v) => (offsets[v + 1] = (offsets[v] ?? 0) + row.length));
  return {
    size, offsets,
    targets: Int32Array.from(rows.flat(), (edge) => edge[0]),
    weights: Float64Array.from(rows.flat(), (edge) => edge[1]),
    loops: new Float64Array(size),
  };
}

function cliques(count: number, each: number): Graph {
  const edges: [number, number, number][] = [];
  for (let c = 0; c < count; c++) {
    for (let a = 0; a < each; a++) for (let b = a + 1; b < each; b++) edges.push([c * each + a, c * each + b, 1]);
    edges.push([c * each, ((c + 1) % count) * each + 1, 1]);
  }
  return graphOf(count * each, edges);
}

function isConnectedWithin(graph: Graph, communities: Int32Array, community: number): boolean {
  const members = [...communities.keys()].filter((v) => communities[v] === community);
  const seen = new Set(members.slice(0, 1));
  for (const v of seen) {
    for (let e = graph.offsets[v] ?? 0; e < (graph.offsets[v + 1] ?? 0); e++) {
      const u = graph.targets[e] ?? -1;
      if (communities[u] === community) seen.add(u);
    }
  }
  return seen.size === members.length;
}

describe('communities of a graph', () => {
  it('finds a ring of cliques exactly', () => {
    const found = findCommunities(cliques(12, 6), 1, 1);
    expect(found.count).toBe(12);
    for (let v = 0; v < 72; v++) expect(found.communities[v]).toBe(found.communities[6 * Math.floor(v / 6)]);
  });

  it('has the modularity of the formula on two triangles joined by one edge', () => {
    const graph = graphOf(6, [[0, 1, 1], [1, 2, 1], [0, 2, 1], [3, 4, 1], [4, 5, 1], [3, 5, 1], [2, 3, 1]]);
    // 2m = 14; each triangle holds 6 of it inside and has degree 7: 2 x (6/14 - gamma x 1/4).
    expect(modularity(graph, Int32Array.of(0, 0, 0, 1, 1, 1), 1)).toBeCloseTo(12 / 14 - 0.5, 12);
    expect(findCommunities(graph, 1, 3).quality).toBeCloseTo(12 / 14 - 0.5, 12);
  });

  it('never leaves a community in two pieces, and is the same for the same seed', () => {
    const random = seededRandom(5);
    const edges = Array.from({ length: 900 }, () => [Math.floor(random() * 300), Math.floor(random() * 300), 0.1 + random()] as const);
    const graph = graphOf(300, edges.filter(([a, b]) => a !== b));
    const found = findCommunities(graph, 2, 9);
    for (let c = 0; c < found.count; c++) expect(isConnectedWithin(graph, found.communities, c)).toBe(true);
    expect(findCommunities(graph, 2, 9).communities).toEqual(found.communities);
    expect(found.quality).toBeCloseTo(modularity(graph, found.communities, 2), 12);
  });

  it('splits finer with a larger gamma and leaves lone nodes alone', () => {
    const graph = cliques(12, 6);
    expect(findCommunities(graph, 0.2, 1).count).toBeLessThan(12);
    expect(findCommunities(graph, 20, 1).count).toBeGreaterThan(12);
    expect(findCommunities(graphOf(3, []), 1, 1).count).toBe(3);
    expect(findCommunities(graphOf(0, []), 1, 1).count).toBe(0);
  });
});
