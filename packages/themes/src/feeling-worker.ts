import { parentPort, workerData } from 'node:worker_threads';
import { type FeltText, type LabelledText, learnFeeling } from './feeling-head.ts';
import { loadTensorRuntime } from './load-tensor-runtime.ts';

const { told, untold }: { readonly told: readonly LabelledText[]; readonly untold: readonly FeltText[] } = workerData;
parentPort?.postMessage(learnFeeling(told, { runtime: await loadTensorRuntime(), texts: untold }));
