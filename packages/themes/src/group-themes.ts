import { findCommunities } from './find-communities.ts';
import type { Graph } from './graph.ts';

const GROUP_GAMMA = 1;

/** The group of each theme: the graph of the themes themselves, clustered once more with resolution 1, so that groups always hold whole themes. */
export function groupThemes(graph: Graph, communities: Int32Array, count: number, seed: number): Int32Array {
  const rows: Map<number, number>[] = Array.from({ length: count }, () => new Map());
  const loops = new Float64Array(count);
  for (let v = 0; v < graph.size; v++) {
    const own = communities[v] ?? 0;
    for (let e = graph.offsets[v] ?? 0; e < (graph.offsets[v + 1] ?? 0); e++) {
      const other = communities[graph.targets[e] ?? 0] ?? 0;
      const weight = graph.weights[e] ?? 0;
      if (other === own) loops[own] = (loops[own] ?? 0) + weight / 2;
      else rows[own]?.set(other, (rows[own]?.get(other) ?? 0) + weight);
    }
  }
  const offsets = new Int32Array(count + 1);
  const edges = rows.flatMap((row) => [...row].sort((a, b) => a[0] - b[0]));
  rows.forEach((row, theme) => (offsets[theme + 1] = (offsets[theme] ?? 0) + row.size));
  const themes = { size: count, offsets, targets: Int32Array.from(edges, (e) => e[0]), weights: Float64Array.from(edges, (e) => e[1]), loops };
  return findCommunities(themes, GROUP_GAMMA, seed).communities;
}
