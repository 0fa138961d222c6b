import { lexicalVector } from './lexical-vector.ts';
import { hasNativeRuntime, loadOnnxRuntime } from './load-onnx-runtime.ts';
import { BATCH_TEXTS, ENCODER_DIMENSIONS, loadSentenceEncoder, type SentenceEncoder } from './load-sentence-encoder.ts';
import type { EngineRuntime } from './theme-engine.ts';
import { encodeVector } from './vector-blob.ts';

/** Which encoder, and on how many cores the native one computes. */
export interface EncoderChoice {
  readonly runtime: EngineRuntime;
  readonly threads: number;
}

const encoders = new Map<EngineRuntime, Promise<SentenceEncoder>>();

/** Blobs for normalised texts, in order; an empty text gets the blank blob. Shorter texts go first so that batches hold texts of one length. */
export async function encodeTexts(normalised: readonly string[], { runtime, threads }: EncoderChoice): Promise<readonly Uint8Array[]> {
  const blank = encodeVector(new Float32Array(ENCODER_DIMENSIONS));
  const blobs: Uint8Array[] = normalised.map(() => blank);
  if (runtime === 'lexical') return normalised.map((text) => encodeVector(lexicalVector(text, ENCODER_DIMENSIONS)));
  const order = normalised.flatMap((text, row) => (text === '' ? [] : [row]));
  order.sort((a, b) => (normalised[a]?.length ?? 0) - (normalised[b]?.length ?? 0) || a - b);
  if (order.length === 0) return blobs;
  const encoder = await encoderFor(runtime, threads);
  for (let from = 0; from < order.length; from += BATCH_TEXTS) {
    const batch = order.slice(from, from + BATCH_TEXTS);
    const vectors = await encoder(batch.map((row) => normalised[row] ?? ''));
    batch.forEach((row, i) => (blobs[row] = encodeVector(vectors[i] ?? [])));
  }
  return blobs;
}

function encoderFor(runtime: EngineRuntime, threads: number): Promise<SentenceEncoder> {
  const known = encoders.get(runtime) ?? loadEncoder(runtime, threads);
  encoders.set(runtime, known);
  return known;
}

async function loadEncoder(runtime: EngineRuntime, threads: number): Promise<SentenceEncoder> {
  const isNative = runtime !== 'wasm' && hasNativeRuntime();
  if (runtime === 'native' && !isNative) throw new Error('onnxruntime-node is not installed here, or has no binary for this machine; use the runtime "auto" or "wasm".');
  return loadSentenceEncoder(loadOnnxRuntime(isNative ? 'native' : 'wasm'), threads);
}
