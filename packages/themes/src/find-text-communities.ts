import { anchoredGraph, type Anchors } from './anchored-graph.ts';
import { clusterSizing, wantedThemes } from './cluster-sizing.ts';
import { findCommunities, type Partition } from './find-communities.ts';
import { COMPARED_AT_MOST, findFusedCandidates, keepNearest, type FusedTexts } from './find-fused-neighbours.ts';
import { findResolution, type FoundResolution } from './find-resolution.ts';
import type { Graph } from './graph.ts';
import { learnProjection, type Lesson, type Projected } from './learn-projection.ts';
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
  /** How many themes the texts are likely to hold, where that can be told. */
  readonly estimate: () => number | undefined;
}

const CANDIDATES = 200;
const RUNS = 3;
/** Half the candidates and one run suffice above this many texts; time and memory matter more there. */
const LARGE = COMPARED_AT_MOST;
/** How often a graph is clustered at most to find its resolution; with many texts the first clustering says where the final one has to lie. */
const [TRIES, LARGE_TRIES] = [6, 1];
/** What the first clusterings' counts are of the one wanted: differences of several sizes are learnt, one map each. */
const TEACHERS = [1, 0.7, 1.5];
/** Texts that are worded alike lie near in many small heaps, so an estimate may lower the number of themes as far as it likes and raise it only so much. */
const MOST_MORE = 1.15;
const LEARNT_WEIGHT = 1.2;
/** A text teaches when at least this share of its neighbours' weight lies in its own theme. */
const TEACHING_VOTE = 0.5;

/**
 * Neighbours by fused similarity, their graph, and the best of three Leiden runs on it. Where there are enough texts, a first
 * clustering teaches which differences matter, and what was learnt is added to the similarity before the final one.
 */
export function findTextCommunities(runtime: TensorRuntime, input: CommunityInput, onStep: (step: string) => void): FoundCommunities {
  const size = input.dense.rows;
  const { neighbourCount, teacherGamma, gamma, isLearning } = clusterSizing(size);
  const wanted = wantedThemes(size, input.estimate);
  onStep('Comparing the texts');
  const candidates = findFusedCandidates(runtime, input, size > LARGE ? CANDIDATES / 2 : CANDIDATES, input.features);
  let neighbours = keepNearest(candidates, neighbourCount);
  let graph = neighbourGraph(neighbours, size);
  let start = gamma;
  if (isLearning) {
    onStep('Learning what sets them apart');
    const lessons = teachAt(graph, { wanted, gamma: teacherGamma, seed: input.seed });
    start = Math.min(gamma, lessons[0]?.next ?? gamma);
    const projected = learnFrom(runtime, input, neighbours, lessons.map((lesson) => lesson.partition.communities));
    neighbours = keepNearest(candidates, neighbourCount, (query, other) => LEARNT_WEIGHT * projectedCosine(projected, query, other));
    graph = neighbourGraph(neighbours, size);
  }
  onStep('Finding themes');
  const held = input.anchors ? anchoredGraph(graph, input.anchors) : graph;
  const found = clusterOnce(held, { wanted, gamma: start, seed: input.seed });
  const { communities, count } = size > LARGE ? found.partition : bestOfRuns(held, found, input.seed);
  return { neighbours, graph, communities: communities.slice(0, size), count };
}

interface Asked {
  readonly wanted: number | undefined;
  readonly gamma: number;
  readonly seed: number;
}

/** As many themes as the texts are likely to hold, but hardly more than come out with the resolution given; with that one where nothing tells. */
function clusterOnce(graph: Graph, { wanted, gamma, seed }: Asked): FoundResolution {
  const count = (atGamma: number): number => (wanted === undefined ? atGamma : Math.min(wanted, MOST_MORE * atGamma));
  return findResolution(graph, { count, gamma, seed, tries: graph.size > LARGE ? LARGE_TRIES : TRIES });
}

function bestOfRuns(graph: Graph, { gamma, partition }: FoundResolution, seed: number): Partition {
  let best = partition;
  for (let run = 1; run < RUNS; run++) {
    const next = findCommunities(graph, gamma, seed + run);
    if (next.quality > best.quality) best = next;
  }
  return best;
}

/** Clusterings to learn from, the one with the count wanted first; one is enough where there are many texts. */
function teachAt(graph: Graph, first: Asked): readonly FoundResolution[] {
  const taught = clusterOnce(graph, first);
  if (graph.size > LARGE) return [taught];
  return TEACHERS.map((times) => (times === 1 ? taught : findResolution(graph, { count: () => times * taught.count, gamma: taught.gamma * times ** 2, seed: first.seed, tries: TRIES })));
}

function learnFrom(runtime: TensorRuntime, input: CommunityInput, neighbours: Neighbours, teachers: readonly Int32Array[]): Projected {
  const lessons = teachers.map((communities): Lesson => {
    const themeOf = (row: number): number => communities[row] ?? -1;
    const rows = Int32Array.from({ length: input.dense.rows }, (_, row) => row).filter((row) => {
      const { weights, total } = neighbourVote(neighbours, row, themeOf);
      return total > 0 && (weights.get(themeOf(row)) ?? 0) >= TEACHING_VOTE * total;
    });
    return { rows, themes: rows.map(themeOf) };
  });
  return learnProjection(runtime, { texts: input, lessons, seed: input.seed });
}

function projectedCosine({ dimensions, values }: Projected, a: number, b: number): number {
  let sum = 0;
  const [left, right] = [a * dimensions, b * dimensions];
  for (let d = 0; d < dimensions; d++) sum += (values[left + d] ?? 0) * (values[right + d] ?? 0);
  return sum;
}
