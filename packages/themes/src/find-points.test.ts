import { afterAll, describe, expect, it } from 'vitest';
import { EXAMPLE_COMPLAINTS } from './example-complaints.ts';
import { findPoints } from './find-points.ts';
import { openThemeEngine } from './open-theme-engine.ts';
import type { StoredText } from './theme-engine.ts';

const engine = openThemeEngine({ threads: 1, now: () => 0 });
afterAll(() => engine.close());

const subjects = Object.entries(EXAMPLE_COMPLAINTS).flatMap(([subject, texts]) => texts.map((text) => ({ subject, text })));

async function stored(rows: readonly { readonly id: string; readonly text: string; readonly themeId: string | null }[]): Promise<StoredText[]> {
  const vectors = await engine.encode(rows.map((row) => row.text));
  return rows.flatMap((row, i) => (vectors[i] ? [{ ...row, vector: vectors[i] }] : []));
}
const base = stored(subjects.map(({ subject, text }, i) => ({ id: `s${i}`, text, themeId: subject })));

describe('several points in one text', () => {
  it('are the main theme and what a clause says clearly of another, each with its place in the words as they were said', async () => {
    const text = 'Hi team,\nmy parcel has still not arrived. Also, I cannot log in to my account since the update.\nKind regards,\nAnna Example';
    const [asked] = await stored([{ id: 'new', text, themeId: 'parcel' }]);
    const { further, evidence } = await findPoints(engine, asked ? [asked] : [], await base);
    expect(further.map((point) => point.themeId)).toEqual(['login']);
    expect(text.slice(further[0]?.span.start, further[0]?.span.end)).toBe('Also, I cannot log in to my account since the update.');
    expect(text.slice(evidence.get('new')?.start, evidence.get('new')?.end)).toBe('my parcel has still not arrived.');
  });

  it('are not looked for in a text without a main theme, of one clause, or in clauses that are near to nothing', async () => {
    const asked = await stored([
      { id: 'a', text: 'My parcel has still not arrived. Also, I cannot log in to my account.', themeId: null },
      { id: 'b', text: 'I cannot log in to my account', themeId: 'parcel' },
      { id: 'c', text: 'My parcel has still not arrived. Photosynthesis converts carbon dioxide into sugar.', themeId: 'parcel' },
    ]);
    expect((await findPoints(engine, asked, await base)).further).toEqual([]);
  });

  it('of a text that is stored itself are voted on by the others only', async () => {
    const text = 'My parcel has still not arrived. The zebra crossing was painted purple.';
    const odd = await stored([{ id: 'odd', text, themeId: 'zebra' }]);
    const { further, evidence } = await findPoints(engine, odd, [...(await base), ...odd]);
    expect(further.map((point) => point.themeId)).toEqual(['parcel']);
    expect(evidence.size).toBe(0);
  });

  it('in a language read by words and letters are asked among texts of that language', async () => {
    const german = ['Die Rechnung war schon wieder falsch', 'Meine Rechnung ist falsch und zu hoch', 'Auf der Rechnung steht ein falscher Betrag'].map((text, i) => ({ id: `r${i}`, text, themeId: 'rechnung' }));
    const waiting = ['Ich warte seit Wochen auf mein Paket', 'Mein Paket ist noch nicht angekommen', 'Das Paket ist nicht angekommen und niemand weiß etwas'].map((text, i) => ({ id: `p${i}`, text, themeId: 'paket' }));
    const text = 'Die Rechnung ist wieder falsch. Außerdem ist mein Paket noch nicht angekommen.';
    const asked = await stored([{ id: 'new', text, themeId: 'rechnung' }]);
    const { further } = await findPoints(engine, asked, [...(await base), ...(await stored([...german, ...waiting]))]);
    expect(further.map((point) => point.themeId)).toEqual(['paket']);
  });
});
