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
/** Memory is given back between batches rather than kept for the largest there was; threads that wait sleep rather than spin. */
const SESSION = { interOpNumThreads: 1, logSeverityLevel: 3, enableCpuMemArena: false, enableMemPattern: false, extra: { session: { intra_op: { allow_spinning: '0' } } } };

/** True where onnxruntime-node is installed, whether or not its binary runs on this machine. */
export function isNativeInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('onnxruntime-node');
    return true;
  } catch {
    return false;
  }
}

/** True where onnxruntime-node is installed with a binary for this machine. */
export function hasNativeRuntime(): boolean {
  try {
    loadRuntime();
    return true;
  } catch {
    return false;
  }
}

/** The same encoder on onnxruntime-node, on so many cores, with its weights as whole numbers: nearly the same vectors (cosine .998), several times as fast. */
export async function loadNativeEncoder(threads: number): Promise<SentenceEncoder> {
  const runtime = loadRuntime();
  const weights = readModelWeights();
  const tokeniser = loadTokeniser(weights.vocabulary);
  const session = await runtime.InferenceSession.create(onnxBytes(encoderGraph(weights)), { ...SESSION, intraOpNumThreads: threads });
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
