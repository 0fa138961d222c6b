import type { Db } from '@kept/db/client.ts';
import { acrossOrgs, type DueWork } from '@kept/db/scope.ts';
import type { Ctx } from './context.ts';
import type { JobName } from './job-names.ts';

/** One job: what it does inside an organisation, and how the sweep finds organisations where it is due. */
export interface Job {
  readonly name: Exclude<JobName, 'sweep'>;
  readonly run: (ctx: Ctx) => Promise<void>;
  readonly due: (tx: Db, now: Date) => Promise<readonly DueWork[]>;
}

/** Every job there is. A wake-up runs one at once; the sweep, once a minute and at every start, finds what a lost wake-up left. */
export const jobs: readonly Job[] = [];

/** Every schedule there is, as cron lines in UTC. */
export const schedules: readonly { readonly job: JobName; readonly cron: string }[] = [{ job: 'sweep', cron: '* * * * *' }];

/** The organisations in which a job is due. */
export async function findDue(db: Db, job: Job, now: Date): Promise<readonly string[]> {
  const due = await acrossOrgs(db, (tx) => job.due(tx, now));
  return [...new Set(due.map((work) => work.orgId))];
}
