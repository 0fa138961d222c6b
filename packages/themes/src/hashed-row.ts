import type { SparseVector } from './sparse-vectors.ts';

export const HASHED_DIMENSIONS = 512;

/** Writes a lexical vector into 512 numbers from `offset` on, features spread by hash with random signs (Weinberger et al. 2009), unit length. */
export function hashedRow(vector: SparseVector, target: Float32Array, offset: number): void {
  const { ids, values } = vector;
  for (let i = 0; i < ids.length; i++) {
    const mixed = Math.imul((ids[i] ?? 0) + 1, 0x9e3779b1);
    const spread = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    const place = offset + ((spread >>> 8) % HASHED_DIMENSIONS);
    target[place] = (target[place] ?? 0) + ((spread & 1) === 1 ? (values[i] ?? 0) : -(values[i] ?? 0));
  }
  let squares = 0;
  for (let d = offset; d < offset + HASHED_DIMENSIONS; d++) squares += (target[d] ?? 0) ** 2;
  if (squares === 0) return;
  const norm = 1 / Math.sqrt(squares);
  for (let d = offset; d < offset + HASHED_DIMENSIONS; d++) target[d] = (target[d] ?? 0) * norm;
}
