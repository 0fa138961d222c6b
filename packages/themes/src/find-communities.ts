import { aggregate, at, modularity, type Graph } from './graph.ts';
import { moveNodes, splitCommunities } from './move-nodes.ts';
import { seededRandom } from './seeded-random.ts';

export interface Partition {
  readonly communities: Int32Array;
  readonly count: number;
  /** Modularity with resolution (Reichardt & Bornholdt 2006): the share of weight inside minus gamma times the expected share. */
  readonly quality: number;
}

/**
 * Communities of a graph by the Leiden algorithm (Traag, Waltman & van Eck 2019): local moves, splitCommunitiesment, aggregation,
 * until nothing improves. The null model is the configuration model with resolution gamma. The same seed gives the same answer.
 */
export function findCommunities(graph: Graph, gamma: number, seed: number, start?: Int32Array): Partition {
  const random = seededRandom(seed);
  let communities: Int32Array = start ? Int32Array.from(start) : Int32Array.from({ length: graph.size }, (_, v) => v);
  let best = -Infinity;
  for (let round = 0; round < 8; round++) {
    communities = improveOnce(graph, communities, gamma, random);
    const quality = modularity(graph, communities, gamma);
    if (quality <= best + 1e-9) break;
    best = quality;
  }
  const count = renumber(communities);
  return { communities, count, quality: modularity(graph, communities, gamma) };
}

function improveOnce(graph: Graph, start: Int32Array, gamma: number, random: () => number): Int32Array {
  const owner = Int32Array.from({ length: graph.size }, (_, v) => v);
  let level = graph;
  let communities = Int32Array.from(start);
  for (;;) {
    moveNodes(level, communities, gamma, random);
    const count = renumber(communities);
    if (count === level.size) break;
    const parts = splitCommunities(level, communities, gamma, random);
    const partCount = renumber(parts);
    const next = new Int32Array(partCount);
    for (let v = 0; v < level.size; v++) next[at(parts, v)] = at(communities, v);
    for (let v = 0; v < graph.size; v++) owner[v] = at(parts, at(owner, v));
    if (partCount === level.size) {
      communities = next;
      break;
    }
    level = aggregate(level, parts, partCount);
    communities = next;
  }
  return owner.map((node) => at(communities, node));
}

function renumber(communities: Int32Array): number {
  const names = new Map<number, number>();
  for (let v = 0; v < communities.length; v++) {
    const old = at(communities, v);
    const name = names.get(old) ?? names.size;
    names.set(old, name);
    communities[v] = name;
  }
  return names.size;
}
