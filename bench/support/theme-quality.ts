import { clusterTexts } from '@kept/themes/cluster-texts.ts';
import { adjustedRandIndex, vMeasure } from '@kept/themes/metrics.ts';
import { isStopWord, splitWords } from '@kept/themes/split-words.ts';
import type { EncodedText, FoundThemes, ThemeEngine, VectorCache } from '@kept/themes/theme-engine.ts';
import { stem } from '@kept/themes/title-tokens.ts';
import { printNearOne, printRow } from './print-row.ts';
import { drawRows, type LabelledRow, type readCorpora } from './read-corpora.ts';

type Corpora = ReturnType<typeof readCorpora>;

/** Every row of the table that is about how good the themes are; `cache` holds the vectors, so that each text is read once. */
export async function measureQuality(engine: ThemeEngine, cache: VectorCache, corpora: Corpora): Promise<void> {
  const { banking, clinc, bankingAll, nhs } = corpora;
  const size = (rows: readonly LabelledRow[]) => new Set(rows.map((row) => row.label)).size;
  const cluster = (rows: readonly LabelledRow[]) => clusterTexts(rows.map(({ text, label }) => ({ text, label })), { engine, cache });
  const sets = [
    { name: 'Banking77 test', rows: banking, floors: [0.79, 0.51], goals: [0.82, 0.56], kept: [0.84, 0.6, 0.88, 0.68] },
    { name: 'CLINC150 test', rows: clinc, floors: [0.89, 0.65], goals: [0.91, 0.7], kept: [0.92, 0.69, 0.94, 0.76] },
    { name: 'Banking77 train + test', rows: bankingAll, floors: [0.78, 0.5], goals: [0.81, 0.56], kept: [] },
  ] as const;
  for (const { name, rows, floors, goals, kept } of sets) {
    const { k, metrics, confident } = await cluster(rows);
    printRow({ what: `${name}, k unknown: V`, value: metrics?.v ?? 0, floor: floors[0], goal: goals[0] });
    printRow({ what: `${name}, k unknown: ARI`, value: metrics?.ari ?? 0, floor: floors[1], goal: goals[1] });
    if (kept.length > 0) {
      printRow({ what: `${name}, least confident 20 % unthemed: V of the kept`, value: confident?.v ?? 0, floor: kept[0] ?? 0, goal: kept[2] ?? 0 });
      printRow({ what: `${name}, least confident 20 % unthemed: ARI of the kept`, value: confident?.ari ?? 0, floor: kept[1] ?? 0, goal: kept[3] ?? 0 });
    }
    printNearOne(`${name}: k found / true k (${k} / ${size(rows)})`, k / size(rows), [0.8, 1.25], [0.85, 1.2]);
  }
  for (const count of [1000, 6500]) {
    const some = drawRows(bankingAll, count, 1);
    const { k } = await cluster(some);
    printNearOne(`${count.toLocaleString('en-GB')} of Banking77 at random: k found / true k (${k} / ${size(some)})`, k / size(some), [0.75, 1.4], [0.85, 1.2]);
  }
  await measureFeedback(engine, cache, nhs);
  await measureTitles(engine, cache, banking);
}

async function findIn(engine: ThemeEngine, cache: VectorCache, rows: readonly LabelledRow[], level: 'groups' | 'themes'): Promise<FoundThemes> {
  const vectors = await engine.encode(rows.map((row) => row.text), { cache });
  const texts = rows.flatMap(({ text }, i): EncodedText[] => (vectors[i] ? [{ id: String(i), text, vector: vectors[i] }] : []));
  return engine.findThemes(texts, { level });
}

/** The theme of each row, unthemed ones forced to their nearest. */
export function forcedThemes(found: FoundThemes, rows: number): number[] {
  const keys = Array.from({ length: rows }, () => -1);
  for (const theme of found.themes) for (const member of theme.members) keys[Number(member.id)] = theme.key;
  for (const row of found.unthemed) keys[Number(row.id)] = row.nearest;
  return keys;
}

async function measureFeedback(engine: ThemeEngine, cache: VectorCache, rows: readonly LabelledRow[]): Promise<void> {
  const groups = forcedThemes(await findIn(engine, cache, rows, 'groups'), rows.length);
  const themes = forcedThemes(await findIn(engine, cache, rows, 'themes'), rows.length);
  printRow({ what: 'NHS feedback, groups against 8 labels: V', value: vMeasure(rows.map((row) => row.label), groups), floor: 0.14, goal: 0.18 });
  printRow({ what: 'NHS feedback, themes against 44 subcategories: V', value: vMeasure(rows.map((row) => row.detail), themes), floor: 0.23, goal: 0.27 });
  process.stdout.write(`  (k ${new Set(groups).size} groups, ${new Set(themes).size} themes; ARI ${adjustedRandIndex(rows.map((row) => row.label), groups).toFixed(3)})\n`);
}

/** Overlap coefficient of the content words of title and majority label, stemmed: shared words by the words of the shorter of the two, mean over the themes. */
async function measureTitles(engine: ThemeEngine, cache: VectorCache, rows: readonly LabelledRow[]): Promise<void> {
  const { themes } = await findIn(engine, cache, rows, 'themes');
  // "Won't work" says the "not" of "not working".
  const wordsOf = (text: string) => new Set(splitWords(text.replaceAll('_', ' ')).map((word) => (word.endsWith("n't") ? 'not' : word)).filter((word) => !isStopWord(word)).map(stem));
  const overlaps = themes.map((theme) => {
    const labels = Map.groupBy(theme.members, (member) => rows[Number(member.id)]?.label ?? '');
    const [majority] = [...labels].sort((a, b) => b[1].length - a[1].length)[0] ?? [''];
    const [title, label] = [wordsOf(theme.title), wordsOf(majority)];
    return title.intersection(label).size / Math.max(1, Math.min(title.size, label.size));
  });
  printRow({ what: 'Banking77, words shared by title and majority label (by the shorter)', value: overlaps.reduce((sum, each) => sum + each, 0) / overlaps.length, floor: 0.635, goal: 0.75 });
}
