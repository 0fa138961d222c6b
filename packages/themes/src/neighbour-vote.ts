import type { Neighbours } from './neighbour-graph.ts';

/** What equal texts count as: cosine, letters and words all at their most. */
export const EQUAL_TEXT_SIMILARITY = 1.75;

/** A vote of the neighbours of one node: weight similarity squared per theme, and all of it together. */
export interface Vote {
  readonly weights: ReadonlyMap<number, number>;
  readonly total: number;
}

/** What the neighbours of a node say; equal texts vote for each other with the weight of a near-perfect match. */
export function neighbourVote(neighbours: Neighbours, node: number, themeOf: (other: number) => number, copies = 1): Vote {
  const weights = new Map<number, number>();
  let total = 0;
  const cast = (theme: number, weight: number): void => {
    total += weight;
    weights.set(theme, (weights.get(theme) ?? 0) + weight);
  };
  for (let slot = node * neighbours.count; slot < (node + 1) * neighbours.count; slot++) {
    const other = neighbours.ids[slot] ?? -1;
    if (other >= 0) cast(themeOf(other), (neighbours.similarities[slot] ?? 0) ** 2);
  }
  if (copies > 1) cast(themeOf(node), Math.min(copies - 1, neighbours.count) * EQUAL_TEXT_SIMILARITY ** 2);
  return { weights, total };
}

/** The theme with most of the vote among those allowed, with its share of the whole vote; undefined when nobody voted for any. */
export function strongestTheme(vote: Vote, isAllowed: (theme: number) => boolean): { theme: number; share: number } | undefined {
  let best: { theme: number; share: number } | undefined;
  for (const [theme, weight] of [...vote.weights].sort((a, b) => a[0] - b[0])) {
    const share = vote.total > 0 ? weight / vote.total : 0;
    if (isAllowed(theme) && (best === undefined || share > best.share)) best = { theme, share };
  }
  return best;
}
