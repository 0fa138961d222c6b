import type { OpenDatabase } from '@kept/db/client.ts';
import { fromPglite, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { coalesceWakes } from './coalesce-wakes.ts';
import type { Deps } from './context.ts';
import { type JobName, jobNames } from './job-names.ts';
import { jobs, sweepEverySeconds } from './jobs.ts';
import { keepStatistics } from './keep-statistics.ts';
import { runDueJob, runJob } from './run-due.ts';

const coalesceMs = 250;
/** A killed worker's jobs are given back when it has not been heard of for so long. */
const silentSeconds = 30;

/** The queue of wake-ups. `wake` may be used by any process; `work` turns this one into a worker. */
export interface Queue {
  readonly wake: (job: JobName, orgId: string) => Promise<void>;
  readonly work: (deps: Deps) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Opens the queue in the product's own database. A wake-up that fails is logged and forgotten: the sweep finds the work. */
export async function openQueue(database: OpenDatabase, log: Logger): Promise<Queue> {
  const { queue } = database;
  const boss = new PgBoss(queue.kind === 'embedded' ? { db: fromPglite(queue.pglite), backend: 'pglite', superviseIntervalSeconds: silentSeconds } : { connectionString: queue.url, max: 4, application_name: 'kept-queue', superviseIntervalSeconds: silentSeconds });
  boss.on('error', (error) => log.warn({ err: error }, 'The job queue reports a problem'));
  await boss.start();
  await openQueues(boss);
  const send = async (job: JobName, orgId: string) => {
    try {
      await boss.send(job, { orgId }, { singletonKey: orgId, group: { id: orgId } });
    } catch (error) {
      log.warn({ err: error, job }, 'A wake-up was lost; the sweep will find the work');
    }
  };
  const { wake, flush } = coalesceWakes(send, coalesceMs);
  let sweep: Sweep | undefined;
  return {
    wake,
    work: async (deps) => {
      for (const name of jobNames) {
        await boss.work<{ orgId?: string }>(name, { pollingIntervalSeconds: 0.5, batchSize: 1, groupConcurrency: 1 }, async (batch) => {
          for (const job of batch) await runJob(deps, name, job.data?.orgId ?? '');
        });
      }
      sweep = startSweep(deps);
    },
    stop: async () => {
      await sweep?.stop();
      await flush();
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/**
 * One wake-up waits for each job and organisation, and one is under way: the first by the queue's policy, the second by counting what is active
 * as a job is taken. A queue of another policy is made anew; what waited in it is found by the sweep.
 */
async function openQueues(boss: PgBoss): Promise<void> {
  const policy = 'short';
  const made = new Map((await boss.getQueues()).map((queue) => [queue.name, queue.policy]));
  for (const name of jobNames) {
    if (made.has(name) && made.get(name) !== policy) await boss.deleteQueue(name);
    await boss.createQueue(name, { policy, retryLimit: 1, deleteAfterSeconds: 3600, heartbeatSeconds: silentSeconds });
  }
}

interface Sweep {
  readonly stop: () => Promise<void>;
}

/**
 * Sweeps at once and then every half minute, each job by itself: a run of themes that takes minutes does not keep a dead worker's
 * mails waiting. No job is swept twice at a time; stopping waits for what is under way.
 */
function startSweep(deps: Deps): Sweep {
  const running = new Map<string, Promise<void>>();
  const start = (name: string, run: () => Promise<void>) => {
    if (running.has(name)) return;
    const swept = run()
      .catch((error: unknown) => deps.log.error({ err: error, job: name }, 'A sweep failed; the next one tries again'))
      .finally(() => running.delete(name));
    running.set(name, swept);
  };
  const once = () => {
    start('keep-statistics', () => keepStatistics(deps));
    for (const job of jobs) start(job.name, () => runDueJob(deps, job));
  };
  const timer = setInterval(once, sweepEverySeconds * 1000);
  once();
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(running.values());
    },
  };
}
