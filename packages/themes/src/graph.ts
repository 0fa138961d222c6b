/** An undirected weighted graph in rows: the edges of node v are targets[offsets[v] .. offsets[v + 1]); loops holds the weight inside a node. */
export interface Graph {
  readonly size: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  readonly loops: Float64Array;
}

/** Weight at every node; a loop counts at both its ends. */
export function nodeDegrees(graph: Graph): Float64Array {
  const degrees = new Float64Array(graph.size);
  for (let v = 0; v < graph.size; v++) {
    let sum = 2 * at(graph.loops, v);
    for (let e = at(graph.offsets, v); e < at(graph.offsets, v + 1); e++) sum += at(graph.weights, e);
    degrees[v] = sum;
  }
  return degrees;
}

/** Sum over communities of (weight inside - gamma x degree^2 / 2m) / 2m. */
export function modularity(graph: Graph, communities: Int32Array, gamma: number): number {
  const degrees = nodeDegrees(graph);
  const total = degrees.reduce((sum, degree) => sum + degree, 0);
  if (total === 0) return 0;
  const inside = new Float64Array(graph.size);
  const sums = new Float64Array(graph.size);
  for (let v = 0; v < graph.size; v++) {
    const own = at(communities, v);
    sums[own] = at(sums, own) + at(degrees, v);
    inside[own] = at(inside, own) + 2 * at(graph.loops, v);
    for (let e = at(graph.offsets, v); e < at(graph.offsets, v + 1); e++) {
      if (at(communities, at(graph.targets, e)) === own) inside[own] = at(inside, own) + at(graph.weights, e);
    }
  }
  let quality = 0;
  for (let c = 0; c < graph.size; c++) quality += at(inside, c) / total - gamma * (at(sums, c) / total) ** 2;
  return quality;
}

/** One node per part, with the weight inside it as a loop. */
export function aggregate(graph: Graph, parts: Int32Array, count: number): Graph {
  const order = Int32Array.from({ length: graph.size }, (_, v) => v).sort((a, b) => at(parts, a) - at(parts, b) || a - b);
  const loops = new Float64Array(count);
  const offsets = new Int32Array(count + 1);
  const targets: number[] = [];
  const weights: number[] = [];
  const links = new Float64Array(count);
  for (let position = 0, part = 0; part < count; part++) {
    const found: number[] = [];
    for (; position < order.length && at(parts, at(order, position)) === part; position++) {
      const v = at(order, position);
      loops[part] = at(loops, part) + at(graph.loops, v);
      for (let e = at(graph.offsets, v); e < at(graph.offsets, v + 1); e++) {
        const other = at(parts, at(graph.targets, e));
        if (links[other] === 0) found.push(other);
        links[other] = at(links, other) + at(graph.weights, e);
      }
    }
    for (const other of found) {
      if (other === part) loops[part] = at(loops, part) + at(links, other) / 2;
      else {
        targets.push(other);
        weights.push(at(links, other));
      }
      links[other] = 0;
    }
    offsets[part + 1] = targets.length;
  }
  return { size: count, offsets, targets: Int32Array.from(targets), weights: Float64Array.from(weights), loops };
}

/** Typed arrays answer `number | undefined` under strict indexing; inside their bounds the fallback is never taken. */
export function at(values: Int32Array | Float64Array, index: number): number {
  return values[index] ?? 0;
}
