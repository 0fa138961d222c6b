import { createRequire } from 'node:module';
import { encoderGraph } from './encoder-graph.ts';
import type { SentenceEncoder } from './load-sentence-encoder.ts';
import { cutForEncoder } from './normalise-text.ts';
import { onnxBytes } from './onnx-bytes.ts';
import { readModelWeights } from './read-model-weights.ts';

/** The calls of onnxruntime-node this engine uses; the package is optional, so its typings may not be there. */
interface OnnxRuntime {
  readonly Tensor: new (type: 'float32', values: Float32Array, shape: readonly number[]) => unknown;
  readonly InferenceSession: {
    create(model: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<{
      run(inputs: Readonly<Record<string, unknown>>): Promise<{ readonly vector: { readonly data: Float32Array } }>;
    }>;
  };
}

interface Tokeniser {
  encode(text: string): readonly number[];
}

const INPUT_DIMENSIONS = 256;
const OUTPUT_DIMENSIONS = 512;
const MOST_TOKENS = 128;
const NO_TOKEN = -1e9;
/** One thread for each worker; memory is given back between batches rather than kept for the largest there was. */
const SESSION = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3, enableCpuMemArena: false, enableMemPattern: false };

/** True where onnxruntime-node is installed with a binary for this machine. */
export function hasNativeRuntime(): boolean {
  try {
    loadRuntime();
    return true;
  } catch {
    return false;
  }
}

/** The same encoder with the same weights on onnxruntime-node: the same vectors to about five digits, several times as fast. */
export async function loadNativeEncoder(): Promise<SentenceEncoder> {
  const runtime = loadRuntime();
  const weights = readModelWeights();
  const tokeniser = loadTokeniser(weights.vocabulary);
  const session = await runtime.InferenceSession.create(onnxBytes(encoderGraph(weights)), SESSION);
  // Copies: what the session holds already need not stay in memory beside them.
  const embeddings = weights.find('Embeddings_en').slice();
  const frequencies = weights.find('TimingSignal/ExpandDims_1').slice();
  return async (texts) => {
    const tokens = texts.map((text) => tokeniser.encode(cutForEncoder(text)).slice(0, MOST_TOKENS));
    const inputs = batchInputs(tokens, embeddings, frequencies);
    const width = inputs.pool.length / texts.length;
    const { vector } = await session.run({
      x: new runtime.Tensor('float32', inputs.x, [texts.length, width, INPUT_DIMENSIONS]),
      bias: new runtime.Tensor('float32', inputs.bias, [texts.length, 1, 1, width]),
      pool: new runtime.Tensor('float32', inputs.pool, [texts.length, 1, width]),
    });
    return texts.map((_, row) => vector.data.slice(row * OUTPUT_DIMENSIONS, (row + 1) * OUTPUT_DIMENSIONS));
  };
}

function loadRuntime(): OnnxRuntime {
  return createRequire(import.meta.url)('onnxruntime-node');
}

function loadTokeniser(vocabulary: unknown): Tokeniser {
  const embeddings: { EmbeddingsModel: new (data: { model: null; vocabulary: unknown }) => { readonly tokenizer: Tokeniser } } =
    createRequire(import.meta.url)('@energetic-ai/embeddings');
  return new embeddings.EmbeddingsModel({ model: null, vocabulary }).tokenizer;
}

function batchInputs(tokens: readonly (readonly number[])[], embeddings: Float32Array, frequencies: Float32Array): Record<'x' | 'bias' | 'pool', Float32Array> {
  const width = Math.max(1, ...tokens.map((row) => row.length));
  const x = new Float32Array(tokens.length * width * INPUT_DIMENSIONS);
  const bias = new Float32Array(tokens.length * width).fill(NO_TOKEN);
  const pool = new Float32Array(tokens.length * width);
  const half = frequencies.length;
  tokens.forEach((row, text) => {
    row.forEach((token, position) => {
      const place = text * width + position;
      bias[place] = 0;
      pool[place] = 1 / row.length;
      for (let d = 0; d < INPUT_DIMENSIONS; d++) {
        const angle = position * (frequencies[d % half] ?? 0);
        x[place * INPUT_DIMENSIONS + d] = 2 * (embeddings[token * INPUT_DIMENSIONS + d] ?? 0) + (d < half ? Math.sin(angle) : Math.cos(angle));
      }
    });
  });
  return { x, bias, pool };
}
