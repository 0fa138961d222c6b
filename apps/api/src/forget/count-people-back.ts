import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { type ImagedKind, imagedKinds } from '../listen/imaged-rows.ts';
import type { ImportRun } from '../listen/run-import.ts';
import { isKeptContact } from './take-back-contacts.ts';
import { isKeptCustomer } from './take-back-customers.ts';
import type { TakenBack } from './undo-import.ts';

const counted = z.object({ gone: z.coerce.number(), restored: z.coerce.number() });
const isKept: Readonly<Record<ImagedKind, SQL>> = { customer: isKeptCustomer, contact: isKeptContact };

/**
 * Counts what taking back all customers or contacts of an import would come to, by the rules of `restoreImages` and of the taking back:
 * a row is brought back where imports left it last, from the last image to the first that still stands, and one that this import brought
 * (or another that was taken back) goes, unless something else holds on to it.
 */
export async function countPeopleBack(tx: OrgTx, ctx: Ctx, run: ImportRun, kind: ImagedKind): Promise<Pick<TakenBack, 'gone' | 'restored'>> {
  const { table, owner } = imagedKinds[kind];
  const result = await tx.execute(sql`
    with images as (
      select i.${owner} as owner, i.place, i.before, i.changed_in, (i.import_id = ${run.id} or i.is_withdrawn) as goes from import_image i
      where i.org_id = ${ctx.orgId} and i.${owner} in (select o.${owner} from import_image o where o.org_id = ${ctx.orgId} and o.import_id = ${run.id} and not o.is_withdrawn)
    ), tops as (
      select owner, max(place) filter (where not goes) as standing, (array_agg(changed_in order by place desc))[1] as changed_in from images group by owner
    ), back as (
      select t.owner, bool_or((i.before - 'import_id') <> '{}'::jsonb) as tells, (array_agg(i.before order by i.place) filter (where jsonb_exists(i.before, 'import_id')))[1] as brought
      from tops t
      join ${table} c on c.org_id = ${ctx.orgId} and c.id = t.owner and c.changed_in = t.changed_in
      join images i on i.owner = t.owner and (t.standing is null or i.place > t.standing)
      group by t.owner
    ), ends as (
      select c.id, coalesce(b.tells, false) as tells, case
        when b.brought is null then c.import_id
        when exists (select 1 from file_import f where f.org_id = ${ctx.orgId} and f.id::text = b.brought ->> 'import_id' and f.undo_asked_at is not null) then ${run.id}::uuid
        else (b.brought ->> 'import_id')::uuid end as import_id
      from ${table} c left join back b on b.owner = c.id
      where c.org_id = ${ctx.orgId} and (c.import_id = ${run.id} or b.owner is not null)
    )
    select count(*) filter (where e.import_id = ${run.id} and not (${isKept[kind]})) as gone, count(*) filter (where e.tells) as restored
    from ends e join ${table} c on c.org_id = ${ctx.orgId} and c.id = e.id`);
  return rowsOf(result, counted)[0] ?? { gone: 0, restored: 0 };
}
