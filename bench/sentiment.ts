import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { feelingByWords } from '@kept/themes/feeling-features.ts';
import { type Feeling, feelings, type LabelledText, learnFeeling, readFeeling } from '@kept/themes/feeling-head.ts';
import { seededRandom } from '@kept/themes/seeded-random.ts';
import { createThemeEngine } from '@kept/themes/theme-engine.ts';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { printFigure } from './support/print-figure.ts';

const draws = 10;
const labels = 150;

/** Sentiment as an organisation would teach it: 150 labelled texts at random, read on all others, ten draws. */
async function benchSentiment(file: string): Promise<void> {
  const records = z.array(z.record(z.string(), z.string())).parse(parse(readFileSync(file), { columns: true, bom: true }));
  const given = records.flatMap((record) => {
    const sign = Math.sign(Number(record.criticality));
    return Number.isNaN(sign) ? [] : [{ text: record.feedback ?? '', feeling: feelings[sign + 1] ?? 'neutral' }];
  });
  const engine = createThemeEngine();
  const vectors = await engine.encode(given.map((row) => row.text));
  await engine.close();
  const rows = given.flatMap((row, i): LabelledText[] => (vectors[i] ? [{ ...row, vector: vectors[i] }] : []));
  const figures = Array.from({ length: draws }, (_, draw) => {
    const random = seededRandom(draw + 1);
    const order = rows.map((row) => ({ row, place: random() })).sort((a, b) => a.place - b.place).map(({ row }) => row);
    const head = learnFeeling(order.slice(0, labels));
    return macroF1(order.slice(labels).map((row) => [row.feeling, readFeeling(head, row).feeling]));
  });
  const mean = figures.reduce((sum, each) => sum + each, 0) / draws;
  const spread = Math.sqrt(figures.reduce((sum, each) => sum + (each - mean) ** 2, 0) / draws);
  printFigure({ what: `Sentiment by the sign of NHS criticality, ${labels} labels, ${draws} draws: macro-F1`, figure: `${mean.toFixed(3)} +- ${spread.toFixed(3)}`, limit: 'floor 0.69', ratio: mean / 0.69, toReach: 'at least 1, goal 1.07 (0.74)' });
  const byWords = macroF1(rows.map((row) => [row.feeling, feelingByWords(row.text)?.feeling ?? 'neutral']));
  process.stdout.write(`  by words alone, nothing taught: ${byWords.toFixed(3)}\n`);
}

function macroF1(pairs: readonly (readonly [Feeling, Feeling])[]): number {
  const scores = feelings.map((feeling) => {
    const both = pairs.filter(([truth, found]) => truth === feeling && found === feeling).length;
    return (2 * both) / Math.max(1, pairs.filter(([truth]) => truth === feeling).length + pairs.filter(([, found]) => found === feeling).length);
  });
  return scores.reduce((sum, each) => sum + each, 0) / scores.length;
}

const corpora = process.env.KEPT_CORPORA;
const file = corpora === undefined ? undefined : join(corpora, 'nhs_feedback.csv');
if (file !== undefined && existsSync(file)) await benchSentiment(file);
else process.stdout.write('  corpora not found, skipped\n');
