import type { TensorRuntime } from './load-tensor-runtime.ts';

/** The product of two matrices given row by row: `left` has `rows` rows, `right` has `columns` columns. */
export function multiply(runtime: TensorRuntime, left: Float32Array, right: Float32Array, rows: number, columns: number): Float32Array {
  const inner = left.length / rows;
  const [a, b] = [runtime.tensor2d(left, [rows, inner], 'float32'), runtime.tensor2d(right, [inner, columns], 'float32')];
  const product = runtime.matMul(a, b);
  const values = Float32Array.from(product.dataSync());
  for (const tensor of [a, b, product]) tensor.dispose();
  return values;
}

/** Rows become columns. */
export function transposed(values: Float32Array, rows: number): Float32Array {
  const columns = values.length / rows;
  const turned = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) turned[column * rows + row] = values[row * columns + column] ?? 0;
  return turned;
}
