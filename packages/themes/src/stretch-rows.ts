import type { TensorRuntime } from './load-tensor-runtime.ts';
import { principalAxes } from './principal-axes.ts';

/** Changes a row in place. It is symmetric: weights learnt on stretched rows, stretched themselves, weigh the rows as they were. */
export type Stretch = (row: Float32Array) => void;

const AXES = 64;
/** Of the variance along the first axis, added to every other: what hardly differs is not lost. */
const FLOOR = 0.02;

/**
 * Stretches rows along the 64 axes in which these centred ones differ most, by that power of the variance, and shrinks what is left
 * alike, so that the mean square length stays. A ridge then holds back what most texts share less than what one of them says. Undefined for
 * fewer than 256 rows.
 */
export function stretchLike(runtime: TensorRuntime, rows: readonly Float32Array[], power: number): Stretch | undefined {
  const dimensions = rows[0]?.length ?? 0;
  const values = new Float32Array(rows.length * dimensions);
  rows.forEach((row, at) => values.set(row, at * dimensions));
  const axes = principalAxes(runtime, { rows: rows.length, dimensions, read: (from, to) => values.subarray(from * dimensions, to * dimensions) }, AXES);
  if (axes === undefined) return undefined;
  const directions = Array.from({ length: AXES }, (_, axis) => Float32Array.from({ length: dimensions }, (_, d) => axes.values[d * AXES + axis] ?? 0));
  const variances = directions.map((direction) => meanOf(rows, (row) => along(row, direction) ** 2));
  const whole = meanOf(rows, (row) => along(row, row));
  const most = Math.max(...variances) || 1;
  const gains = variances.map((variance) => (variance / most + FLOOR) ** power);
  const rest = FLOOR ** power;
  const stretched = gains.reduce((sum, gain, axis) => sum + (gain ** 2 - rest ** 2) * (variances[axis] ?? 0), rest ** 2 * whole);
  const scale = Math.sqrt(whole / (stretched || 1));
  return (row) => {
    const seen = directions.map((direction, axis) => along(row, direction) * ((gains[axis] ?? rest) - rest) * scale);
    for (let d = 0; d < dimensions; d++) row[d] = (row[d] ?? 0) * rest * scale;
    directions.forEach((direction, axis) => {
      const share = seen[axis] ?? 0;
      for (let d = 0; d < dimensions; d++) row[d] = (row[d] ?? 0) + share * (direction[d] ?? 0);
    });
  };
}

function along(row: Float32Array, direction: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < direction.length; d++) sum += (row[d] ?? 0) * (direction[d] ?? 0);
  return sum;
}

function meanOf(rows: readonly Float32Array[], figure: (row: Float32Array) => number): number {
  return rows.reduce((sum, row) => sum + figure(row), 0) / Math.max(1, rows.length);
}
