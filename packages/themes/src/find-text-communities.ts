import { anchoredGraph, type Anchors } from './anchored-graph.ts';
import { clusterSizing } from './cluster-sizing.ts';
import { findCommunities, type Partition } from './find-communities.ts';
import { COMPARED_AT_MOST, findFusedCandidates, keepNearest, type FusedTexts } from './find-fused-neighbours.ts';
import type { Graph } from './graph.ts';
import { learnProjection, type Projected } from './learn-projection.ts';
import type { TensorRuntime } from './load-tensor-runtime.ts';
import { neighbourGraph, type Neighbours } from './neighbour-graph.ts';
import { neighbourVote } from './neighbour-vote.ts';

export interface FoundCommunities {
  readonly neighbours: Neighbours;
  readonly graph: Graph;
  readonly communities: Int32Array;
  readonly count: number;
}

export interface CommunityInput extends FusedTexts {
  readonly features: number;
  readonly seed: number;
  readonly anchors?: Anchors;
}

const CANDIDATES = 200;
const RUNS = 3;
/** Half the candidates and one run suffice above this many texts; time and memory matter more there. */
const LARGE = COMPARED_AT_MOST;
const HEADS = 3;
const LEARNT_WEIGHT = 0.8;
/** A text teaches when at least this share of its neighbours' weight lies in its own theme. */
const TEACHING_VOTE = 0.5;

/**
 * Neighbours by fused similarity, their graph, and the best of three Leiden runs on it. Where there are enough texts, a first
 * clustering teaches which differences matter, and what was learnt is added to the similarity before the final one.
 */
export function findTextCommunities(runtime: TensorRuntime, input: CommunityInput, onStep: (step: string) => void): FoundCommunities {
  const size = input.dense.rows;
  const { neighbourCount, teacherGamma, gamma, isLearning } = clusterSizing(size);
  onStep('Comparing the texts');
  const candidates = findFusedCandidates(runtime, input, size > LARGE ? CANDIDATES / 2 : CANDIDATES, input.features);
  let neighbours = keepNearest(candidates, neighbourCount);
  let graph = neighbourGraph(neighbours, size);
  if (isLearning) {
    onStep('Learning what sets them apart');
    const { communities } = findCommunities(graph, teacherGamma, input.seed);
    const projected = learnFrom(runtime, input, neighbours, communities);
    neighbours = keepNearest(candidates, neighbourCount, (query, other) => LEARNT_WEIGHT * projectedCosine(projected, query, other));
    graph = neighbourGraph(neighbours, size);
  }
  onStep('Finding themes');
  const { communities, count } = bestOfRuns(input.anchors ? anchoredGraph(graph, input.anchors) : graph, gamma, input.seed, size > LARGE ? 1 : RUNS);
  return { neighbours, graph, communities: communities.slice(0, size), count };
}

function bestOfRuns(graph: Graph, gamma: number, seed: number, runs: number): Partition {
  let best = findCommunities(graph, gamma, seed);
  for (let run = 1; run < runs; run++) {
    const next = findCommunities(graph, gamma, seed + run);
    if (next.quality > best.quality) best = next;
  }
  return best;
}

function learnFrom(runtime: TensorRuntime, input: CommunityInput, neighbours: Neighbours, communities: Int32Array): Projected {
  const themeOf = (row: number): number => communities[row] ?? -1;
  const rows = Int32Array.from({ length: input.dense.rows }, (_, row) => row).filter((row) => {
    const { weights, total } = neighbourVote(neighbours, row, themeOf);
    return total > 0 && (weights.get(themeOf(row)) ?? 0) >= TEACHING_VOTE * total;
  });
  return learnProjection(runtime, { texts: input, rows, themes: rows.map(themeOf), seed: input.seed, heads: input.dense.rows > LARGE ? 1 : HEADS });
}

function projectedCosine({ dimensions, values }: Projected, a: number, b: number): number {
  let sum = 0;
  const [left, right] = [a * dimensions, b * dimensions];
  for (let d = 0; d < dimensions; d++) sum += (values[left + d] ?? 0) * (values[right + d] ?? 0);
  return sum;
}
