import { clusterTexts } from '@kept/themes/cluster-texts.ts';
import { findPoints } from '@kept/themes/find-points.ts';
import type { EncodedText, ThemeEngine, VectorCache } from '@kept/themes/theme-engine.ts';
import { printRow } from './print-row.ts';
import { drawRows, type LabelledRow, type readCorpora } from './read-corpora.ts';

const heads = ['Hi team,\n\n', 'Dear Sir or Madam,\n', '<p>Hello,</p><p>', '@bank_help ', 'Good morning,\n'];
const tails = ['\n\nKind regards,\nAnna Example', '\nSent from my iPhone', '</p><p>Best regards<br>Max Example</p>', '\n--\nAnna Example\n+44 20 7946 0000', ' https://bank.example/help?case=1', '\n\nOn Mon, 3 Mar 2025 at 10:12, Support <help@bank.example> wrote:\n> How can we help?'];

/** A text as it comes by mail: with a greeting, a signature, mark-up or the mail it answers. */
export function framedText(text: string, number: number): string {
  return `${heads[number % heads.length]}${text}${tails[number % tails.length]}`;
}

/** How far letter frames change the themes, and how well a second point in one text is found. */
export async function measureWords(engine: ThemeEngine, cache: VectorCache, { banking, bankingAll, clinc }: ReturnType<typeof readCorpora>): Promise<void> {
  const framed = banking.map(({ text, label }, number) => ({ text: framedText(text, number), label }));
  const clean = await clusterTexts(banking.map(({ text, label }) => ({ text, label })), { engine, cache });
  const messy = await clusterTexts(framed, { engine, cache });
  printRow({ what: 'Banking77 test in letter frames: V lost against the bare texts', value: Math.abs((clean.metrics?.v ?? 0) - (messy.metrics?.v ?? 0)), floor: 0.01, goal: 0, isLessBetter: true });
  await measurePoints(engine, cache, 'Banking77', drawRows(bankingAll.slice(banking.length), 3080, 5), banking);
  const base = drawRows(clinc, 3000, 5);
  const known = new Set(base.map((row) => row.text));
  await measurePoints(engine, cache, 'CLINC150', base, clinc.filter((row) => !known.has(row.text)));
}

const joiners = [' and ', '. Also, ', '. ', ', and also '];

/** Joins texts of two labels; a further point is right where its theme is mostly about the label that is not the main theme's. */
async function measurePoints(engine: ThemeEngine, cache: VectorCache, name: string, base: readonly LabelledRow[], asked: readonly LabelledRow[]): Promise<void> {
  const encoded = async (texts: readonly string[], mark: string): Promise<EncodedText[]> => {
    const vectors = await engine.encode(texts, { cache });
    return texts.flatMap((text, i) => (vectors[i] ? [{ id: `${mark}${i}`, text, vector: vectors[i] }] : []));
  };
  const rows = await encoded(base.map((row) => row.text), 'b');
  const { themes } = await engine.findThemes(rows);
  const themeOf = new Map(themes.flatMap((theme) => theme.members.map(({ id }) => [id, String(theme.key)] as const)));
  const labelOf = new Map(themes.map((theme) => {
    const [most] = [...Map.groupBy(theme.members, ({ id }) => base[Number(id.slice(1))]?.label ?? '')].sort((a, b) => b[1].length - a[1].length);
    return [String(theme.key), most?.[0] ?? ''] as const;
  }));
  const stored = rows.map((row) => ({ ...row, themeId: themeOf.get(row.id) ?? null }));
  const joined = joinPairs(drawRows(asked, 1200, 9));
  const texts = await encoded(joined.map((each) => each.text), 'j');
  const placed = await engine.place(texts, stored);
  const { further } = await findPoints(engine, texts.map((text, i) => ({ ...text, themeId: placed[i]?.themeId ?? null })), stored);
  const right = further.filter(({ id, themeId }) => {
    const number = Number(id.slice(1));
    const main = labelOf.get(placed[number]?.themeId ?? '');
    return (joined[number]?.labels ?? []).some((label) => label !== main && label === labelOf.get(themeId));
  });
  const themed = placed.filter((each) => each.themeId !== null).length;
  printRow({ what: `${name}, two texts joined: further points that are right`, value: right.length / Math.max(1, further.length), floor: 0.65, goal: 0.75 });
  printRow({ what: `${name}, two texts joined: themed texts whose second theme is found`, value: new Set(right.map(({ id }) => id)).size / Math.max(1, themed), floor: 0.35, goal: 0.5 });
}

function joinPairs(drawn: readonly LabelledRow[]): { readonly text: string; readonly labels: readonly string[] }[] {
  return Array.from({ length: drawn.length / 2 }, (_, i) => {
    const [first, second] = [drawn[2 * i], drawn[2 * i + 1]];
    const joiner = joiners[i % joiners.length] ?? ' ';
    const rest = second?.text.trim() ?? '';
    return { text: `${first?.text.trim().replace(/[.!?]+$/u, '') ?? ''}${joiner}${joiner === '. ' ? rest : rest.charAt(0).toLowerCase() + rest.slice(1)}`, labels: [first?.label ?? '', second?.label ?? ''] };
  }).filter(({ labels }) => labels[0] !== labels[1]);
}
