import { afterAll, describe, expect, it } from 'vitest';
import { EXAMPLE_COMPLAINTS } from './example-complaints.ts';
import { createThemeEngine, type EncodedText, type FoundThemes, type ThemeEngine, type VectorCache } from './theme-engine.ts';
import { decodeVector } from './vector-blob.ts';

const model = createThemeEngine({ threads: 1 });
const lexical = createThemeEngine({ threads: 1, runtime: 'lexical' });
afterAll(() => Promise.all([model.close(), lexical.close()]));

async function encoded(engine: ThemeEngine, texts: readonly string[]): Promise<EncodedText[]> {
  const vectors = await engine.encode(texts);
  return texts.flatMap((text, i) => (vectors[i] ? [{ id: `t${i}`, text, vector: vectors[i] }] : []));
}

function memoryCache(): VectorCache & { readonly stored: Map<string, Uint8Array>; reads: number } {
  const stored = new Map<string, Uint8Array>();
  return {
    stored,
    reads: 0,
    async read(keys) {
      this.reads += keys.length;
      return new Map(keys.flatMap((key) => (stored.has(key) ? [[key, stored.get(key) ?? new Uint8Array()] as const] : [])));
    },
    async write(entries) {
      for (const [key, blob] of entries) stored.set(key, blob);
    },
  };
}

const idsIn = (found: FoundThemes): string[] => [...found.themes.flatMap((theme) => theme.members.map((member) => member.id)), ...found.unthemed.map((row) => row.id)].sort();

describe('encoding', () => {
  it('puts sentences that mean the same nearer together than others', async () => {
    const [a, b, c] = (await model.encode(['My parcel has not arrived', 'The delivery still is not here', 'The staff were lovely'])).map(decodeVector);
    const cosine = (x?: Float32Array, y?: Float32Array): number => x?.reduce((sum, value, d) => sum + value * (y?.[d] ?? 0), 0) ?? 0;
    expect(cosine(a, b)).toBeGreaterThan(cosine(a, c) + 0.2);
  });

  it('hardly depends on the texts encoded beside it, and reads a cached text from the cache only', async () => {
    const cache = memoryCache();
    const [alone] = await model.encode(['The bill was wrong'], { cache });
    const [, together] = await model.encode(['A much longer sentence about something else entirely that pads the batch', 'The bill was wrong']);
    const [x, y] = [decodeVector(alone ?? new Uint8Array()), decodeVector(together ?? new Uint8Array())];
    expect(x.reduce((sum, value, d) => sum + value * (y[d] ?? 0), 0)).toBeGreaterThan(0.99);
    const marked = new Uint8Array(alone ?? []);
    marked[8] = 99;
    cache.stored.set(model.textKey('The bill was wrong'), marked);
    expect((await model.encode(['  The bill was   wrong '], { cache }))[0]).toEqual(marked);
  });

  it('reports progress and stops when asked to', async () => {
    const seen: number[] = [];
    await lexical.encode(['one', 'two', 'two'], { onProgress: (done) => seen.push(done) });
    expect(seen).toEqual([0, 2]);
    await expect(lexical.encode(['three'], { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});

describe('finding themes', () => {
  it('finds the subjects of a small pile of complaints and names them in their words', async () => {
    const subjects = Object.entries(EXAMPLE_COMPLAINTS).flatMap(([subject, texts]) => texts.map((text) => ({ subject, text })));
    const found = await model.findThemes(await encoded(model, subjects.map((row) => row.text)), { coverage: 1 });
    expect(found.themes.length).toBeGreaterThanOrEqual(3);
    expect(found.themes.length).toBeLessThanOrEqual(7);
    const subjectOf = (id: string): string => subjects[Number(id.slice(1))]?.subject ?? '';
    const pure = found.themes.map((theme) => {
      const counts = Object.values(Object.groupBy(theme.members, (member) => subjectOf(member.id))).map((group) => group?.length ?? 0);
      return Math.max(...counts) / theme.members.length;
    });
    expect(Math.min(...pure)).toBeGreaterThan(0.6);
    for (const word of ['parcel', 'refund', 'log in', 'staff']) expect(found.themes.map((theme) => theme.title.toLowerCase()).join(' | ')).toContain(word);
    for (const theme of found.themes) {
      expect(theme.title).not.toMatch(/^(?:my|an?|the)\b/iu);
      expect(theme.quotes.length).toBeGreaterThan(0);
      expect(theme.members.map((member) => member.id)).toEqual(expect.arrayContaining([...theme.quotes]));
    }
  });

  it('gives the same themes whatever the order of the rows', async () => {
    const rows = await encoded(lexical, Object.values(EXAMPLE_COMPLAINTS).flat());
    const forward = await lexical.findThemes(rows);
    const backward = await lexical.findThemes(rows.toReversed());
    expect(backward.themes.map((theme) => [theme.title, theme.members])).toEqual(forward.themes.map((theme) => [theme.title, theme.members]));
  });

  it('leaves about the least confident fifth unthemed, each with its nearest theme', async () => {
    const rows = await encoded(lexical, Object.values(EXAMPLE_COMPLAINTS).flat());
    const { themes, unthemed } = await lexical.findThemes(rows);
    expect(unthemed.length).toBeGreaterThanOrEqual(8);
    for (const row of unthemed) expect(themes.map((theme) => theme.key)).toContain(row.nearest);
  });

  it('puts whole themes into groups', async () => {
    const rows = await encoded(model, Object.values(EXAMPLE_COMPLAINTS).flat());
    const groups = await model.findThemes(rows, { level: 'groups', coverage: 1 });
    const themes = await model.findThemes(rows, { coverage: 1 });
    expect(groups.themes.length).toBe(new Set(themes.themes.map((theme) => theme.group)).size);
  });

  const awkward: Record<string, string[]> = {
    'no texts': [],
    'one text': ['only me'],
    'two texts': ['first thing', 'second thing'],
    'empty and blank texts': ['', ' \n\t', '\u0000', '', 'not empty'],
    'a hundred equal texts': Array.from({ length: 100 }, () => 'The app is slow'),
    'emoji, right-to-left, Chinese, broken surrogates': ['😀😀😀', '👍', 'الطلب لم يصل بعد', 'ההזמנה לא הגיעה', '快递还没到', 'half \ud83d', '\u202e\u200f', '!!!', '12345'],
    'very long texts': ['word '.repeat(10_000), 'x'.repeat(50_000), '😀'.repeat(25_000), 'The parcel is late. '.repeat(2500)],
    'one word each': ['slow', 'Slow', 'slow!', 'fast', 'expensive', 'price', 'ok'],
  };
  it.each(Object.entries(awkward))('loses nobody in %s', async (_name, texts) => {
    for (const engine of [lexical, model]) {
      const rows = await encoded(engine, texts);
      const found = await engine.findThemes(rows);
      expect(idsIn(found)).toEqual(rows.map((row) => row.id).sort());
      for (const theme of found.themes) expect(theme.title).not.toBe('');
    }
  });

  it('makes one theme of a hundred equal texts', async () => {
    const found = await lexical.findThemes(await encoded(lexical, awkward['a hundred equal texts'] ?? []));
    expect(found.themes.map((theme) => theme.members.length)).toEqual([100]);
  });

  it('refuses vectors of another engine with a sentence', async () => {
    await expect(lexical.findThemes([{ id: 'a', text: 'a', vector: Uint8Array.of(1, 2, 3) }])).rejects.toThrow('encode the text again');
  });
});

describe('placing a new text', () => {
  it('lets the neighbours vote, shows them with their shared words, and marks the clause', async () => {
    const subjects = Object.entries(EXAMPLE_COMPLAINTS).flatMap(([subject, texts]) => texts.map((text) => ({ subject, text })));
    const stored = (await encoded(model, subjects.map((row) => row.text))).map((row, i) => ({ ...row, themeId: subjects[i]?.subject ?? null }));
    const text = 'The shop looks nice inside. However my parcel has still not arrived.';
    const [vector] = await model.encode([text]);
    const [placed] = await model.place([{ id: 'new', text, vector: vector ?? new Uint8Array() }], stored);
    expect(placed?.themeId).toBe('parcel');
    expect(placed?.neighbours[0]?.sharedWords).toContain('parcel');
    expect(text.slice(placed?.span?.start, placed?.span?.end)).toBe('However my parcel has still not arrived.');
    const explained = await model.explain(stored[0] ?? { id: '', text: '', vector: new Uint8Array() }, stored);
    expect(explained.themeId).toBe('parcel');
    expect(explained.neighbours.map((neighbour) => neighbour.id)).not.toContain(stored[0]?.id);
  });

  it('leaves a text unthemed that has nothing to do with anything, has no content, or meets an empty store', async () => {
    const subjects = Object.values(EXAMPLE_COMPLAINTS).flat();
    const stored = (await encoded(model, subjects)).map((row) => ({ ...row, themeId: 'all' }));
    const [strange, blank] = await encoded(model, ['Photosynthesis converts carbon dioxide into sugar', '']);
    const rows = [strange, blank].flatMap((row) => (row ? [row] : []));
    expect((await model.place(rows, stored)).map((placed) => placed.themeId)).toEqual([null, null]);
    expect((await model.place(rows, [])).map((placed) => placed.neighbours)).toEqual([[], []]);
    expect(await model.place([], stored)).toEqual([]);
  });
});

describe('a store that grows between calls', () => {
  it('answers as if it had been sent at once, and follows a change of theme', async () => {
    const subjects = Object.entries(EXAMPLE_COMPLAINTS).flatMap(([subject, texts]) => texts.map((text) => ({ subject, text })));
    const stored = (await encoded(lexical, subjects.map((row) => row.text))).map((row, i) => ({ ...row, themeId: subjects[i]?.subject ?? null }));
    const asked = await encoded(lexical, ['My parcel has still not arrived', 'Still waiting for the refund']).then((rows) => rows.map((row) => ({ ...row, id: `new ${row.id}` })));
    const grownEngine = createThemeEngine({ threads: 1, runtime: 'lexical' });
    await grownEngine.place(asked, stored.slice(0, 20));
    await grownEngine.place(asked, stored.slice(0, 39));
    const grown = await grownEngine.place(asked, stored);
    const fresh = await lexical.place(asked, stored);
    expect(grown.map((placed) => placed.themeId)).toEqual(fresh.map((placed) => placed.themeId));
    const renamed = stored.map((row) => ({ ...row, themeId: row.themeId === 'parcel' ? 'moved' : row.themeId }));
    expect((await grownEngine.place(asked, renamed))[0]?.themeId).toBe('moved');
    await grownEngine.close();
  });

  it('gives a stored text no vote on its own place', async () => {
    const [a, b, c] = await encoded(lexical, ['the lift is broken', 'the lift is broken again', 'the soup was cold']);
    const stored = [a, b, c].flatMap((row, i) => (row ? [{ ...row, themeId: ['own', 'lift', 'soup'][i] ?? null }] : []));
    const [placed] = await lexical.place(stored.slice(0, 1), stored);
    expect(placed?.themeId).toBe('lift');
    expect(placed?.neighbours.map((neighbour) => neighbour.id)).not.toContain('t0');
  });
});
