import { vMeasure } from '@kept/themes/metrics.ts';
import type { EncodedText, StoredText, ThemeEngine, VectorCache } from '@kept/themes/theme-engine.ts';
import { printRow } from './print-row.ts';
import { drawRows, type LabelledRow } from './read-corpora.ts';
import { forcedThemes } from './theme-quality.ts';

const texts = 6500;
const batches = 10;
const growth = 1.5;

/** Texts in an order in which a fifth of the labels turns up only in the second half. */
function arrivalOrder(rows: readonly LabelledRow[]): LabelledRow[] {
  const labels = [...new Set(rows.map((row) => row.label))].sort();
  const late = new Set(labels.filter((_, i) => i % 5 === 4));
  const [early, waiting] = [rows.filter((row) => !late.has(row.label)), rows.filter((row) => late.has(row.label))];
  const half = Math.min(early.length, Math.floor(rows.length / 2));
  return [...early.slice(0, half), ...drawRows([...early.slice(half), ...waiting], rows.length, 2)];
}

/** Ten batches: a vote places new texts, anchored clustering at one and a half times growth; against all at once. */
export async function measureBatches(engine: ThemeEngine, cache: VectorCache, all: readonly LabelledRow[]): Promise<void> {
  const rows = arrivalOrder(drawRows(all, texts, 1));
  const vectors = await engine.encode(rows.map((row) => row.text), { cache });
  const encoded = rows.flatMap(({ text }, i): EncodedText[] => (vectors[i] ? [{ id: String(i), text, vector: vectors[i] }] : []));
  const atOnce = vMeasure(rows.map((row) => row.label), forcedThemes(await engine.findThemes(encoded), rows.length));
  let themeOf = new Map<string, string>();
  let clusteredAt = 0;
  let newest = 0;
  const moved: number[] = [];
  let last: number[] = [];
  for (let batch = 1; batch <= batches; batch += 1) {
    const here = encoded.slice(0, Math.round((batch * encoded.length) / batches));
    const before = new Map(themeOf);
    const fresh = here.filter((text) => Number(text.id) >= Math.round(((batch - 1) * encoded.length) / batches));
    const stored = here.slice(0, here.length - fresh.length).map((text): StoredText => ({ ...text, themeId: themeOf.get(text.id) ?? null }));
    if (stored.length > 0) for (const placed of await engine.place(fresh, stored)) if (placed.themeId !== null) themeOf.set(placed.id, placed.themeId);
    if (here.length >= growth * clusteredAt || batch === batches) {
      const found = await engine.findThemes(here, { anchors: themeOf });
      const names = found.themes.map((theme) => theme.continues ?? `t${(newest += 1)}`);
      last = forcedThemes(found, here.length);
      themeOf = new Map(found.themes.flatMap((theme, i) => theme.members.map((member) => [member.id, names[i] ?? ''] as const)));
      clusteredAt = here.length;
    }
    const known = [...before].filter(([id]) => themeOf.has(id));
    if (known.length > 0) moved.push(known.filter(([id, theme]) => themeOf.get(id) !== theme).length / known.length);
  }
  const v = vMeasure(rows.map((row) => row.label), last);
  printRow({ what: `10 batches, late intents: V lost against one go (${v.toFixed(4)} against ${atOnce.toFixed(4)})`, value: atOnce - v, floor: 0.005, goal: 0, isLessBetter: true });
  printRow({ what: '10 batches: share of placed texts whose theme changes, per batch', value: (100 * moved.reduce((sum, each) => sum + each, 0)) / moved.length, floor: 6.3, goal: 3, isLessBetter: true, unit: ' %' });
}
