import { clusterSizing } from './cluster-sizing.ts';
import { findCommunities } from './find-communities.ts';
import { findFusedCandidates, keepNearest, type FusedTexts } from './find-fused-neighbours.ts';
import type { Graph } from './graph.ts';
import type { TensorRuntime } from './load-tensor-runtime.ts';
import { neighbourGraph, type Neighbours } from './neighbour-graph.ts';

export interface FoundCommunities {
  readonly neighbours: Neighbours;
  readonly graph: Graph;
  readonly communities: Int32Array;
  readonly count: number;
}

export interface CommunityInput extends FusedTexts {
  readonly features: number;
  readonly seed: number;
}

const CANDIDATES = 200;
const RUNS = 3;

/** Neighbours by fused similarity, their graph, and the best of three Leiden runs on it. */
export function findTextCommunities(runtime: TensorRuntime, input: CommunityInput, onStep: (step: string) => void): FoundCommunities {
  const size = input.dense.rows;
  const { neighbourCount, gamma } = clusterSizing(size);
  onStep('Comparing the texts');
  const neighbours = keepNearest(findFusedCandidates(runtime, input, input, CANDIDATES, input.features), neighbourCount);
  const graph = neighbourGraph(neighbours, size);
  onStep('Finding themes');
  let best = findCommunities(graph, gamma, input.seed);
  for (let run = 1; run < RUNS; run++) {
    const next = findCommunities(graph, gamma, input.seed + run);
    if (next.quality > best.quality) best = next;
  }
  return { neighbours, graph, communities: best.communities, count: best.count };
}
