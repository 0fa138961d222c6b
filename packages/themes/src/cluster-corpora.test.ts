import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clusterTexts, type ClusterRow } from './cluster-texts.ts';

const folder = process.env['KEPT_CORPORA'];

/** Reads the simple two-column files of this test: text, label; quoted where the text holds commas. */
async function readRows(file: string): Promise<ClusterRow[]> {
  const rows: ClusterRow[] = [];
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    const match = /^(?:"((?:[^"]|"")*)"|([^,]*)),([^,]+)$/u.exec(line.trim());
    if (match) rows.push({ text: (match[1] ?? match[2] ?? '').replaceAll('""', '"'), label: match[3] ?? '' });
  }
  return rows.slice(1);
}

describe.skipIf(!folder)(folder ? 'the floor on real texts, one set of defaults' : 'the floor on real texts (corpora not found, skipped)', () => {
  it.each([
    ['banking77_test.csv', 0.78, 0.5],
    ['clinc150_test.csv', 0.89, 0.65],
  ])('reaches it on %s', { timeout: 900_000 }, async (file, v, ari) => {
    const rows = await readRows(join(folder ?? '', file));
    const { metrics } = await clusterTexts(rows);
    expect(rows.length).toBeGreaterThan(3000);
    expect(metrics?.v).toBeGreaterThanOrEqual(v);
    expect(metrics?.ari).toBeGreaterThanOrEqual(ari);
  });
});
