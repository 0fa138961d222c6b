import { Worker } from 'node:worker_threads';
import type { LabelledText } from './feeling-head.ts';
import { ThemeEngineError } from './worker-pool.ts';

/** Learns feeling in a thread of its own, which ends with it: nobody waits for the seconds it takes. */
export function learnInThread(texts: readonly LabelledText[]): Promise<Float32Array> {
  const worker = new Worker(new URL('./feeling-worker.ts', import.meta.url), { workerData: texts, execArgv: [] });
  return new Promise((resolve, reject) => {
    worker.once('message', (head: Float32Array) => resolve(head));
    worker.once('error', reject);
    worker.once('exit', () => reject(new ThemeEngineError('The thread that learns feeling stopped before it was done.')));
  });
}
