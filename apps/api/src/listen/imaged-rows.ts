import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

/** What files can change about people: the table of each, and where an image says whose it is. */
export const imagedKinds = {
  customer: { table: sql.raw('customer'), owner: sql.raw('customer_id'), parts: sql`'{}'::jsonb` },
  contact: {
    table: sql.raw('interaction'),
    owner: sql.raw('interaction_id'),
    parts: sql`jsonb_build_object('hand_offs', coalesce((select jsonb_agg(to_jsonb(h) - 'org_id' - 'id' - 'interaction_id' order by h.at, h.from_where, h.to_where, h.kind) from hand_off h where h.org_id = t.org_id and h.interaction_id = t.id), '[]'::jsonb))`,
  },
} as const;
export type ImagedKind = keyof typeof imagedKinds;

const fields = z.string().transform((text) => z.record(z.string(), z.unknown()).parse(JSON.parse(text)));
const imagedRow = z.object({ id: z.string(), externalId: z.string(), changedIn: z.coerce.number(), fields });

/** A row as it stands, by the names of its columns; a contact with its hand-offs. */
export type ImagedRow = z.infer<typeof imagedRow>;

/** Reads rows as they stand, and keeps others from changing them until the transaction ends: in one order, so that nobody waits for each other. */
export async function readImaged(tx: OrgTx, ctx: Ctx, kind: ImagedKind, { column, values }: { readonly column: 'id' | 'external_id'; readonly values: readonly string[] }): Promise<ImagedRow[]> {
  if (values.length === 0) return [];
  const { table, parts } = imagedKinds[kind];
  const wanted: SQL = sql`select json_array_elements_text(${JSON.stringify(values)}::text::json)${sql.raw(column === 'id' ? '::uuid' : '')}`;
  await tx.execute(sql`select id from ${table} where org_id = ${ctx.orgId} and ${sql.raw(column)} in (${wanted}) order by external_id collate "C" for no key update`);
  const rows = await tx.execute(sql`select t.id, t.external_id as "externalId", t.changed_in as "changedIn", ((to_jsonb(t) - 'org_id' - 'id' - 'changed_in') || ${parts})::text as fields from ${table} t where t.org_id = ${ctx.orgId} and t.${sql.raw(column)} in (${wanted}) order by t.external_id collate "C"`);
  return rowsOf(rows, imagedRow);
}
