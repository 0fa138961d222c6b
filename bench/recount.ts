import { recountTheme } from '@kept/themes/recount-theme.ts';
import { createThemeEngine, type EncodedText, type StoredText, type ThemeEngine } from '@kept/themes/theme-engine.ts';
import { printNearOne } from './support/print-row.ts';
import { drawRows, memoryCache, readCorpora } from './support/read-corpora.ts';

const folder = process.argv.find((word) => word.startsWith('--corpora='))?.slice('--corpora='.length) ?? process.env.KEPT_CORPORA;
const draws = [1, 2];
const shareBefore = 0.7;
const textsPerBatch = 150;
/** Fewer say nothing about a ratio. */
const fewestExpected = 8;

/** How often a theme was said after the cut against before, where nothing changed at all. */
interface Ratios {
  readonly pooled: number;
  /** Mean squared distance from no change in standard deviations of chance: 1 where only chance is at work. */
  readonly spread: number;
}

/** The texts of one draw as the product takes them: a run over those before the cut, a vote for each batch after it. */
async function arrive(engine: ThemeEngine, encoded: readonly EncodedText[], cut: number): Promise<StoredText[]> {
  const found = await engine.findThemes(encoded.slice(0, cut));
  const homes = new Map(found.themes.flatMap((theme) => theme.members.map(({ id }) => [id, `${theme.key}`] as const)));
  const stored = encoded.slice(0, cut).map((text): StoredText => ({ ...text, themeId: homes.get(text.id) ?? null }));
  for (let from = cut; from < encoded.length; from += textsPerBatch) {
    const batch = encoded.slice(from, from + textsPerBatch);
    const placed = new Map((await engine.place(batch, stored)).map(({ id, themeId }) => [id, themeId]));
    stored.push(...batch.map((text): StoredText => ({ ...text, themeId: placed.get(text.id) ?? null })));
  }
  return stored;
}

function ratiosOf(counts: readonly { readonly before: number; readonly after: number }[], exposure: number): Ratios {
  const sum = (what: 'before' | 'after') => counts.reduce((all, each) => all + each[what], 0);
  const clear = counts.filter((each) => each.before * exposure >= fewestExpected);
  const share = exposure / (1 + exposure);
  const squares = clear.map(({ before, after }) => ((before + after) * share - after) ** 2 / ((before + after) * share * (1 - share)));
  return { pooled: sum('after') / (exposure * sum('before')), spread: squares.reduce((all, each) => all + each, 0) / squares.length };
}

async function measure(engine: ThemeEngine, encoded: readonly EncodedText[]): Promise<{ readonly asPlaced: Ratios; readonly recounted: Ratios }> {
  const cut = Math.floor(shareBefore * encoded.length);
  const stored = await arrive(engine, encoded, cut);
  const place = new Map(stored.map(({ id }, at) => [id, at]));
  const count = (ids: readonly string[]) => ({ before: ids.filter((id) => (place.get(id) ?? 0) < cut).length, after: ids.filter((id) => (place.get(id) ?? 0) >= cut).length });
  const members = Map.groupBy(stored.filter(({ themeId }) => themeId !== null), ({ themeId }) => themeId ?? '');
  const asPlaced = [...members.values()].map((texts) => count(texts.map(({ id }) => id)));
  const recounted: { before: number; after: number }[] = [];
  for (const themeId of members.keys()) recounted.push(count(await recountTheme(engine, themeId, stored)));
  const exposure = (encoded.length - cut) / cut;
  return { asPlaced: ratiosOf(asPlaced, exposure), recounted: ratiosOf(recounted, exposure) };
}

if (folder === undefined) throw new Error('Say where the texts are: KEPT_CORPORA or --corpora=FOLDER');
const corpora = readCorpora(folder);
const engine = createThemeEngine();
const cache = memoryCache();
for (const [name, rows] of Object.entries(corpora)) {
  for (const draw of draws) {
    const order = drawRows(rows, rows.length, draw);
    const vectors = await engine.encode(order.map(({ text }) => text), { cache });
    const { asPlaced, recounted } = await measure(engine, order.flatMap(({ text }, i): EncodedText[] => (vectors[i] ? [{ id: `${name} ${draw} ${i}`, text, vector: vectors[i] }] : [])));
    const figures = ({ pooled, spread }: Ratios) => `${pooled.toFixed(3)}, spread ${spread.toFixed(2)}`;
    process.stdout.write(`${name}, draw ${draw}, nothing changed: as placed ${figures(asPlaced)}\n`);
    printNearOne(`  by one vote (spread ${recounted.spread.toFixed(2)})`, recounted.pooled, [0.95, 1.05], [0.98, 1.02]);
  }
}
await engine.close();
