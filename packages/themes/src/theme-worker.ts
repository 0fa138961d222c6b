import { parentPort } from 'node:worker_threads';
import { encodeTexts } from './encode-texts.ts';
import { findNear } from './find-near.ts';
import { keptStore } from './kept-stores.ts';
import { matchDefinition } from './match-definition.ts';
import { placeTexts } from './place-texts.ts';
import { loadTensorRuntime } from './load-tensor-runtime.ts';
import type { WorkerAnswer, WorkerRequest, WorkerTasks, TaskName } from './worker-tasks.ts';

const port = parentPort;
if (!port) throw new Error('theme-worker.ts runs inside a worker thread only');

const answer = (message: WorkerAnswer): void => port.postMessage(message);

async function work(request: WorkerRequest): Promise<WorkerTasks[TaskName]['output']> {
  switch (request.name) {
    case 'encode':
      return encodeTexts(request.input.texts, request.input);
    case 'find': {
      // The words and grammar behind titles are large: only a thread that makes titles loads them.
      const { findThemesIn } = await import('./find-themes.ts');
      return findThemesIn(await loadTensorRuntime(), request.input.packed, request.input.settings, (step) => answer({ number: request.number, kind: 'step', step }));
    }
    case 'place': {
      const runtime = await loadTensorRuntime();
      const store = keptStore(runtime, request.input.change);
      return store && placeTexts(store, request.input.texts, request.input.settings);
    }
    case 'near': {
      const store = keptStore(await loadTensorRuntime(), request.input.change);
      return store && findNear(store, request.input.question, request.input.settings);
    }
    case 'match': {
      const store = keptStore(await loadTensorRuntime(), request.input.change);
      return store && matchDefinition(store, request.input.definition);
    }
  }
}

port.on('message', (request: WorkerRequest) => {
  work(request).then(
    (output) => answer({ number: request.number, kind: 'done', output }),
    (error: unknown) => answer({ number: request.number, kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});
