// Loaded into a worker by the bench: every ten seconds it collects the garbage and notes what is left, in bytes.
import { appendFileSync } from 'node:fs';

const notes = process.env.KEPT_BENCH_MEMORY;
const note = () => {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  appendFileSync(notes, `${heapUsed + external}\n`);
};
if (notes !== undefined && globalThis.gc !== undefined && process.argv.includes('worker')) setInterval(note, 10_000).unref();
