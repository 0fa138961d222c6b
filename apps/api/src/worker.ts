import type { OpenDatabase } from '@kept/db/client.ts';
import { fromPglite, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { coalesceWakes } from './coalesce-wakes.ts';
import type { Deps } from './context.ts';
import { type JobName, jobNames } from './job-names.ts';
import { schedules } from './jobs.ts';
import { runJob } from './run-due.ts';

const coalesceMs = 250;

/** The queue of wake-ups. `wake` may be used by any process; `work` turns this one into a worker. */
export interface Queue {
  readonly wake: (job: JobName, orgId: string) => Promise<void>;
  readonly work: (deps: Deps) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Opens the queue in the product's own database. A wake-up that fails is logged and forgotten: the sweep finds the work. */
export async function openQueue(database: OpenDatabase, log: Logger): Promise<Queue> {
  const { queue } = database;
  const boss = new PgBoss(queue.kind === 'embedded' ? { db: fromPglite(queue.pglite), backend: 'pglite' } : { connectionString: queue.url, max: 4, application_name: 'kept-queue' });
  boss.on('error', (error) => log.warn({ err: error }, 'The job queue reports a problem'));
  await boss.start();
  for (const name of jobNames) await boss.createQueue(name, { policy: 'stately', retryLimit: 1, deleteAfterSeconds: 3600 });
  const send = async (job: JobName, orgId: string) => {
    try {
      await boss.send(job, { orgId }, { singletonKey: orgId });
    } catch (error) {
      log.warn({ err: error, job }, 'A wake-up was lost; the sweep will find the work');
    }
  };
  const { wake, flush } = coalesceWakes(send, coalesceMs);
  return {
    wake,
    work: async (deps) => {
      for (const name of jobNames) {
        await boss.work<{ orgId?: string }>(name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async (batch) => {
          for (const job of batch) await runJob(deps, name, job.data?.orgId ?? '');
        });
      }
      for (const { job, cron } of schedules) await boss.schedule(job, cron);
      await boss.send('sweep', {}, { singletonKey: 'start' });
    },
    stop: async () => {
      await flush();
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}
