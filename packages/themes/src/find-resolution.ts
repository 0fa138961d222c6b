import { findCommunities, type Partition } from './find-communities.ts';
import type { Graph } from './graph.ts';

export interface Sought {
  /** How many communities of at least five nodes there should be, given how many there are at `gamma`. */
  readonly count: (atGamma: number) => number;
  /** The resolution to begin with. */
  readonly gamma: number;
  readonly seed: number;
  /** How often the graph is clustered at most. */
  readonly tries: number;
}

export interface FoundResolution {
  readonly gamma: number;
  readonly partition: Partition;
  /** How many communities of at least five nodes there are. */
  readonly count: number;
  /** Where the search would go on. */
  readonly next: number;
}

const NEAR_ENOUGH = 0.03;
const SMALLEST_COUNTED = 5;
/** How the count grows with gamma while nothing is known of the graph: both in logarithms. */
const USUAL_SLOPE = 0.4;
const [LEAST_SLOPE, MOST_SLOPE] = [0.15, 1.5];
const LONGEST_STEP = Math.log(6);

/** The resolution at which a graph falls into about so many communities, by the secant method on the logarithms of both; the nearest of what was tried. */
export function findResolution(graph: Graph, { count, gamma, seed, tries }: Sought): FoundResolution {
  let wanted: number | undefined;
  let at = Math.log(gamma);
  let slope = USUAL_SLOPE;
  let best: { readonly gamma: number; readonly partition: Partition; readonly count: number; readonly off: number } | undefined;
  let before: { readonly at: number; readonly reached: number } | undefined;
  for (let left = Math.max(1, tries); left > 0; left--) {
    const partition = findCommunities(graph, Math.exp(at), seed);
    const large = countLarge(partition);
    const reached = Math.log(Math.max(1, large));
    wanted ??= Math.log(Math.max(1, count(large)));
    const off = Math.abs(reached - wanted);
    if (best === undefined || off < best.off) best = { gamma: Math.exp(at), partition, count: large, off };
    if (off <= NEAR_ENOUGH) break;
    if (before && Math.abs(at - before.at) > 1e-6) slope = Math.max(LEAST_SLOPE, Math.min(MOST_SLOPE, (reached - before.reached) / (at - before.at)));
    before = { at, reached };
    at += Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, (wanted - reached) / slope));
  }
  if (best === undefined) throw new TypeError('A graph is clustered once at least.');
  const { off: _off, ...found } = best;
  return { ...found, next: Math.exp(at) };
}

/** The small ones count only where most nodes lie in such: a graph in crumbs is too fine, not too coarse. */
function countLarge({ communities, count }: Partition): number {
  const sizes = new Int32Array(count);
  for (const community of communities) sizes[community] = (sizes[community] ?? 0) + 1;
  const large = sizes.filter((size) => size >= SMALLEST_COUNTED);
  return 2 * large.reduce((sum, size) => sum + size, 0) < communities.length ? count : large.length;
}
