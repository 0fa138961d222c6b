import { Worker } from 'node:worker_threads';
import type { LabelledContact } from './driver-head.ts';
import type { FeltText, LabelledText } from './feeling-head.ts';
import { ThemeEngineError } from './worker-pool.ts';

/** Learns feeling in a thread of its own, which ends with it: nobody waits for the seconds it takes. */
export function learnInThread(told: readonly LabelledText[], untold: readonly FeltText[]): Promise<Float32Array> {
  return learnApart(new URL('./feeling-worker.ts', import.meta.url), { told, untold });
}

/** Learns drivers in a thread of its own, which ends with it. */
export function learnDriversInThread(contacts: readonly LabelledContact[], drivers: number): Promise<Float32Array> {
  return learnApart(new URL('./driver-worker.ts', import.meta.url), { contacts, drivers });
}

function learnApart(script: URL, workerData: unknown): Promise<Float32Array> {
  const worker = new Worker(script, { workerData, execArgv: [] });
  return new Promise((resolve, reject) => {
    worker.once('message', (head: Float32Array) => resolve(head));
    worker.once('error', reject);
    worker.once('exit', () => reject(new ThemeEngineError('The thread that learns stopped before it was done.')));
  });
}
