import type { Definition, StoredText, ThemeEngine } from '@kept/themes/theme-engine.ts';
import { encodeVector } from '@kept/themes/vector-blob.ts';

/** Says which pattern a text belongs to, or none; what it says may change between runs, as an engine's view does. */
export type Script = (text: string) => string | undefined;

/** An engine that finds exactly the patterns a test dictates: the engine stands outside the product, and must never be able to undo a person's decision. */
export function scriptedEngine(script: () => Script): ThemeEngine {
  const vector = encodeVector(new Float32Array([1, 0]));
  return {
    version: 'scripted-1',
    encoder: { wanted: 'Scripted', inUse: 'Scripted', failure: null, standIns: [] },
    encode: async (texts) => texts.map(() => vector),
    textKey: (text) => `key ${text}`,
    findThemes: async (texts) => {
      const groups = Map.groupBy(texts, (each) => script()(each.text));
      const themes = [...groups].filter(([name, members]) => name !== undefined && members.length > 1).map(([name, members], key) => ({ key, group: key, title: `About ${name}`, aliases: [], description: `Texts about ${name}`, members: members.map(({ id }) => ({ id, confidence: 0.9 })), quotes: members.slice(0, 1).map((each) => each.id) }));
      return { themes, unthemed: (groups.get(undefined) ?? []).map(({ id }) => ({ id, nearest: -1, confidence: 0 })) };
    },
    place: async (texts, stored, { definitions = [] } = {}) => texts.map(({ id, text }) => ({ id, themeId: definedFor(definitions, script(), text) ?? mostOf(stored, script(), text), confidence: 0.8, neighbours: [{ id: 'near', similarity: 1, sharedWords: [] }], span: null })),
    explain: async ({ id }) => ({ id, themeId: null, confidence: 0, neighbours: [], span: null }),
    near: async () => [],
    match: async (definition, stored) => stored.filter(({ text }) => definedFor([definition], script(), text) !== undefined).map(({ id }) => ({ id, confidence: 0.7, span: null })),
    close: async () => undefined,
  };
}

/** The definition whose last example is of the same pattern as the text. */
function definedFor(definitions: readonly Definition[], script: Script, text: string): string | undefined {
  const name = script(text);
  return name === undefined ? undefined : definitions.find(({ texts }) => script(texts.at(-1)?.text ?? '') === name)?.themeId;
}

/** The theme in which most texts of the same pattern lie. */
function mostOf(stored: readonly StoredText[], script: Script, text: string): string | null {
  const name = script(text);
  const same = name === undefined ? [] : stored.filter((each) => each.themeId !== null && script(each.text) === name);
  const [largest] = [...Map.groupBy(same, (each) => each.themeId)].toSorted(([a, one], [b, other]) => other.length - one.length || ((a ?? '') < (b ?? '') ? -1 : 1));
  return largest?.[0] ?? null;
}
