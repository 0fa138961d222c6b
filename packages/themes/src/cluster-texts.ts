import { adjustedMutualInformation, adjustedRandIndex, purity, vMeasure } from './metrics.ts';
import { createThemeEngine, type FoundThemes, type ThemeEngine, type VectorCache } from './theme-engine.ts';

export interface ClusterRow {
  readonly text: string;
  readonly label?: string;
}

export interface ClusterOptions {
  /** An engine to use and leave open; without one a new one is opened and closed. */
  readonly engine?: ThemeEngine;
  readonly level?: 'groups' | 'themes';
  readonly seed?: number;
  readonly coverage?: number;
  readonly cache?: VectorCache;
  readonly onProgress?: (step: string, done?: number, total?: number) => void;
  readonly signal?: AbortSignal;
}

export interface ClusterMetrics {
  readonly v: number;
  readonly ari: number;
  readonly ami: number;
  readonly purity: number;
}

export interface ClusterReport {
  readonly rows: number;
  /** Rows that got a theme. */
  readonly themed: number;
  /** Number of themes found. */
  readonly k: number;
  readonly seconds: number;
  /** Over all rows, unthemed ones forced to their nearest theme; absent without labels. */
  readonly metrics?: ClusterMetrics;
  /** Over the themed rows only; absent without labels. */
  readonly confident?: { readonly coverage: number; readonly v: number; readonly ari: number };
  readonly themes: readonly { readonly id: number; readonly title: string; readonly size: number; readonly quotes: readonly string[] }[];
}

/** Finds the themes of any list of texts; where rows carry labels (all of them count), measures how well the themes match. */
export async function clusterTexts(rows: readonly ClusterRow[], options: ClusterOptions = {}): Promise<ClusterReport> {
  const startedAt = performance.now();
  const engine = options.engine ?? createThemeEngine();
  try {
    const { cache, signal, onProgress, level, seed, coverage } = options;
    const vectors = await engine.encode(rows.map((row) => row.text), { cache, signal, onProgress: (done, total) => onProgress?.('Encoding the texts', done, total) });
    const texts = rows.flatMap((row, i) => (vectors[i] ? [{ id: String(i), text: row.text, vector: vectors[i] }] : []));
    const found = await engine.findThemes(texts, { level, seed, coverage, onProgress: (step) => onProgress?.(step) });
    const seconds = Math.round((performance.now() - startedAt) / 10) / 100;
    return report(rows, found, seconds);
  } finally {
    if (!options.engine) await engine.close();
  }
}

function report(rows: readonly ClusterRow[], found: FoundThemes, seconds: number): ClusterReport {
  const themed = found.themes.reduce((sum, theme) => sum + theme.members.length, 0);
  return {
    rows: rows.length,
    themed,
    k: found.themes.length,
    seconds,
    ...(rows.length > 0 && rows.every((row) => row.label !== undefined) ? measure(rows, found) : {}),
    themes: found.themes.map((theme) => ({
      id: theme.key,
      title: theme.title,
      size: theme.members.length,
      quotes: theme.quotes.map((id) => rows[Number(id)]?.text ?? ''),
    })),
  };
}

function measure(rows: readonly ClusterRow[], found: FoundThemes): Pick<ClusterReport, 'metrics' | 'confident'> {
  const labelOf = (id: string): string => rows[Number(id)]?.label ?? '';
  const themed = found.themes.flatMap((theme) => theme.members.map((member) => ({ truth: labelOf(member.id), found: theme.key })));
  const all = [...themed, ...found.unthemed.map((row) => ({ truth: labelOf(row.id), found: row.nearest }))];
  const [truth, keys] = [all.map((row) => row.truth), all.map((row) => row.found)];
  const [themedTruth, themedKeys] = [themed.map((row) => row.truth), themed.map((row) => row.found)];
  return {
    metrics: {
      v: rounded(vMeasure(truth, keys)),
      ari: rounded(adjustedRandIndex(truth, keys)),
      ami: rounded(adjustedMutualInformation(truth, keys)),
      purity: rounded(purity(truth, keys)),
    },
    confident: { coverage: rounded(themed.length / rows.length), v: rounded(vMeasure(themedTruth, themedKeys)), ari: rounded(adjustedRandIndex(themedTruth, themedKeys)) },
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
