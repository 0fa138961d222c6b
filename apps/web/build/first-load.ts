import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

/** Prints the JavaScript a person loads before the first page stands (entry, shell and that page, gzip), and fails the build over the limit. */
export function firstLoad({ limitKilobytes, page }: { limitKilobytes: number; page: string }): Plugin {
  return {
    name: 'kept-first-load',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const wanted = new Set<string>();
      for (const chunk of chunks) if (isFirst(chunk, page)) addWithImports(chunk.fileName, chunks, wanted);
      const bytes = chunks.filter((chunk) => wanted.has(chunk.fileName)).reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
      const kilobytes = bytes / 1000;
      process.stdout.write(`first load: ${kilobytes.toFixed(1)} kB gzip of JavaScript in ${wanted.size} files (limit ${limitKilobytes} kB)\n`);
      if (kilobytes > limitKilobytes) this.error(`The first load is over its limit of ${limitKilobytes} kB gzip.`);
    },
  };
}

function isFirst(chunk: Rollup.OutputChunk, page: string): boolean {
  const from = chunk.facadeModuleId ?? '';
  return chunk.isEntry || from.includes(page) || from.includes('src/routes/_app.tsx');
}

function addWithImports(name: string, chunks: readonly Rollup.OutputChunk[], wanted: Set<string>): void {
  if (wanted.has(name)) return;
  wanted.add(name);
  for (const imported of chunks.find((chunk) => chunk.fileName === name)?.imports ?? []) addWithImports(imported, chunks, wanted);
}
