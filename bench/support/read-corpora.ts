import { seededRandom } from '@kept/themes/seeded-random.ts';
import type { VectorCache } from '@kept/themes/theme-engine.ts';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export interface LabelledRow {
  readonly text: string;
  readonly label: string;
  /** A finer label, where the set has one. */
  readonly detail: string;
}

/** The labelled sets of a folder; none of their texts is ever printed. */
export function readCorpora(folder: string) {
  const rowsOf = (file: string): Record<string, string>[] => z.array(z.record(z.string(), z.string())).parse(parse(readFileSync(join(folder, file)), { columns: true, bom: true }));
  const intents = (file: string): LabelledRow[] => rowsOf(file).map((row) => ({ text: row.text ?? '', label: row.category ?? '', detail: '' }));
  const banking = intents('banking77_test.csv');
  return {
    banking,
    clinc: intents('clinc150_test.csv'),
    bankingAll: [...banking, ...intents('banking77_train.csv')],
    nhs: rowsOf('nhs_feedback.csv').map((row): LabelledRow => ({ text: row.feedback ?? '', label: row.label ?? '', detail: row.subcategory ?? '' })).filter((row) => row.label !== "Couldn't be improved"),
  };
}

/** So many rows drawn at random, the same for the same seed. */
export function drawRows<T>(rows: readonly T[], count: number, seed: number): T[] {
  const random = seededRandom(seed);
  return rows.map((row) => ({ row, place: random() })).sort((a, b) => a.place - b.place).slice(0, count).map(({ row }) => row);
}

/** A cache for one process. */
export function memoryCache(): VectorCache {
  const kept = new Map<string, Uint8Array>();
  return {
    read: async (keys) => new Map(keys.flatMap((key) => (kept.has(key) ? [[key, kept.get(key) ?? new Uint8Array()] as const] : []))),
    write: async (entries) => {
      for (const [key, blob] of entries) kept.set(key, blob);
    },
  };
}
