import type { Anchors } from './anchored-graph.ts';
import { type DenseRows, keepRows, meanRow, unpackRows, type KeptRows } from './dense-rows.ts';
import { estimateThemes } from './estimate-themes.ts';
import { COMPARED_AT_MOST } from './find-fused-neighbours.ts';
import { findTextCommunities } from './find-text-communities.ts';
import { gateThemes, type GatedThemes } from './gate-themes.ts';
import { groupThemes } from './group-themes.ts';
import { normaliseText } from './normalise-text.ts';
import type { PackedTexts } from './pack-texts.ts';
import { alongAxes, principalAxes } from './principal-axes.ts';
import { buildLexicon, sharedLexicon, sparseVector } from './sparse-vectors.ts';
import type { TextNode } from './text-node.ts';
import type { TensorRuntime } from './load-tensor-runtime.ts';
import type { Anchor, FoundTheme, FoundThemes } from './theme-engine.ts';
import { describeThemes } from './describe-themes.ts';
import { vectorMark } from './vector-blob.ts';

export interface FindSettings {
  readonly level: 'groups' | 'themes';
  readonly seed: number;
  readonly coverage: number;
  /** The theme each text is in already, if any. */
  readonly anchors?: readonly (Anchor | undefined)[];
  /** False where the engine reads by words and letters only: then nothing says how many themes there are. */
  readonly isModelled: boolean;
}

/** The whole way from encoded texts to titled themes. Every row is afterwards in exactly one theme or in `unthemed`. */
export function findThemesIn(runtime: TensorRuntime, packed: PackedTexts, settings: FindSettings, onStep: (step: string) => void): FoundThemes {
  onStep('Reading the texts');
  const { nodes, blankRows } = collectNodes(packed);
  const { dense, whole, isBuiltIn } = nodeVectors(runtime, packed, nodes);
  const lexicon = sharedLexicon(buildLexicon(nodes.map((node) => node.text)));
  const sparse = nodes.map((node) => sparseVector(node.text, lexicon));
  const words = { sparse: (row: number) => sparse[row] ?? EMPTY, features: lexicon.frequencies.length };
  const estimate = () => (isBuiltIn && settings.isModelled ? estimateThemes(runtime, { ...words, dense: whole }) : undefined);
  const found = findTextCommunities(runtime, { ...words, dense, seed: settings.seed, anchors: nodeAnchors(nodes, settings.anchors), estimate }, onStep);
  const groups = groupThemes(found.graph, found.communities, found.count, settings.seed);
  const communities = settings.level === 'groups' ? found.communities.map((theme) => groups[theme] ?? 0) : found.communities;
  const gated = gateThemes({ nodes, neighbours: found.neighbours, graph: found.graph, communities, dense, coverage: settings.coverage, rows: packed.ids.length });
  onStep('Naming the themes');
  const names = describeThemes(nodes, gated);
  const idsOf = (node: number): readonly string[] => (nodes[node]?.rows ?? []).map((row) => packed.ids[row] ?? '');
  const themes = gated.themes.map((theme, key): FoundTheme => {
    const name = names[key] ?? { title: '', aliases: [], description: '', quotes: [] };
    return {
      key,
      group: settings.level === 'groups' ? key : (groups[theme.community] ?? 0),
      title: name.title,
      aliases: name.aliases,
      description: name.description,
      members: theme.members.flatMap((member) => idsOf(member.node).map((id) => ({ id, confidence: member.confidence }))),
      quotes: name.quotes.flatMap((node) => idsOf(node).slice(0, 1)),
    };
  });
  return { themes, unthemed: listUnthemed(gated, idsOf, blankRows.map((row) => packed.ids[row] ?? '')) };
}

/** Of equal texts the first that is in a theme speaks for all. */
function nodeAnchors(nodes: readonly TextNode[], anchors: FindSettings['anchors']): Anchors | undefined {
  if (!anchors) return undefined;
  const numbers = new Map<string, number>();
  const sureness = new Float32Array(nodes.length);
  const themes = Int32Array.from(nodes, ({ rows }, node) => {
    const anchor = rows.map((row) => anchors[row]).find((each) => each !== undefined && each.sureness > 0);
    if (anchor === undefined) return -1;
    sureness[node] = Math.min(1, anchor.sureness);
    const number = numbers.get(anchor.themeId) ?? numbers.size;
    numbers.set(anchor.themeId, number);
    return number;
  });
  return { themes, sureness };
}

const REDUCED_DIMENSIONS = 128;
const EMPTY = { ids: new Int32Array(0), values: new Float32Array(0) };

/** Nodes are sorted by text, so that the order of the rows changes nothing. */
function collectNodes(packed: PackedTexts): { nodes: TextNode[]; blankRows: number[] } {
  const rowsOf = new Map<string, number[]>();
  const blankRows: number[] = [];
  packed.texts.forEach((text, row) => {
    const normalised = normaliseText(text);
    if (normalised === '') blankRows.push(row);
    else rowsOf.set(normalised, [...(rowsOf.get(normalised) ?? []), row]);
  });
  const nodes = [...rowsOf].map(([text, rows]) => ({ text, rows })).sort((a, b) => (a.text < b.text ? -1 : 1));
  return { nodes, blankRows };
}

interface NodeVectors {
  /** What texts are compared by. */
  readonly dense: KeptRows;
  /** The same with all their numbers. */
  readonly whole: DenseRows;
  /** Whether the engine's own model made them. */
  readonly isBuiltIn: boolean;
}

function nodeVectors(runtime: TensorRuntime, packed: PackedTexts, nodes: readonly TextNode[]): NodeVectors {
  const { stride } = packed.vectors;
  const bytes = new Uint8Array(nodes.length * stride);
  nodes.forEach((node, i) => {
    const row = node.rows[0] ?? 0;
    bytes.set(packed.vectors.bytes.subarray(row * stride, (row + 1) * stride), i * stride);
  });
  const vectors = { rows: nodes.length, stride, bytes };
  const rows = unpackRows(vectors, packed.dimensions, meanRow(unpackRows(vectors, packed.dimensions)));
  const axes = nodes.length > COMPARED_AT_MOST ? principalAxes(runtime, rows, REDUCED_DIMENSIONS) : undefined;
  const dense = keepRows(rows, axes && { dimensions: axes.count, of: (values) => alongAxes(runtime, values, axes) });
  return { dense, whole: axes ? rows : dense, isBuiltIn: vectorMark(bytes.subarray(0, stride)) === 0 };
}

function listUnthemed(gated: GatedThemes, idsOf: (node: number) => readonly string[], blankIds: readonly string[]): FoundThemes['unthemed'] {
  const largest = gated.themes.length > 0 ? 0 : -1;
  return [
    ...gated.unthemed.flatMap(({ node, nearest, confidence }) => idsOf(node).map((id) => ({ id, nearest, confidence }))),
    ...blankIds.map((id) => ({ id, nearest: largest, confidence: 0 })),
  ];
}
