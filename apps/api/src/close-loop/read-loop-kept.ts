import { themeStatuses } from '@kept/core/act/theme-status.ts';
import { countLoopKept, type LoopKept, loopKeptAfterDays } from '@kept/core/close-loop/loop-kept.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

const groupRow = z.object({ status: z.enum(themeStatuses).nullable(), before: z.boolean(), concerns: z.coerce.number() });

/** Loop kept as it stands now: of the concerns customers raised more than 90 days ago, how many were answered, and how. */
export async function readLoopKept(tx: OrgTx, ctx: Ctx): Promise<LoopKept> {
  const before = new Date(ctx.now().getTime() - loopKeptAfterDays * 86_400_000).toISOString();
  const result = await tx.execute(sql`
    select t.status as status, coalesce(t.live_on >= f.occurred_at::date, false) as before, count(*) as concerns
    from feedback f
    left join mention m on m.org_id = f.org_id and m.feedback_id = f.id
    left join theme t on t.org_id = m.org_id and t.id = m.theme_id
    where f.org_id = ${ctx.orgId} and f.kind <> 'friction' and f.received_at < ${before}::timestamptz and (m.id is not null or f.text <> '')
    group by 1, 2`);
  return countLoopKept(rowsOf(result, groupRow).map((row) => ({ status: row.status, isBeforeChange: row.before, concerns: row.concerns })));
}
