import { parentPort, workerData } from 'node:worker_threads';
import { type LabelledContact, learnDrivers } from './driver-head.ts';

const { contacts, drivers }: { readonly contacts: readonly LabelledContact[]; readonly drivers: number } = workerData;
const head = learnDrivers(contacts, drivers);
parentPort?.postMessage(head);
