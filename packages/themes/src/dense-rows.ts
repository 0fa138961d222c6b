import { decodeVectorInto } from './vector-blob.ts';

/** Unit vectors row by row, read in slices so that a large store never has to be unpacked at once. */
export interface DenseRows {
  readonly rows: number;
  readonly dimensions: number;
  read(from: number, to: number): Float32Array;
}

/** Blobs of one length, back to back. */
export interface PackedVectors {
  readonly rows: number;
  readonly stride: number;
  readonly bytes: Uint8Array;
}

/** Unpacked rows, centred on `mean` if it is given. Blank rows (texts without content) stay zero and so are similar to nothing. */
export function unpackRows(packed: PackedVectors, dimensions: number, mean?: Float32Array): DenseRows {
  const read = (from: number, to: number): Float32Array => {
    const values = new Float32Array((to - from) * dimensions);
    for (let row = from; row < to; row++) {
      const offset = (row - from) * dimensions;
      decodeVectorInto(packed.bytes.subarray(row * packed.stride, (row + 1) * packed.stride), values, offset);
      if (mean) centreRow(values, offset, mean);
    }
    return values;
  };
  return { rows: packed.rows, dimensions, read };
}

/** Rows that lie in memory, one after the other. */
export interface KeptRows extends DenseRows {
  readonly values: Float32Array;
}

/** The same rows, unpacked once and kept; with `change` each slice of them is changed first, to rows of `dimensions` numbers. */
export function keepRows(given: DenseRows, change?: { readonly dimensions: number; readonly of: (values: Float32Array) => Float32Array }): KeptRows {
  const rows = { rows: given.rows, dimensions: change?.dimensions ?? given.dimensions };
  const values = change ? new Float32Array(rows.rows * rows.dimensions) : given.read(0, given.rows);
  for (let from = 0; change && from < rows.rows; from += KEPT_AT_ONCE) values.set(change.of(given.read(from, Math.min(rows.rows, from + KEPT_AT_ONCE))), from * rows.dimensions);
  return { rows: rows.rows, dimensions: rows.dimensions, values, read: (from, to) => values.subarray(from * rows.dimensions, to * rows.dimensions) };
}

const KEPT_AT_ONCE = 4096;
const MEAN_SAMPLE = 5000;

/** The mean of the rows with content, over an evenly spread sample of at most 5,000. */
export function meanRow(rows: DenseRows): Float32Array {
  const { dimensions } = rows;
  const mean = new Float32Array(dimensions);
  const step = Math.max(1, rows.rows / MEAN_SAMPLE);
  let counted = 0;
  for (let position = 0; position < rows.rows; position += step) {
    const row = Math.floor(position);
    const values = rows.read(row, row + 1);
    if (values.every((value) => value === 0)) continue;
    counted++;
    for (let d = 0; d < dimensions; d++) mean[d] = (mean[d] ?? 0) + (values[d] ?? 0);
  }
  // A mean of very few rows would be the rows themselves, and centring would leave noise.
  const shrink = counted > 0 ? Math.min(1, counted / 30) / counted : 0;
  return mean.map((value) => value * shrink);
}

function centreRow(values: Float32Array, offset: number, mean: Float32Array): void {
  const { length } = mean;
  let before = 0;
  let squares = 0;
  for (let d = 0; d < length; d++) {
    const old = values[offset + d] ?? 0;
    before += old * old;
    const value = old - (mean[d] ?? 0);
    values[offset + d] = value;
    squares += value * value;
  }
  const norm = before > 0 && squares > 1e-12 ? 1 / Math.sqrt(squares) : 0;
  for (let d = 0; d < length; d++) values[offset + d] = (values[offset + d] ?? 0) * norm;
}
