import { findFusedNeighbours, type FusedTexts } from './find-fused-neighbours.ts'
import { findCommunities } from './find-communities.ts'
import type { Graph } from './graph.ts'
import { neighbourGraph, type Neighbours } from './neighbour-graph.ts'
import { clusterSizing } from './cluster-sizing.ts'
import type { TensorRuntime } from './load-tensor-runtime.ts'

export interface FoundCommunities {
  readonly neighbours: Neighbours
  readonly graph: Graph
  readonly communities: Int32Array
  readonly count: number
}

const CANDIDATES = 200
const RUNS = 3

/** Neighbours by fused similarity, their graph, and the best of three Leiden runs on it. */
export function findTextCommunities(runtime: TensorRuntime, texts: FusedTexts, features: number, seed: number, onStep: (step: string) => void): FoundCommunities {
  const size = texts.dense.rows
  const { neighbourCount, gamma } = clusterSizing(size)
  onStep('Comparing the texts')
  const neighbours = findFusedNeighbours(runtime, texts, texts, { count: neighbourCount, candidates: CANDIDATES, features })
  const graph = neighbourGraph(neighbours, size)
  onStep('Finding themes')
  let best = findCommunities(graph, gamma, seed)
  for (let run = 1; run < RUNS; run++) {
    const next = findCommunities(graph, gamma, seed + run)
    if (next.quality > best.quality) best = next
  }
  return { neighbours, graph, communities: best.communities, count: best.count }
}
