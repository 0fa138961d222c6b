import { thisTransaction } from '@kept/db/columns.ts';
import { newId } from '@kept/db/new-id.ts';
import { customer, handOff, interaction } from '@kept/db/schema/listen/customers.ts';
import { fileImport } from '@kept/db/schema/listen/feedback.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, getTableColumns, isNotNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { type ImagedKind, imagedKinds, type ImagedRow } from '../listen/imaged-rows.ts';
import { inList } from '@kept/db/in-list.ts';
import type { ImportRun } from '../listen/run-import.ts';

type Back = Pick<ImagedRow, 'id' | 'fields'>;

const tables = { customer, contact: interaction } as const;
const handOffs = z.array(z.record(z.string(), z.unknown()));

/** Writes back what rows were, column by column; what they named and is not there any more is left empty. */
export async function replaceFields(tx: OrgTx, ctx: Ctx, run: ImportRun, kind: ImagedKind, rows: readonly Back[]): Promise<void> {
  if (rows.length === 0) return;
  const list = await asStillPossible(tx, ctx, run, kind, rows);
  const { table } = imagedKinds[kind];
  const columns = Object.entries(getTableColumns(tables[kind])).filter(([key]) => !['orgId', 'id', 'changedIn'].includes(key));
  const changes = sql.join(columns.map(([, { name }]) => sql`${sql.identifier(name)} = was.${sql.identifier(name)}`), sql`, `);
  await tx.execute(sql`
    update ${table} set ${changes}, changed_in = ${thisTransaction}
    from jsonb_to_recordset(${JSON.stringify(list)}::text::jsonb) as given(id uuid, fields jsonb)
      join ${table} t on t.org_id = ${ctx.orgId} and t.id = given.id
      cross join lateral jsonb_populate_record(t, given.fields) as was
    where ${table}.org_id = ${ctx.orgId} and ${table}.id = t.id`);
  if (kind === 'contact') await replaceHandOffs(tx, ctx, rows);
}

/** A person who is not there any more comes back with nobody, an id that somebody else has by now stays theirs, and what an import brought that was taken back meanwhile goes with this one. */
async function asStillPossible(tx: OrgTx, ctx: Ctx, run: ImportRun, kind: ImagedKind, rows: readonly Back[]): Promise<Back[]> {
  const named = (name: string) => rows.flatMap(({ fields }) => (typeof fields[name] === 'string' ? [fields[name]] : []));
  const table = tables[kind];
  const people = new Set((await tx.select({ id: customer.id }).from(customer).where(and(eq(customer.orgId, ctx.orgId), inList(customer.id, named('customer_id'))))).map(({ id }) => id));
  const taken = new Set((await tx.select({ externalId: table.externalId }).from(table).where(and(eq(table.orgId, ctx.orgId), inList(table.externalId, named('external_id'))))).map(({ externalId }) => externalId));
  const undone = new Set((await tx.select({ id: fileImport.id }).from(fileImport).where(and(eq(fileImport.orgId, ctx.orgId), isNotNull(fileImport.undoAskedAt), inList(fileImport.id, named('import_id'))))).map(({ id }) => id));
  return rows.map(({ id, fields }) => {
    const { customer_id: who, external_id: name, import_id: brought, ...rest } = fields;
    return {
      id,
      fields: {
        ...rest,
        ...(who === undefined ? {} : { customer_id: typeof who === 'string' && people.has(who) ? who : null }),
        ...(typeof name === 'string' && !taken.has(name) ? { external_id: name } : {}),
        ...(brought === undefined ? {} : { import_id: typeof brought === 'string' && undone.has(brought) ? run.id : brought }),
      },
    };
  });
}

async function replaceHandOffs(tx: OrgTx, ctx: Ctx, rows: readonly Back[]): Promise<void> {
  const listed = rows.flatMap(({ id, fields }) => (fields.hand_offs === undefined ? [] : [{ id, were: handOffs.parse(fields.hand_offs) }]));
  if (listed.length === 0) return;
  await tx.delete(handOff).where(and(eq(handOff.orgId, ctx.orgId), inList(handOff.interactionId, listed.map(({ id }) => id))));
  const list = listed.flatMap(({ id, were }) => were.map((was) => ({ ...was, org_id: ctx.orgId, id: newId(ctx.now()), interaction_id: id })));
  await tx.execute(sql`insert into hand_off select * from jsonb_populate_recordset(null::hand_off, ${JSON.stringify(list)}::text::jsonb)`);
}
