import { Worker } from 'node:worker_threads';
import type { TaskName, WorkerAnswer, WorkerTasks } from './worker-tasks.ts';

/** What went wrong in the engine, as a sentence. */
export class ThemeEngineError extends Error {
  override readonly name = 'ThemeEngineError';
}

interface Task {
  readonly name: TaskName;
  readonly input: unknown;
  readonly onStep: (step: string) => void;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
  attempts: number;
}

interface Slot {
  worker: Worker | undefined;
  task: Task | undefined;
  number: number;
  idle: NodeJS.Timeout | undefined;
}

/** How a pool differs from the usual one. */
export interface PoolOptions {
  readonly script?: URL;
  /** How long a worker waits for more before it ends and gives its memory back. */
  readonly idleMilliseconds?: number;
}

const IDLE_MILLISECONDS = 60_000;
/** What a worker may keep for short-lived things, in MB: collecting them a little more often costs less than all that memory. */
const YOUNG_MEGABYTES = 16;
const ATTEMPTS = 2;
const LONGEST_TASK_MS = 30_000;

/**
 * Runs tasks on at most `threads` worker threads, started when needed and ended after a time without work (a minute, if not said otherwise). A worker that dies is
 * replaced and its task tried once more; after that the task fails with ThemeEngineError. Idle workers do not keep the process alive.
 */
export class WorkerPool {
  readonly #waiting: Task[] = [];
  readonly #slots: Slot[];
  readonly #script: URL;
  readonly #idleMilliseconds: number;
  #isClosed = false;

  readonly threads: number;

  constructor(threads: number, { script = new URL('./theme-worker.ts', import.meta.url), idleMilliseconds = IDLE_MILLISECONDS }: PoolOptions = {}) {
    this.#slots = Array.from({ length: threads }, () => ({ worker: undefined, task: undefined, number: 0, idle: undefined }));
    this.#script = script;
    this.#idleMilliseconds = idleMilliseconds;
    this.threads = threads;
  }

  run<N extends TaskName>(name: N, input: WorkerTasks[N]['input'], onStep: (step: string) => void = () => {}): Promise<WorkerTasks[N]['output']> {
    if (this.#isClosed) return Promise.reject(new ThemeEngineError('The theme engine has been closed.'));
    return new Promise((resolve, reject) => {
      // The worker answers a task with the output of its name; this is the one place where the two meet.
      // oxlint-disable-next-line typescript/consistent-type-assertions
      const settle = (output: unknown): void => resolve(output as WorkerTasks[N]['output']);
      this.#waiting.push({ name, input, onStep, resolve: settle, reject, attempts: 0 });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const error = new ThemeEngineError('The theme engine was closed before the work was done.');
    for (const task of this.#waiting.splice(0)) task.reject(error);
    await Promise.all(
      this.#slots.map(async (slot) => {
        const isBusy = slot.task !== undefined;
        slot.task?.reject(error);
        slot.task = undefined;
        await this.#end(slot, isBusy);
      }),
    );
  }

  #next(): void {
    const slot = this.#slots.find((each) => !each.task && each.worker) ?? this.#slots.find((each) => !each.task);
    const task = slot ? this.#waiting.shift() : undefined;
    if (!slot || !task) return;
    clearTimeout(slot.idle);
    slot.task = task;
    slot.number++;
    task.attempts++;
    slot.worker ??= this.#start(slot);
    slot.worker.ref();
    slot.worker.postMessage({ number: slot.number, name: task.name, input: task.input });
    this.#next();
  }

  #start(slot: Slot): Worker {
    // Without the parent's flags (a test runner's loader, an inspector) the worker starts faster and always the same way.
    const worker = new Worker(this.#script, { execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } });
    let cause = 'it stopped';
    worker.on('message', (message: WorkerAnswer) => {
      if (message.number === slot.number && slot.worker === worker) this.#receive(slot, message);
    });
    worker.on('error', (error) => (cause = error.message));
    worker.on('exit', () => {
      if (slot.worker === worker) this.#replace(slot, cause);
    });
    return worker;
  }

  #receive(slot: Slot, message: WorkerAnswer): void {
    const { task } = slot;
    if (!task) return;
    if (message.kind === 'step') return task.onStep(message.step);
    slot.task = undefined;
    slot.worker?.unref();
    slot.idle = setTimeout(() => void this.#end(slot), this.#idleMilliseconds);
    slot.idle.unref();
    if (message.kind === 'done') task.resolve(message.output);
    else task.reject(new ThemeEngineError(message.message));
    this.#next();
  }

  #replace(slot: Slot, cause: string): void {
    const { task } = slot;
    slot.worker = undefined;
    slot.task = undefined;
    if (task && task.attempts < ATTEMPTS && !this.#isClosed) this.#waiting.unshift(task);
    else task?.reject(new ThemeEngineError(`A worker thread of the theme engine died twice on the same work (${cause}).`));
    this.#next();
  }

  /** A thread that is ended while the native encoder computes takes the whole process down: a busy one finishes first. */
  async #end(slot: Slot, isBusy = false): Promise<void> {
    const { worker } = slot;
    clearTimeout(slot.idle);
    slot.worker = undefined;
    if (worker && isBusy) await untilAnswered(worker);
    await worker?.terminate();
  }
}

/** Resolves when the worker has answered its task or ended, at the latest after half a minute. */
function untilAnswered(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_TASK_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    worker.on('message', (message: WorkerAnswer) => message.kind !== 'step' && done());
    worker.once('exit', done);
  });
}
