import { expect, it } from 'vitest';
import { seededRandom } from './seeded-random.ts';
import { decodeVector, encodeVector, VectorFormatError } from './vector-blob.ts';

it('keeps the direction of a vector to four digits in 520 bytes', () => {
  const random = seededRandom(1);
  const raw = Float32Array.from({ length: 512 }, () => random() - 0.5);
  const norm = Math.hypot(...raw);
  const blob = encodeVector(raw.map((value) => value / norm));
  const back = decodeVector(blob);
  expect(blob.length).toBe(520);
  expect(Math.hypot(...back)).toBeCloseTo(1, 5);
  expect(back.reduce((sum, value, d) => sum + value * ((raw[d] ?? 0) / norm), 0)).toBeGreaterThan(0.9999);
});

it('keeps "no content" as all zeros and refuses bytes of another format with a sentence', () => {
  expect(decodeVector(encodeVector(new Float32Array(4)))).toEqual(new Float32Array(4));
  expect(() => decodeVector(Uint8Array.of(9, 9, 9))).toThrow(VectorFormatError);
  expect(() => decodeVector(encodeVector(new Float32Array(4)).subarray(1))).toThrow('encode the text again');
});
