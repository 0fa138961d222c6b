import { EQUAL_TEXT_SIMILARITY } from './neighbour-vote.ts';
import type { Graph } from './graph.ts';
import type { Neighbours } from './neighbour-graph.ts';

export interface Clustered {
  readonly graph: Graph;
  readonly neighbours: Neighbours;
  readonly communities: Int32Array;
  /** How many equal texts a node stands for. */
  readonly copies: (node: number) => number;
}

/**
 * How sure each node is of its community, for putting them in order: the chance that a walk of two steps along the edges ends in it,
 * times the mean similarity of the node's neighbours. Equal texts are a step that stays where it is.
 */
export function themeSureness({ graph, neighbours, communities, copies }: Clustered): Float64Array {
  const { size, offsets, targets, weights } = graph;
  const equal = Float64Array.from({ length: size }, (_, v) => Math.min(copies(v) - 1, neighbours.count));
  const stay = equal.map((count) => count * EQUAL_TEXT_SIMILARITY ** 2);
  const totals = stay.map((loop, v) => {
    let sum = loop;
    for (let e = offsets[v] ?? 0; e < (offsets[v + 1] ?? 0); e++) sum += weights[e] ?? 0;
    return sum;
  });
  const shareIn = (v: number, community: number): number => {
    let sum = communities[v] === community ? (stay[v] ?? 0) : 0;
    for (let e = offsets[v] ?? 0; e < (offsets[v + 1] ?? 0); e++) if (communities[targets[e] ?? 0] === community) sum += weights[e] ?? 0;
    return sum / (totals[v] || 1);
  };
  return Float64Array.from({ length: size }, (_, v) => {
    const own = communities[v] ?? -1;
    let sum = (stay[v] ?? 0) * shareIn(v, own);
    for (let e = offsets[v] ?? 0; e < (offsets[v + 1] ?? 0); e++) sum += (weights[e] ?? 0) * shareIn(targets[e] ?? 0, own);
    return (sum / (totals[v] || 1)) * meanSimilarity(neighbours, v, equal[v] ?? 0);
  });
}

function meanSimilarity({ count, ids, similarities }: Neighbours, node: number, equal: number): number {
  let sum = equal * EQUAL_TEXT_SIMILARITY;
  let counted = equal;
  for (let slot = node * count; slot < (node + 1) * count; slot++) {
    if ((ids[slot] ?? -1) < 0) continue;
    sum += Math.max(0, similarities[slot] ?? 0);
    counted++;
  }
  return counted > 0 ? sum / counted : 0;
}
