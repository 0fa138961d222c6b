import { createRequire } from 'node:module';

/** The calls of ONNX Runtime this engine uses, the same in both its packages; the native one is optional, so its typings may not be there. */
interface OnnxPackage {
  readonly Tensor: new (type: 'float32', values: Float32Array, shape: readonly number[]) => unknown;
  readonly InferenceSession: {
    create(model: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<{
      run(inputs: Readonly<Record<string, unknown>>): Promise<{ readonly vector: { readonly data: Float32Array } }>;
    }>;
  };
}

export interface OnnxRuntime extends OnnxPackage {
  /** Who computes has to be said: both packages keep their providers in one list, where the native one stands first. */
  readonly provider: 'cpu' | 'wasm';
}

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
    loadOnnxRuntime('native');
    return true;
  } catch {
    return false;
  }
}

/** ONNX Runtime as a binary for this machine, or as WebAssembly, which runs on any: from its package, never from the network. */
export function loadOnnxRuntime(kind: 'native' | 'wasm'): OnnxRuntime {
  const require = createRequire(import.meta.url);
  if (kind === 'native') {
    const native: OnnxPackage = require('onnxruntime-node');
    return { ...native, provider: 'cpu' };
  }
  const web: OnnxPackage & { readonly env: { readonly wasm: { numThreads?: number } } } = require('onnxruntime-web');
  // Threads of ours each hold a model; one that started more would have to fetch its own script.
  web.env.wasm.numThreads = 1;
  return { ...web, provider: 'wasm' };
}
