import { buildDemoWorld } from '@kept/api/demo/build-world.ts';
import { demoSeed } from '@kept/api/demo/demo-seed.ts';
import { storedText, textsToEncode, unpackVectors, vectorFile } from '@kept/api/demo/demo-vectors.ts';
import { createThemeEngine } from '@kept/themes/theme-engine.ts';
import { decodeVector } from '@kept/themes/vector-blob.ts';
import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, test } from 'vitest';

const engine = createThemeEngine({ threads: 1 });
afterAll(() => engine.close());

const cosine = (one: Uint8Array | undefined, other: Uint8Array | undefined) => {
  const [a, b] = [decodeVector(one ?? new Uint8Array()), decodeVector(other ?? new Uint8Array())];
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
};

describe('the kept vectors', async () => {
  const kept = unpackVectors(await readFile(vectorFile));

  test('are those of the engine as it is', () => {
    expect(kept?.version).toBe(engine.version);
    expect(kept?.vectors.size).toBe(2500);
  });

  test('cover every text, whatever the day', () => {
    for (const today of ['2025-12-24', '2026-07-19']) {
      const texts = textsToEncode(buildDemoWorld({ seed: demoSeed, today }));
      expect(texts.filter((text) => !kept?.vectors.has(engine.textKey(text))), today).toEqual([]);
    }
  }, 60_000);

  test('are what the encoder gives for twenty of the texts, but for rounding', async () => {
    const all = buildDemoWorld({ seed: demoSeed, today: '2026-01-20' }).feedback;
    const sample = Array.from({ length: 20 }, (_, index) => storedText(all[index * 125 + 7]?.text ?? ''));
    const fresh = await engine.encode(sample);
    for (const [index, text] of sample.entries()) expect(cosine(kept?.vectors.get(engine.textKey(text)), fresh[index]), text).toBeGreaterThan(0.999);
  });

  test('a file that is cut off is no file', async () => {
    const whole = await readFile(vectorFile);
    expect(unpackVectors(whole.subarray(0, whole.length - 1))).toBeUndefined();
    expect(unpackVectors(new Uint8Array())).toBeUndefined();
  });
});
