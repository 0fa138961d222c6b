import { type Deps, systemCtx } from './context.ts';
import type { JobName } from './job-names.ts';
import { findDue, type Job, jobs } from './jobs.ts';
import { keepStatistics } from './keep-statistics.ts';

/** Runs one job in one organisation. */
export async function runJob(deps: Deps, name: JobName, orgId: string): Promise<void> {
  const job = jobs.find((candidate) => candidate.name === name);
  await job?.run(systemCtx(deps, orgId, name));
}

/** Runs everything that is due in any organisation, each job once per organisation; one failure does not stop the others. */
export async function runDue(deps: Deps): Promise<void> {
  await keepStatistics(deps);
  for (const job of jobs) await runDueJob(deps, job);
}

/** Runs one job wherever it is due; a failure in one organisation does not stop the others. */
export async function runDueJob(deps: Deps, job: Job): Promise<void> {
  const waiting = [...(await findDue(deps.db, job, deps.now()))];
  const runOn = async () => {
    for (let orgId = waiting.shift(); orgId !== undefined; orgId = waiting.shift()) {
      try {
        await job.run(systemCtx(deps, orgId, job.name));
      } catch (error) {
        deps.log.error({ err: error, job: job.name, orgId }, 'A job failed; the next sweep tries again');
      }
    }
  };
  await Promise.all(Array.from({ length: job.organisationsAtOnce ?? 1 }, runOn));
}
