import { AppError } from '@kept/core/errors.ts';
import { setImmediate as thisTurnsEnd } from 'node:timers/promises';

const mostTogether = 100;

/** Gives a result for each job, in their order. */
type Work<Job, Done> = (jobs: readonly Job[]) => Promise<readonly (Done | AppError)[]>;

interface Waiting<Job, Done> {
  readonly job: Job;
  readonly done: (done: Done) => void;
  readonly failed: (reason: unknown) => void;
}

/**
 * Does together what is asked for together: whatever comes to a lane in one turn is one group, and while that is at work the next one
 * gathers; nobody waits for company. Each is told its own result; an AppError in its place is its own refusal. When a group fails, each
 * of it is done alone, so that what is wrong with one is nobody else's: work that fails must have changed nothing.
 */
export function workTogether<Job, Done>(work: Work<Job, Done>): (owner: object, lane: string, job: Job) => Promise<Done> {
  const lanesOf = new WeakMap<object, Map<string, Waiting<Job, Done>[]>>();
  const run = async (lanes: Map<string, Waiting<Job, Done>[]>, lane: string, waiting: Waiting<Job, Done>[]) => {
    await thisTurnsEnd();
    while (waiting.length > 0) await doGroup(work, waiting.splice(0, mostTogether));
    lanes.delete(lane);
  };
  return (owner, lane, job) =>
    new Promise<Done>((done, failed) => {
      const lanes = lanesOf.get(owner) ?? new Map<string, Waiting<Job, Done>[]>();
      lanesOf.set(owner, lanes);
      const waiting = lanes.get(lane);
      if (waiting !== undefined) return void waiting.push({ job, done, failed });
      const fresh = [{ job, done, failed }];
      lanes.set(lane, fresh);
      void run(lanes, lane, fresh);
    });
}

async function doGroup<Job, Done>(work: Work<Job, Done>, group: readonly Waiting<Job, Done>[]): Promise<void> {
  const results = await work(group.map((one) => one.job)).catch((error: unknown) => ({ error }));
  if (!('error' in results)) {
    for (const [place, one] of group.entries()) settle(one, results[place]);
  } else if (group.length === 1) {
    for (const one of group) one.failed(results.error);
  } else {
    for (const one of group) await doGroup(work, [one]);
  }
}

function settle<Job, Done>(one: Waiting<Job, Done>, result: Done | AppError | undefined): void {
  if (result instanceof AppError) one.failed(result);
  else if (result === undefined) one.failed(new Error('Work that was done together gave one of its jobs nothing.'));
  else one.done(result);
}
