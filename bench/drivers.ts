import { type LabelledContact, learnDrivers, readDrivers } from '@kept/themes/driver-head.ts';
import { createThemeEngine } from '@kept/themes/theme-engine.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { printFigure } from './support/print-figure.ts';
import { drawRows, readCorpora } from './support/read-corpora.ts';

/* Driver labels as an organisation would have them: so many labelled contacts for each driver, read on the others. */

/** Learns from at most `most` a driver, one in nine of them for calibration, and prints how many of the test rows it reads rightly. */
function measure(name: string, taught: readonly LabelledContact[], asked: readonly LabelledContact[], drivers: number, most: number): void {
  const counts = new Map<number, number>();
  const some = taught.filter(({ driver }) => {
    const count = (counts.get(driver) ?? 0) + 1;
    counts.set(driver, count);
    return count <= most;
  });
  const began = performance.now();
  const head = learnDrivers(some.map((row, at) => ({ ...row, calibrates: at % 9 === 0 })), drivers);
  const seconds = (performance.now() - began) / 1000;
  const read = asked.map((row) => {
    const shares = readDrivers(head, row.said);
    const confidence = Math.max(...shares);
    return { truth: row.driver, found: shares.indexOf(confidence), confidence };
  });
  const right = read.filter(({ truth, found }) => truth === found).length;
  const sure = read.filter(({ confidence }) => confidence >= 0.5);
  const sureRight = sure.filter(({ truth, found }) => truth === found).length;
  const commonest = Math.max(...Map.groupBy(asked, (row) => row.driver).values().map((list) => list.length));
  const label = most === Infinity ? 'all' : String(most);
  printFigure({ what: `${name}, ${label} labels a driver (${some.length}): accuracy`, figure: (right / read.length).toFixed(3), limit: `always the commonest ${(commonest / read.length).toFixed(3)}`, ratio: right / commonest, toReach: 'at least 1' });
  process.stdout.write(`  macro-F1 ${macroF1(read, drivers).toFixed(3)}; sure (0.5) of ${((100 * sure.length) / read.length).toFixed(0)} %, right in ${((100 * sureRight) / Math.max(1, sure.length)).toFixed(1)} % of those; calibration error ${calibrationError(read).toFixed(3)}; learned in ${seconds.toFixed(0)} s\n`);
}

function macroF1(read: readonly { truth: number; found: number }[], drivers: number): number {
  const scores = Array.from({ length: drivers }, (_, driver) => {
    const both = read.filter(({ truth, found }) => truth === driver && found === driver).length;
    return (2 * both) / Math.max(1, read.filter(({ truth }) => truth === driver).length + read.filter(({ found }) => found === driver).length);
  });
  return scores.reduce((sum, score) => sum + score, 0) / drivers;
}

/** Expected calibration error over ten bins (Naeini et al. 2015). */
function calibrationError(read: readonly { truth: number; found: number; confidence: number }[]): number {
  const bins = Map.groupBy(read, ({ confidence }) => Math.min(9, Math.floor(confidence * 10)));
  return bins.values().reduce((sum, bin) => sum + Math.abs(bin.filter(({ truth, found }) => truth === found).length - bin.reduce((all, { confidence }) => all + confidence, 0)), 0) / read.length;
}

const folder = process.env.KEPT_CORPORA;
if (folder !== undefined && existsSync(join(folder, 'banking77_train.csv'))) {
  const { banking, bankingAll } = readCorpora(folder);
  const engine = createThemeEngine();
  const vectors = await engine.encode(bankingAll.map(({ text }) => text));
  await engine.close();
  const labels = [...new Set(bankingAll.map(({ label }) => label))].sort();
  const rows = bankingAll.map(({ text, label }, at): LabelledContact => ({ said: [{ text, vector: vectors[at] ?? new Uint8Array() }], driver: labels.indexOf(label), calibrates: false }));
  const taught = drawRows(rows.slice(banking.length), rows.length, 1);
  for (const most of [10, 50, Infinity]) measure('Drivers, Banking77 test', taught, rows.slice(0, banking.length), labels.length, most);
} else {
  process.stdout.write('  corpora not found, skipped\n');
}
