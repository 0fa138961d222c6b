import type { DenseRows } from './dense-rows.ts';
import type { TextNode } from './text-node.ts';
import type { Graph } from './graph.ts';
import type { Neighbours } from './neighbour-graph.ts';
import { neighbourVote, strongestTheme, type Vote } from './neighbour-vote.ts';
import { themeSureness } from './theme-sureness.ts';

export interface GatedTheme {
  readonly community: number;
  /** Confident nodes, most central first. */
  readonly members: readonly { readonly node: number; readonly confidence: number; readonly centrality: number }[];
  readonly rows: number;
  readonly centre: Float32Array;
}

export interface GatedThemes {
  /** Largest first; the place in this list is the key of the theme. */
  readonly themes: readonly GatedTheme[];
  readonly unthemed: readonly { readonly node: number; readonly nearest: number; readonly confidence: number }[];
}

export interface GateInput {
  readonly nodes: readonly TextNode[];
  readonly neighbours: Neighbours;
  readonly graph: Graph;
  readonly communities: Int32Array;
  readonly dense: DenseRows & { readonly values: Float32Array };
  readonly coverage: number;
  readonly rows: number;
}

/** Fewer confident texts than this are no theme. */
export const SMALLEST_THEME = 3;

/** Keeps the share of the texts that are surest in their community and leaves the rest unthemed, each with the theme it is nearest to. */
export function gateThemes(input: GateInput): GatedThemes {
  const { nodes, neighbours, communities } = input;
  const communityOf = (node: number): number => communities[node] ?? -1;
  const votes = nodes.map((node, i) => neighbourVote(neighbours, i, communityOf, node.rows.length));
  const confidences = votes.map((vote, i) => (vote.total > 0 ? (vote.weights.get(communityOf(i)) ?? 0) / vote.total : 0));
  const isKept = chooseSurest(input, themeSureness({ ...input, copies: (node) => nodes[node]?.rows.length ?? 1 }));
  const rowsOf = new Map<number, number>();
  nodes.forEach((node, i) => {
    if (isKept[i]) rowsOf.set(communityOf(i), (rowsOf.get(communityOf(i)) ?? 0) + node.rows.length);
  });
  const isTheme = (community: number): boolean => (rowsOf.get(community) ?? 0) >= SMALLEST_THEME;
  const order = [...rowsOf.keys()].filter(isTheme).sort((a, b) => (rowsOf.get(b) ?? 0) - (rowsOf.get(a) ?? 0) || a - b);
  const keyOf = new Map(order.map((community, key) => [community, key]));
  const themes = order.map((community) => {
    const kept = nodes.flatMap((_, i) => (isKept[i] && communityOf(i) === community ? [i] : []));
    return describeMembers(input, community, kept, confidences, rowsOf.get(community) ?? 0);
  });
  const unthemed = nodes.flatMap((_, i) => {
    const own = communityOf(i);
    if (isKept[i] && isTheme(own)) return [];
    const nearest = isTheme(own) ? keyOf.get(own) : nearestTheme(input, themes, votes[i], keyOf, isTheme, i);
    return [{ node: i, nearest: nearest ?? -1, confidence: isTheme(own) ? (confidences[i] ?? 0) : 0 }];
  });
  return { themes, unthemed };
}

function chooseSurest(input: GateInput, sureness: Float64Array): boolean[] {
  const wanted = Math.round(input.coverage * input.rows);
  const order = input.nodes.map((_, i) => i).sort((a, b) => (sureness[b] ?? 0) - (sureness[a] ?? 0) || a - b);
  const isKept = input.nodes.map(() => false);
  let taken = 0;
  for (const i of order) {
    const rows = input.nodes[i]?.rows.length ?? 0;
    if (taken >= wanted || (sureness[i] ?? 0) <= 0) break;
    isKept[i] = true;
    taken += rows;
  }
  return isKept;
}

function describeMembers(input: GateInput, community: number, kept: readonly number[], confidences: readonly number[], rows: number): GatedTheme {
  const { values, dimensions } = input.dense;
  const centre = new Float32Array(dimensions);
  for (const node of kept) {
    const weight = (confidences[node] ?? 0) * (input.nodes[node]?.rows.length ?? 1);
    for (let d = 0; d < dimensions; d++) centre[d] = (centre[d] ?? 0) + weight * (values[node * dimensions + d] ?? 0);
  }
  const norm = Math.sqrt(centre.reduce((sum, value) => sum + value * value, 0)) || 1;
  const unit = centre.map((value) => value / norm);
  const members = kept.map((node) => ({ node, confidence: confidences[node] ?? 0, centrality: rowProduct(input.dense, node, unit) }));
  members.sort((a, b) => b.centrality - a.centrality || a.node - b.node);
  return { community, members, rows, centre: unit };
}

/** By the vote of the neighbours among the themes there are; by the nearest centre where no neighbour has one. */
function nearestTheme(
  input: GateInput, themes: readonly GatedTheme[], vote: Vote | undefined,
  keyOf: ReadonlyMap<number, number>, isTheme: (community: number) => boolean, node: number,
): number | undefined {
  const strongest = vote && strongestTheme(vote, isTheme);
  if (strongest) return keyOf.get(strongest.theme);
  let best = -Infinity;
  let nearest: number | undefined;
  themes.forEach((theme, key) => {
    const similarity = rowProduct(input.dense, node, theme.centre);
    if (similarity > best) {
      best = similarity;
      nearest = key;
    }
  });
  return nearest;
}

/** Cosine of a row with a unit vector. */
export function rowProduct(dense: { readonly values: Float32Array; readonly dimensions: number }, row: number, vector: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < dense.dimensions; d++) sum += (dense.values[row * dense.dimensions + d] ?? 0) * (vector[d] ?? 0);
  return sum;
}
