import type { Graph } from './graph.ts';

/** The k nearest others of every node with their similarity, best first; unused slots hold id -1. */
export interface Neighbours {
  readonly count: number;
  readonly ids: Int32Array;
  readonly similarities: Float32Array;
}

/** Union of the neighbour lists: weight similarity squared, counted twice where both chose each other, and `factor` times for a pair. */
export function neighbourGraph(neighbours: Neighbours, size: number, factor: (a: number, b: number) => number = () => 1): Graph {
  const { count, ids, similarities } = neighbours;
  const rows: Map<number, number>[] = Array.from({ length: size }, () => new Map());
  for (let v = 0; v < size; v++) {
    for (let slot = v * count; slot < (v + 1) * count; slot++) {
      const u = ids[slot] ?? -1;
      const weight = Math.max(0, similarities[slot] ?? 0) ** 2;
      if (u < 0 || u === v || weight === 0) continue;
      const heavy = weight * factor(v, u);
      rows[v]?.set(u, (rows[v]?.get(u) ?? 0) + heavy);
      rows[u]?.set(v, (rows[u]?.get(v) ?? 0) + heavy);
    }
  }
  const offsets = new Int32Array(size + 1);
  rows.forEach((row, v) => (offsets[v + 1] = (offsets[v] ?? 0) + row.size));
  const targets = new Int32Array(offsets[size] ?? 0);
  const weights = new Float64Array(targets.length);
  rows.forEach((row, v) => {
    let edge = offsets[v] ?? 0;
    for (const [u, weight] of [...row].sort((a, b) => a[0] - b[0])) {
      targets[edge] = u;
      weights[edge++] = weight;
    }
  });
  return { size, offsets, targets, weights, loops: new Float64Array(size) };
}
