import { parentPort, workerData } from 'node:worker_threads';
import { type LabelledText, learnFeeling } from './feeling-head.ts';

const texts: readonly LabelledText[] = workerData;
parentPort?.postMessage(learnFeeling(texts));
