/** 7 bits: the sum of two products of 8 and 7 bits still fits the 16 in which processors without newer instructions add. */
const LARGEST = 63;

/** The rows of a matrix as small whole numbers, with the scale of each column. Plain loops: there are millions of numbers. */
export function quantiseColumns(values: Float32Array, columns: number): { readonly values: Int8Array; readonly scales: Float32Array } {
  const scales = new Float32Array(columns);
  for (let i = 0; i < values.length; i++) scales[i % columns] = Math.max(scales[i % columns] ?? 0, Math.abs(values[i] ?? 0) / LARGEST);
  const small = new Int8Array(values.length);
  for (let i = 0; i < values.length; i++) small[i] = Math.round((values[i] ?? 0) / (scales[i % columns] || 1));
  return { values: small, scales };
}
