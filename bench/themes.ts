import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterTexts } from '@kept/themes/cluster-texts.ts';
import { createThemeEngine, type EncodedText, type StoredText } from '@kept/themes/theme-engine.ts';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { figure, printFigure } from './support/print-figure.ts';

const storedTexts = 100_000;
const newTexts = 500;
const labelled = [
  { file: 'banking77_test.csv', label: 'category' },
  { file: 'clinc150_test.csv', label: 'category' },
];
const subjects = ['bill', 'meter', 'engineer', 'refund', 'tariff', 'boiler', 'website', 'direct debit', 'call centre', 'contract'];
const troubles = ['is wrong again', 'never came', 'takes far too long', 'does not work', 'was changed without asking', 'costs more than promised', 'cannot be reached', 'was cancelled twice'];
const invented = (i: number) => `The ${subjects[i % subjects.length] ?? ''} ${troubles[Math.floor(i / 10) % troubles.length] ?? ''}, this is call number ${i}`;

/** Placing among 100,000 stored texts whose vectors are synthetic: those of 2,000 invented texts, a few bytes changed. */
async function benchPlacing(): Promise<void> {
  const engine = createThemeEngine();
  try {
    const seen = await engine.encode(Array.from({ length: 2000 }, (_, i) => invented(i)));
    const stored = Array.from({ length: storedTexts }, (_, i): StoredText => {
      const vector = Uint8Array.from(seen[i % seen.length] ?? []);
      for (let d = 8 + (i % 7); d < vector.length; d += 7) vector[d] = ((vector[d] ?? 0) + (i % 5) - 2) & 255;
      return { id: `s${i}`, text: invented(i), vector, themeId: `t${i % 80}` };
    });
    const texts = Array.from({ length: newTexts }, (_, i) => invented(200_000 + 3 * i));
    const before = performance.now();
    const vectors = await engine.encode(texts);
    const encoding = (performance.now() - before) / 1000;
    const fresh = texts.flatMap((text, i): EncodedText[] => (vectors[i] ? [{ id: `n${i}`, text, vector: vectors[i] }] : []));
    const start = performance.now();
    await engine.place(fresh, stored);
    const placing = (performance.now() - start) / 1000;
    const memory = process.memoryUsage().rss / 1e6;
    printFigure({
      what: `Encoding and placing ${newTexts} texts among ${figure(storedTexts)}`, figure: `${figure(newTexts / (encoding + placing))}/s`,
      limit: `the encoder alone: ${figure(newTexts / encoding)}/s`, ratio: encoding / (encoding + placing), toReach: '0.8',
    });
    printFigure({ what: `Memory of the process with ${figure(storedTexts)} stored texts`, figure: `${figure(memory)} MB`, limit: '700 MB', ratio: memory / 700, toReach: 'at most 1, goal 0.57' });
  } finally {
    await engine.close();
  }
}

async function benchClustering(folder: string): Promise<void> {
  for (const { file, label } of labelled) {
    const records = z.array(z.record(z.string(), z.string())).parse(parse(readFileSync(join(folder, file)), { columns: true, bom: true }));
    const { rows, k, seconds, metrics } = await clusterTexts(records.map((record) => ({ text: record.text ?? '', label: record[label] ?? '' })));
    process.stdout.write(`  ${file}: ${figure(rows)} rows, ${seconds} s with encoding, k ${k}, V ${metrics?.v}, ARI ${metrics?.ari}, AMI ${metrics?.ami}, purity ${metrics?.purity}\n`);
  }
}

await benchPlacing();
const corpora = process.env.KEPT_CORPORA;
if (corpora !== undefined && existsSync(corpora)) await benchClustering(corpora);
else process.stdout.write('  corpora not found, skipped\n');
