import { lexicalVector } from './lexical-vector.ts'
import { BATCH_TEXTS, ENCODER_DIMENSIONS, loadSentenceEncoder, type SentenceEncoder } from './load-sentence-encoder.ts'
import { encodeVector } from './vector-blob.ts'

let encoder: Promise<SentenceEncoder> | undefined

/** Blobs for normalised texts, in order; an empty text gets the blank blob. Shorter texts go first so that batches hold texts of one length. */
export async function encodeTexts(normalised: readonly string[], runtime: 'model' | 'lexical'): Promise<readonly Uint8Array[]> {
  const blank = encodeVector(new Float32Array(ENCODER_DIMENSIONS))
  const blobs: Uint8Array[] = normalised.map(() => blank)
  if (runtime === 'lexical') return normalised.map(text => encodeVector(lexicalVector(text, ENCODER_DIMENSIONS)))
  const order = normalised.flatMap((text, row) => (text === '' ? [] : [row]))
  order.sort((a, b) => (normalised[a]?.length ?? 0) - (normalised[b]?.length ?? 0) || a - b)
  if (order.length > 0) encoder ??= loadSentenceEncoder()
  for (let from = 0; from < order.length; from += BATCH_TEXTS) {
    const batch = order.slice(from, from + BATCH_TEXTS)
    const vectors = (await (await encoder)?.(batch.map(row => normalised[row] ?? ''))) ?? []
    batch.forEach((row, i) => (blobs[row] = encodeVector(vectors[i] ?? [])))
  }
  return blobs
}
