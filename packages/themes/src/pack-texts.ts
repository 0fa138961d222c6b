import type { PackedVectors } from './dense-rows.ts';
import type { EncodedText } from './theme-engine.ts';
import { vectorDimensions, VectorFormatError, vectorMark } from './vector-blob.ts';

/** Texts in the form that travels to a worker: one buffer for all vectors, because a copied view would drag its whole buffer along. */
export interface PackedTexts {
  readonly ids: readonly string[];
  readonly texts: readonly string[];
  readonly vectors: PackedVectors;
  readonly dimensions: number;
}

/** Packs texts; throws VectorFormatError when a vector is not of the kind the others are. */
export function packTexts(texts: readonly EncodedText[], expectedDimensions: number): PackedTexts {
  const stride = texts[0]?.vector.length ?? 0;
  const mark = texts[0] ? vectorMark(texts[0].vector) : 0;
  // Shared memory: the worker reads the same bytes, and they are still there when its work has to be tried again.
  const bytes = new Uint8Array(new SharedArrayBuffer(texts.length * stride));
  texts.forEach(({ vector }, row) => {
    const dimensions = vectorDimensions(vector);
    if (dimensions !== expectedDimensions) {
      throw new VectorFormatError(`A vector has ${dimensions} dimensions where this engine uses ${expectedDimensions}; encode the text again.`);
    }
    if (vectorMark(vector) !== mark) throw new VectorFormatError('Vectors of two encoders cannot be compared; encode the texts again.');
    bytes.set(vector, row * stride);
  });
  return { ids: texts.map((t) => t.id), texts: texts.map((t) => t.text), vectors: { rows: texts.length, stride, bytes }, dimensions: expectedDimensions };
}
