import type { DenseRows } from './dense-rows.ts';
import { spreadProduct, type FusedTexts } from './find-fused-neighbours.ts';
import { gatherRows } from './cell-centres.ts';
import type { TensorRuntime } from './load-tensor-runtime.ts';
import { multiply, transposed } from './multiply.ts';
import { CHARACTER_WEIGHT, WORD_WEIGHT } from './sparse-vectors.ts';

const SAMPLE = 1500;
/** A similarity at which two texts are likely to be about one thing. It belongs to the built-in encoder: others spread their cosines differently. */
const NEAR = 0.555;
/** What fewer texts than this come near to is no theme, and does not say how many themes there are. */
const LEAST_NEAR = 3;

/** Centred unit vectors, and lexical vectors of so many features. */
export interface EstimatedTexts extends Pick<FusedTexts, 'sparse'> {
  readonly dense: DenseRows;
  readonly features: number;
}

/**
 * How many themes the texts are likely to hold, from the texts alone: with h of the m - 1 others near to a text, about m / h themes of
 * its size would fill the collection; of that the geometric mean, the exponential of an entropy (Hill 1973). Because shares are
 * compared with shares, it hardly depends on how many texts there are. Undefined where no text comes near to enough others.
 */
export function estimateThemes(runtime: TensorRuntime, texts: EstimatedTexts): number | undefined {
  const { rows } = texts.dense;
  const sample = Int32Array.from({ length: Math.min(SAMPLE, rows) }, (_, i) => Math.floor((i * rows) / Math.min(SAMPLE, rows)));
  if (sample.length <= LEAST_NEAR) return undefined;
  const near = countNear(runtime, texts, sample);
  const telling = [...near].filter((count) => count >= LEAST_NEAR);
  if (telling.length === 0) return undefined;
  return Math.exp(telling.reduce((sum, count) => sum + Math.log(sample.length / count), 0) / telling.length);
}

/** To how many others of the sample each of it comes near. */
function countNear(runtime: TensorRuntime, { dense, sparse, features }: EstimatedTexts, sample: Int32Array): Int32Array {
  const size = sample.length;
  const values = gatherRows(dense, [...sample]);
  const cosines = multiply(runtime, values, transposed(values, size), size, size);
  const near = new Int32Array(size);
  const spread = new Float32Array(features);
  for (let i = 0; i < size; i++) {
    const own = sparse(sample[i] ?? 0);
    own.ids.forEach((id, at) => (spread[id] = own.values[at] ?? 0));
    for (let j = i + 1; j < size; j++) {
      const cosine = cosines[i * size + j] ?? 0;
      // Words and letters cannot make up for more than their weights.
      if (cosine + CHARACTER_WEIGHT + WORD_WEIGHT <= NEAR || cosine + spreadProduct(spread, sparse(sample[j] ?? 0)) <= NEAR) continue;
      near[i] = (near[i] ?? 0) + 1;
      near[j] = (near[j] ?? 0) + 1;
    }
    for (const id of own.ids) spread[id] = 0;
  }
  return near;
}
