import { at, nodeDegrees, type Graph } from './graph.ts';

/** Moves nodes to the neighbouring community with the largest gain until no move helps; a queue holds who has to be looked at again. */
export function moveNodes(graph: Graph, communities: Int32Array, gamma: number, random: () => number): void {
  const { size } = graph;
  const degrees = nodeDegrees(graph);
  const total = degrees.reduce((sum, degree) => sum + degree, 0) || 1;
  const sums = new Float64Array(size);
  const members = new Int32Array(size);
  for (let v = 0; v < size; v++) {
    sums[at(communities, v)] = at(sums, at(communities, v)) + at(degrees, v);
    members[at(communities, v)] = at(members, at(communities, v)) + 1;
  }
  const empty: number[] = [];
  for (let c = 0; c < size; c++) if (members[c] === 0) empty.push(c);
  const queue = shuffled(size, random);
  const isQueued = new Uint8Array(size).fill(1);
  const links = new Float64Array(size);
  const touched = new Int32Array(size);
  for (let head = 0, waiting = size; waiting > 0; head = (head + 1) % size, waiting--) {
    const v = at(queue, head);
    isQueued[v] = 0;
    const own = at(communities, v);
    const degree = at(degrees, v);
    const touchedCount = gatherLinks(graph, communities, v, links, touched);
    sums[own] = at(sums, own) - degree;
    members[own] = at(members, own) - 1;
    let bestCommunity = own;
    let bestGain = at(links, own) - (gamma * degree * at(sums, own)) / total;
    for (let t = 0; t < touchedCount; t++) {
      const c = at(touched, t);
      const gain = at(links, c) - (gamma * degree * at(sums, c)) / total;
      if (gain > bestGain + 1e-12) {
        bestGain = gain;
        bestCommunity = c;
      }
    }
    if (bestGain < -1e-12 && empty.length > 0) bestCommunity = empty.pop() ?? own;
    for (let t = 0; t < touchedCount; t++) links[at(touched, t)] = 0;
    sums[bestCommunity] = at(sums, bestCommunity) + degree;
    members[bestCommunity] = at(members, bestCommunity) + 1;
    communities[v] = bestCommunity;
    if (bestCommunity === own) continue;
    if (members[own] === 0) empty.push(own);
    for (let e = at(graph.offsets, v); e < at(graph.offsets, v + 1); e++) {
      const u = at(graph.targets, e);
      if (isQueued[u] === 1 || at(communities, u) === bestCommunity) continue;
      isQueued[u] = 1;
      queue[(head + waiting) % size] = u;
      waiting++;
    }
  }
}

/** Splits each community into well-connected parts: single nodes join the part of their own community that gains most. */
export function splitCommunities(graph: Graph, communities: Int32Array, gamma: number, random: () => number): Int32Array {
  const { size } = graph;
  const degrees = nodeDegrees(graph);
  const total = degrees.reduce((sum, degree) => sum + degree, 0) || 1;
  const parts = Int32Array.from({ length: size }, (_, v) => v);
  const sums = Float64Array.from(degrees);
  const whole = new Float64Array(size);
  for (let v = 0; v < size; v++) whole[at(communities, v)] = at(whole, at(communities, v)) + at(degrees, v);
  const outer = new Float64Array(size);
  for (let v = 0; v < size; v++) outer[v] = weightInto(graph, communities, v);
  const isAlone = new Uint8Array(size).fill(1);
  const links = new Float64Array(size);
  const touched = new Int32Array(size);
  for (const v of shuffled(size, random)) {
    const all = at(whole, at(communities, v));
    const degree = at(degrees, v);
    if (isAlone[v] === 0 || at(outer, v) < (gamma * degree * (all - degree)) / total) continue;
    const touchedCount = gatherLinks(graph, parts, v, links, touched, communities);
    let best = v;
    let bestGain = 0;
    for (let t = 0; t < touchedCount; t++) {
      const p = at(touched, t);
      const isConnected = at(outer, p) >= (gamma * at(sums, p) * (all - at(sums, p))) / total;
      const gain = at(links, p) - (gamma * degree * at(sums, p)) / total;
      if (p !== v && isConnected && gain > bestGain + 1e-12) {
        bestGain = gain;
        best = p;
      }
    }
    if (best !== v) {
      outer[best] = at(outer, best) + at(outer, v) - 2 * at(links, best);
      sums[best] = at(sums, best) + degree;
      parts[v] = best;
      isAlone[best] = 0;
    }
    for (let t = 0; t < touchedCount; t++) links[at(touched, t)] = 0;
  }
  return parts;
}

function gatherLinks(graph: Graph, groups: Int32Array, v: number, links: Float64Array, touched: Int32Array, within?: Int32Array): number {
  let count = 0;
  for (let e = at(graph.offsets, v); e < at(graph.offsets, v + 1); e++) {
    const u = at(graph.targets, e);
    if (within && at(within, u) !== at(within, v)) continue;
    const group = at(groups, u);
    if (links[group] === 0) touched[count++] = group;
    links[group] = at(links, group) + at(graph.weights, e);
  }
  return count;
}

function weightInto(graph: Graph, communities: Int32Array, v: number): number {
  let sum = 0;
  for (let e = at(graph.offsets, v); e < at(graph.offsets, v + 1); e++) {
    if (at(communities, at(graph.targets, e)) === at(communities, v)) sum += at(graph.weights, e);
  }
  return sum;
}

function shuffled(size: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: size }, (_, v) => v);
  for (let last = size - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1));
    const held = at(order, last);
    order[last] = at(order, pick);
    order[pick] = held;
  }
  return order;
}
