import { planRun, type StandingTheme } from '@kept/core/understand/plan-run.ts';
import { vMeasure } from '@kept/themes/metrics.ts';
import type { Anchor, EncodedText, FoundThemes, StoredText, ThemeEngine, VectorCache } from '@kept/themes/theme-engine.ts';
import { printRow } from './print-row.ts';
import { drawRows, type LabelledRow } from './read-corpora.ts';
import { forcedThemes } from './theme-quality.ts';

const batches = 10;
const growth = 1.5;
const draws = [1, 2, 3];

/** Texts in an order in which a fifth of the labels turns up only in the second half. */
function arrivalOrder(rows: readonly LabelledRow[]): LabelledRow[] {
  const labels = [...new Set(rows.map((row) => row.label))].sort();
  const late = new Set(labels.filter((_, i) => i % 5 === 4));
  const [early, waiting] = [rows.filter((row) => !late.has(row.label)), rows.filter((row) => late.has(row.label))];
  const half = Math.min(early.length, Math.floor(rows.length / 2));
  return [...early.slice(0, half), ...drawRows([...early.slice(half), ...waiting], rows.length, 2)];
}

/** What a run of the product would do with what was found, where nobody has decided anything: where each text lies afterwards. */
function runOver(places: ReadonlyMap<string, Anchor>, found: FoundThemes, nextId: () => string): Map<string, Anchor> {
  const homes = new Map([...places].map(([text, { themeId }]) => [text, themeId]));
  const themes = [...new Set(homes.values())].map((id): StandingTheme => ({ id, standing: 'proposed', isTouched: false, hasAbsorbed: false }));
  const plan = planRun({ themes, homes, fixed: new Set() }, found.themes.map((theme) => ({ key: theme.key, texts: theme.members.map((member) => member.id) })));
  const ids = new Map([...plan.themeOf, ...[...plan.fresh.keys()].map((key) => [key, nextId()] as const)]);
  for (const { text, to } of plan.moves) homes.set(text, (typeof to === 'number' ? ids.get(to) : to) ?? '');
  const sureness = new Map(found.themes.flatMap((theme) => theme.members.map((member) => [member.id, member.confidence] as const)));
  return new Map([...homes].flatMap(([text, themeId]) => (themeId === '' ? [] : [[text, { themeId, sureness: sureness.get(text) ?? 0 }] as const])));
}

async function arriveInBatches(engine: ThemeEngine, encoded: readonly EncodedText[]): Promise<{ last: FoundThemes; moved: number }> {
  let places = new Map<string, Anchor>();
  let last: FoundThemes = { themes: [], unthemed: [] };
  let [clusteredAt, newest] = [0, 0];
  const moved: number[] = [];
  for (let batch = 1; batch <= batches; batch += 1) {
    const [from, to] = [batch - 1, batch].map((edge) => Math.round((edge * encoded.length) / batches));
    const [here, before] = [encoded.slice(0, to), new Map(places)];
    const stored = encoded.slice(0, from).map((text): StoredText => ({ ...text, themeId: places.get(text.id)?.themeId ?? null }));
    const placed = stored.length > 0 ? await engine.place(encoded.slice(from, to), stored) : [];
    for (const { id, themeId, confidence } of placed) if (themeId !== null) places.set(id, { themeId, sureness: confidence });
    if (here.length >= growth * clusteredAt || batch === batches) {
      last = await engine.findThemes(here, { anchors: places });
      places = runOver(places, last, () => `t${(newest += 1)}`);
      clusteredAt = here.length;
    }
    const known = [...before].filter(([id]) => places.has(id));
    if (known.length > 0) moved.push(known.filter(([id, { themeId }]) => places.get(id)?.themeId !== themeId).length / known.length);
  }
  return { last, moved: mean(moved) };
}

/**
 * Ten batches as the product takes them: a vote places new texts, and at one and a half times growth everything is clustered anew, held by
 * where it lies; against all at once. The mean of three draws of texts and orders.
 */
export async function measureBatches(engine: ThemeEngine, cache: VectorCache, { name, rows, texts }: { readonly name: string; readonly rows: readonly LabelledRow[]; readonly texts: number }): Promise<void> {
  const results = await Promise.all(
    draws.map(async (draw) => {
      const order = arrivalOrder(drawRows(rows, texts, draw));
      const vectors = await engine.encode(order.map((row) => row.text), { cache });
      const prefix = `${name} ${draw} `;
      const encoded = order.flatMap(({ text }, i): EncodedText[] => (vectors[i] ? [{ id: `${prefix}${i}`, text, vector: vectors[i] }] : []));
      const vOf = (found: FoundThemes) => vMeasure(order.map((row) => row.label), forcedThemes(withoutPrefix(found, prefix), order.length));
      const [atOnce, { last, moved }] = await Promise.all([engine.findThemes(encoded), arriveInBatches(engine, encoded)]);
      return { v: vOf(last), atOnce: vOf(atOnce), moved };
    }),
  );
  const [v, atOnce] = [mean(results.map((each) => each.v)), mean(results.map((each) => each.atOnce))];
  const lost = results.map((each) => (each.atOnce - each.v).toFixed(4)).join(', ');
  printRow({ what: `${name}, 10 batches, late intents: V lost against one go (${v.toFixed(4)} against ${atOnce.toFixed(4)}; ${lost})`, value: atOnce - v, floor: 0.005, goal: 0, isLessBetter: true });
  printRow({ what: `${name}, 10 batches: share of placed texts whose theme changes, per batch`, value: 100 * mean(results.map((each) => each.moved)), floor: 6.3, goal: 3, isLessBetter: true, unit: ' %' });
}

function withoutPrefix({ themes, unthemed }: FoundThemes, prefix: string): FoundThemes {
  const bare = <T extends { readonly id: string }>(each: T): T => ({ ...each, id: each.id.slice(prefix.length) });
  return { themes: themes.map((theme) => ({ ...theme, members: theme.members.map(bare) })), unthemed: unthemed.map(bare) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
