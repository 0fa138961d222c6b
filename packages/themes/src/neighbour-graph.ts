import type { Graph } from './graph.ts';

/** The k nearest others of every node with their similarity, best first; unused slots hold id -1. */
export interface Neighbours {
  readonly count: number;
  readonly ids: Int32Array;
  readonly similarities: Float32Array;
}

/** Union of the neighbour lists: weight similarity squared, counted twice where both chose each other. */
export function neighbourGraph(neighbours: Neighbours, size: number): Graph {
  const { count, ids, similarities } = neighbours;
  const places = new Int32Array(size + 1);
  const eachEdge = (visit: (v: number, u: number, weight: number) => void): void => {
    for (let v = 0; v < size; v++) {
      for (let slot = v * count; slot < (v + 1) * count; slot++) {
        const u = ids[slot] ?? -1;
        const weight = Math.max(0, similarities[slot] ?? 0) ** 2;
        if (u >= 0 && u !== v && weight > 0) visit(v, u, weight);
      }
    }
  };
  eachEdge((v, u) => {
    places[v + 1] = (places[v + 1] ?? 0) + 1;
    places[u + 1] = (places[u + 1] ?? 0) + 1;
  });
  for (let v = 0; v < size; v++) places[v + 1] = (places[v + 1] ?? 0) + (places[v] ?? 0);
  const filled = places.slice(0, size);
  const ends = new Int32Array(places[size] ?? 0);
  const parts = new Float64Array(ends.length);
  const put = (from: number, to: number, weight: number): void => {
    const place = filled[from] ?? 0;
    ends[place] = to;
    parts[place] = weight;
    filled[from] = place + 1;
  };
  eachEdge((v, u, weight) => {
    put(v, u, weight);
    put(u, v, weight);
  });
  return mergeTwins(size, places, ends, parts);
}

/** One edge for each pair, sorted by its end. */
function mergeTwins(size: number, places: Int32Array, ends: Int32Array, parts: Float64Array): Graph {
  const offsets = new Int32Array(size + 1);
  const sums = new Float64Array(size);
  let last = 0;
  for (let v = 0; v < size; v++) {
    const [from, to] = [places[v] ?? 0, places[v + 1] ?? 0];
    for (let place = from; place < to; place++) sums[ends[place] ?? 0] = (sums[ends[place] ?? 0] ?? 0) + (parts[place] ?? 0);
    // Whatever is written lies at or before what was read.
    for (const u of ends.slice(from, to).sort()) {
      if (sums[u] === 0) continue;
      ends[last] = u;
      parts[last++] = sums[u] ?? 0;
      sums[u] = 0;
    }
    offsets[v + 1] = last;
  }
  return { size, offsets, targets: ends.slice(0, last), weights: parts.slice(0, last), loops: new Float64Array(size) };
}
