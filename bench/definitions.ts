import { strictnesses } from '@kept/core/understand/theme-definition.ts';
import { createThemeEngine, type EncodedText, type StoredText } from '@kept/themes/theme-engine.ts';
import { existsSync } from 'node:fs';
import { drawRows, type LabelledRow, readCorpora } from './support/read-corpora.ts';

/* A theme by definition: each label is defined by its name in words and two examples drawn at random; precision and recall of what matches, the mean over labels. `--seed=` draws others. */
const seed = Number(process.argv.find((word) => word.startsWith('--seed='))?.slice('--seed='.length) ?? 11);
const engine = createThemeEngine();

/** Examples that come from the set itself are left out of it. */
async function measure(name: string, rows: readonly LabelledRow[], pool: readonly LabelledRow[]): Promise<void> {
  const labels = [...new Set(rows.map((row) => row.label))];
  const examples = new Map(labels.map((label) => [label, drawRows(pool.filter((row) => row.label === label), 2, seed)]));
  const drawn = new Set([...examples.values()].flat());
  const left = rows.filter((row) => !drawn.has(row));
  const encoded = async (texts: readonly string[]): Promise<EncodedText[]> => (await engine.encode(texts)).map((vector, i) => ({ id: String(i), text: texts[i] ?? '', vector }));
  const stored: StoredText[] = (await encoded(left.map((row) => row.text))).map((text) => ({ ...text, themeId: null }));
  const meant = await encoded(labels.flatMap((label) => [label.replaceAll('_', ' '), ...(examples.get(label) ?? []).map((row) => row.text)]));
  for (const strictness of strictnesses) {
    let [precision, recall, empty] = [0, 0, 0];
    for (const [i, label] of labels.entries()) {
      const found = await engine.match({ themeId: label, strictness, texts: meant.slice(3 * i, 3 * i + 3) }, stored);
      const right = found.filter(({ id }) => left[Number(id)]?.label === label).length;
      precision += found.length === 0 ? 0 : right / found.length;
      recall += right / left.filter((row) => row.label === label).length;
      if (found.length === 0) empty += 1;
    }
    const [p, r] = [precision / labels.length, recall / labels.length];
    process.stdout.write(`${`${name}, ${strictness}`.padEnd(34)} precision ${p.toFixed(3)}  recall ${r.toFixed(3)}  F1 ${((2 * p * r) / (p + r)).toFixed(3)}  labels without a match ${empty} of ${labels.length}\n`);
  }
}

const folder = process.env.KEPT_CORPORA;
if (folder !== undefined && existsSync(folder)) {
  const { banking, bankingAll, clinc } = readCorpora(folder);
  const inTest = new Set(banking);
  await measure('Banking77 test', banking, bankingAll.filter((row) => !inTest.has(row)));
  await measure('CLINC150 test', clinc, clinc);
} else process.stdout.write('  corpora not found, skipped\n');
await engine.close();
