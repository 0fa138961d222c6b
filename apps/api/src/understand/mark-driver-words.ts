import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Leaves the work of suggesting a driver: contacts without one, of which customers' words have just been read. Their suggestion is made anew. */
export async function markDriverWords(tx: OrgTx, ctx: Ctx, feedbackIds: readonly string[]): Promise<void> {
  if (feedbackIds.length === 0) return;
  await tx.execute(sql`
    insert into driver_suggestion (org_id, interaction_id, candidates, head_version)
    select distinct i.org_id, i.id, '[]'::jsonb, 0
    from feedback f join interaction i on i.org_id = f.org_id and i.id = f.interaction_id
    where f.org_id = ${ctx.orgId} and f.id in (select json_array_elements_text(${JSON.stringify(feedbackIds)}::text::json)::uuid)
      and f.kind <> 'friction' and f.text_key is not null and i.driver_id is null
    on conflict (org_id, interaction_id) do update set head_version = 0 where driver_suggestion.decision is null`);
}
