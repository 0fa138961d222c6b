/*
 * Layout of a blob (little-endian): byte 0 format (1), byte 1 mark of the encoder (0: the engine's own), bytes 2-3 number of dimensions (uint16),
 * bytes 4-7 scale (float32), then one int8 per dimension; component = int8 x scale. 512 dimensions make 520 bytes.
 * A scale of 0 says "no content": an empty text, which is similar to nothing.
 */
const FORMAT = 1;
const HEADER_BYTES = 8;

/** Packs a unit vector into 8 bytes of header and one byte per dimension; vectors with different marks are never compared. */
export function encodeVector(vector: ArrayLike<number>, mark = 0): Uint8Array {
  const blob = new Uint8Array(HEADER_BYTES + vector.length);
  const view = new DataView(blob.buffer);
  let largest = 0;
  for (let d = 0; d < vector.length; d++) largest = Math.max(largest, Math.abs(vector[d] ?? 0));
  const scale = Math.fround(largest / 127);
  view.setUint8(0, FORMAT);
  view.setUint8(1, mark);
  view.setUint16(2, vector.length, true);
  view.setFloat32(4, scale, true);
  if (scale > 0) for (let d = 0; d < vector.length; d++) view.setInt8(HEADER_BYTES + d, Math.round((vector[d] ?? 0) / scale));
  return blob;
}

/** Which encoder made a blob, as far as one byte tells. */
export function vectorMark(blob: Uint8Array): number {
  return blob[1] ?? 0;
}

/** How many dimensions a blob holds; throws a sentence when it is not a blob of this engine. */
export function vectorDimensions(blob: Uint8Array): number {
  const dimensions = (blob[2] ?? 0) + 256 * (blob[3] ?? 0);
  if (blob[0] !== FORMAT || blob.length !== HEADER_BYTES + dimensions) {
    throw new VectorFormatError(`A stored vector of ${blob.length} bytes does not have the format of this engine; encode the text again.`);
  }
  return dimensions;
}

/** Unpacks a blob to unit length (all zeros for a text without content). */
export function decodeVector(blob: Uint8Array): Float32Array {
  const vector = new Float32Array(vectorDimensions(blob));
  decodeVectorInto(blob, vector, 0);
  return vector;
}

/** Like decodeVector, into a larger matrix from `offset` on; the scale falls away because the result has unit length. */
export function decodeVectorInto(blob: Uint8Array, target: Float32Array, offset: number): void {
  const dimensions = vectorDimensions(blob);
  let squares = 0;
  for (let d = 0; d < dimensions; d++) {
    const value = ((blob[HEADER_BYTES + d] ?? 0) << 24) >> 24;
    target[offset + d] = value;
    squares += value * value;
  }
  if (squares === 0) return;
  const norm = 1 / Math.sqrt(squares);
  for (let d = 0; d < dimensions; d++) target[offset + d] = (target[offset + d] ?? 0) * norm;
}

export class VectorFormatError extends Error {
  override readonly name = 'VectorFormatError';
}
