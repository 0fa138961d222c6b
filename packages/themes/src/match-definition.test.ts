import { afterAll, expect, it } from 'vitest';
import { EXAMPLE_COMPLAINTS } from './example-complaints.ts';
import { createThemeEngine, type Definition, type EncodedText, type StoredText } from './theme-engine.ts';

const engine = createThemeEngine({ threads: 1 });
afterAll(() => engine.close());

async function encoded(texts: readonly string[], name: string): Promise<EncodedText[]> {
  const vectors = await engine.encode(texts);
  return texts.flatMap((text, i) => (vectors[i] ? [{ id: `${name}${i}`, text, vector: vectors[i] }] : []));
}
const stored = async (): Promise<StoredText[]> => (await encoded(Object.values(EXAMPLE_COMPLAINTS).flat(), 't')).map((text) => ({ ...text, themeId: null }));
const parcels = ['Parcels that come late', 'My order has still not been delivered', 'I am still waiting for the package'];
const isParcel = (text: string) => /deliver|parcel|package|courier|order|shipment/i.test(text);

it('finds what fits a definition and two examples, and the wider the more', async () => {
  const base = await stored();
  const definition = { themeId: 'late', texts: await encoded(parcels, 'd') };
  const [strong, usual, wide] = await Promise.all((['strong', 'usual', 'wide'] as const).map((strictness) => engine.match({ ...definition, strictness }, base)));
  const textOf = new Map(base.map((each) => [each.id, each.text]));
  const texts = usual?.map(({ id }) => textOf.get(id) ?? '') ?? [];
  expect(texts.length).toBeGreaterThan(2);
  expect(texts.filter(isParcel).length / texts.length).toBeGreaterThan(0.7);
  const ids = (found: typeof usual) => new Set(found?.map(({ id }) => id));
  expect(ids(strong).isSubsetOf(ids(usual)) && ids(usual).isSubsetOf(ids(wide))).toBe(true);
  for (const { id, span } of usual ?? []) expect(span !== null && span.end <= (textOf.get(id)?.length ?? 0)).toBe(true);
});

it('finds nothing for a definition that nobody speaks of, and nothing where nothing is stored', async () => {
  const texts = await encoded(['Volcanoes on other planets', 'The caldera of Olympus Mons is huge', 'Cryovolcanoes erupt water on Europa'], 'd');
  expect(await engine.match({ themeId: 'odd', strictness: 'wide', texts }, await stored())).toEqual([]);
  expect(await engine.match({ themeId: 'odd', strictness: 'wide', texts }, [])).toEqual([]);
});

it('places what fits a definition there although none of its texts is stored yet, but leaves a spared theme what it gets', async () => {
  const base = (await stored()).map((each) => ({ ...each, themeId: isParcel(each.text) ? 'owned' : 'other' }));
  const definition: Definition = { themeId: 'late', strictness: 'usual', texts: await encoded(parcels, 'd') };
  const [arrival, other] = await encoded(['The package was not delivered and I am still waiting', 'The staff were rude to me'], 'n');
  if (!arrival || !other) throw new Error('Nothing was encoded.');
  const themes = async (definitions: readonly Definition[]) => (await engine.place([arrival, other], base, { definitions })).map((each) => each.themeId);
  expect(await themes([])).toEqual(['owned', 'other']);
  expect(await themes([definition])).toEqual(['late', 'other']);
  expect(await themes([{ ...definition, spares: ['owned'] }])).toEqual(['owned', 'other']);
});

it('finds everything near to a question, nearest first, and nothing for what has to do with nothing', async () => {
  const base = await stored();
  const [question, nonsense] = await encoded(['when will my parcel arrive', 'qwxz blorf vrrt'], 'q');
  if (!question || !nonsense) throw new Error('Nothing was encoded.');
  const near = await engine.near(question, base, { least: 0.48, most: 1000 });
  expect(near.length).toBeGreaterThan(0);
  expect(near.map(({ similarity }) => similarity)).toEqual(near.map(({ similarity }) => similarity).toSorted((a, b) => b - a));
  expect(isParcel(base.find(({ id }) => id === near[0]?.id)?.text ?? '')).toBe(true);
  expect(await engine.near(nonsense, base, { least: 0.48, most: 1000 })).toEqual([]);
});
