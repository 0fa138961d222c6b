import { at, nodeDegrees, type Graph } from './graph.ts';

/** Where each text lies already: the number of its theme (-1 for none), and from 0 to 1 how surely it is there. */
export interface Anchors {
  readonly themes: Int32Array;
  readonly sureness: Float32Array;
}

/** The share of a text's own edges that ties it to its theme when it is surely there. */
const HOLD = 0.07;

/**
 * The graph with one more node for each theme there is, behind the others and tied to the theme's texts: of partitions that are about
 * as good the one nearest to what people know wins, while what has clearly come apart still does.
 */
export function anchoredGraph(graph: Graph, { themes, sureness }: Anchors): Graph {
  const degrees = nodeDegrees(graph);
  const members: number[][] = [];
  themes.forEach((theme, v) => {
    if (theme >= 0) (members[theme] ??= []).push(v);
  });
  const ties = themes.filter((theme) => theme >= 0).length;
  const size = graph.size + members.length;
  const offsets = new Int32Array(size + 1);
  const targets = new Int32Array(graph.targets.length + 2 * ties);
  const weights = new Float64Array(targets.length);
  let last = 0;
  const tie = (to: number, v: number): void => {
    targets[last] = to;
    weights[last++] = HOLD * (sureness[v] ?? 0) * at(degrees, v);
  };
  for (let v = 0; v < graph.size; v++) {
    const [from, to] = [at(graph.offsets, v), at(graph.offsets, v + 1)];
    targets.set(graph.targets.subarray(from, to), last);
    weights.set(graph.weights.subarray(from, to), last);
    last += to - from;
    if ((themes[v] ?? -1) >= 0) tie(graph.size + at(themes, v), v);
    offsets[v + 1] = last;
  }
  members.forEach((texts, theme) => {
    for (const v of texts) tie(v, v);
    offsets[graph.size + theme + 1] = last;
  });
  const loops = new Float64Array(size);
  loops.set(graph.loops);
  return { size, offsets, targets, weights, loops };
}
