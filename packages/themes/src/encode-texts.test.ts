import { describe, expect, it } from 'vitest';
import { encodeTexts } from './encode-texts.ts';
import { encoderGraph } from './encoder-graph.ts';
import { hasNativeRuntime } from './load-onnx-runtime.ts';
import { onnxBytes } from './onnx-bytes.ts';
import { quantiseColumns } from './quantise-columns.ts';
import { readModelWeights } from './read-model-weights.ts';
import { decodeVector } from './vector-blob.ts';

const cosine = (a?: Uint8Array, b?: Uint8Array): number => {
  const [x, y] = [decodeVector(a ?? new Uint8Array()), decodeVector(b ?? new Uint8Array())];
  return x.reduce((sum, value, d) => sum + value * (y[d] ?? 0), 0);
};

it('keeps weights to within half a step of their column', () => {
  const { values, scales } = quantiseColumns(Float32Array.of(1, -8, 0.4, 3, -0.25, 0), 2);
  expect([...values]).toEqual([63, -63, 25, 24, -16, 0]);
  expect([...scales].map((scale) => scale * 63)).toEqual([expect.closeTo(1, 5), expect.closeTo(8, 5)]);
});

describe('the encoder on its runtimes', () => {
  it.skipIf(!hasNativeRuntime())(hasNativeRuntime() ? 'gives the same vectors natively and on WebAssembly' : 'gives the same vectors natively and on WebAssembly (onnxruntime-node not installed, skipped)', async () => {
    const texts = ['The bill was wrong', '😀', 'My smart meter 😀 shows nothing', 'x'.repeat(3000), 'الطلب لم يصل بعد', '', 'A second reading was never taken. '.repeat(60)];
    const [native, wasm] = [await encodeTexts(texts, { runtime: 'native', threads: 1 }), await encodeTexts(texts, { runtime: 'wasm', threads: 1 })];
    // A last bit that differs turns an 8-bit step now and then; 32-bit floats in place of whole numbers would give .998.
    texts.forEach((text, i) => (text === '' ? expect(cosine(native[i], wasm[i])).toBe(0) : expect(cosine(native[i], wasm[i])).toBeGreaterThan(0.999)));
  });

  it('finds every weight of the network in the package and writes a whole model of it', () => {
    const graph = encoderGraph(readModelWeights());
    const numbers = graph.tensors.reduce((sum, tensor) => sum + tensor.values.length, 0);
    // Two layers, the residual and the last dense layer: all 6.98 million parameters but the 8,002 x 256 embeddings and the 128 timings.
    expect(numbers).toBeGreaterThan(4_900_000);
    expect(new Set(graph.tensors.map((tensor) => tensor.name)).size).toBe(graph.tensors.length);
    expect(onnxBytes(graph).length).toBeGreaterThan(numbers);
  });
});
