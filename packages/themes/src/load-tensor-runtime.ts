import { createRequire } from 'node:module';

/** The few calls of TensorFlow.js this engine uses; the package's own typings point at packages that are not installed with it. */
export interface TensorRuntime {
  ready(): Promise<void>;
  setBackend(name: string): Promise<boolean>;
  tensor2d(values: Float32Array | Int32Array | readonly number[], shape: readonly [number, number], type: 'int32' | 'float32'): Tensor;
  matMul(a: Tensor, b: Tensor): Tensor;
}

export interface Tensor {
  readonly shape: readonly number[];
  dataSync(): Float32Array;
  dispose(): void;
}

let loading: Promise<TensorRuntime> | undefined;

/** TensorFlow.js on its WebAssembly backend, loaded once per thread. */
export function loadTensorRuntime(): Promise<TensorRuntime> {
  loading ??= load();
  return loading;
}

async function load(): Promise<TensorRuntime> {
  const require = createRequire(import.meta.url);
  const runtime: TensorRuntime = require('@energetic-ai/core');
  await runtime.setBackend('wasm');
  await runtime.ready();
  return runtime;
}
