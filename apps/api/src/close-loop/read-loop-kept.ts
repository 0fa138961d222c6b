import { themeStatuses } from '@kept/core/act/theme-status.ts';
import { countLoopKept, type LoopKept, loopKeptAfterDays } from '@kept/core/close-loop/loop-kept.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

const groupRow = z.object({ status: z.enum(themeStatuses).nullable(), before: z.boolean(), concerns: z.coerce.number() });

/** Loop kept as it stood at a moment, now unless told: of the concerns customers had raised more than 90 days before, how many were answered, and how. */
export async function readLoopKept(tx: OrgTx, ctx: Ctx, moment?: Date): Promise<LoopKept> {
  const before = new Date((moment ?? ctx.now()).getTime() - loopKeptAfterDays * 86_400_000).toISOString();
  const result = await tx.execute(sql`
    select ${moment === undefined ? sql`t.status` : statusAt(moment)} as status, coalesce(t.live_on >= f.occurred_at::date, false) as before, count(*) as concerns
    from feedback f
    left join mention m on m.org_id = f.org_id and m.feedback_id = f.id
    left join theme t on t.org_id = m.org_id and t.id = m.theme_id
    where f.org_id = ${ctx.orgId} and f.kind <> 'friction' and f.received_at < ${before}::timestamptz and (m.id is not null or f.text <> '')
    group by 1, 2`);
  return countLoopKept(rowsOf(result, groupRow).map((row) => ({ status: row.status, isBeforeChange: row.before, concerns: row.concerns })));
}

/** What moved since counts as it stood then. */
function statusAt(moment: Date): SQL {
  const at = sql`${moment.toISOString()}::timestamptz`;
  return sql`case when t.status_since <= ${at} then t.status else coalesce((select u.to_status from theme_update u where u.org_id = t.org_id and u.theme_id = t.id and u.to_status is not null and u.at <= ${at} order by u.at desc, u.id desc limit 1), 'emerging') end`;
}
