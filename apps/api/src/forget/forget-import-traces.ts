import type { customer } from '@kept/db/schema/listen/customers.ts';
import { importAlso, importFile, importImage, importProblem } from '@kept/db/schema/listen/imports.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** What files left of a person: rows kept to be mended, other versions of what they said, what rows were before a file, and files that wait to be imported. */
export async function forgetImportTraces(tx: OrgTx, ctx: Ctx, person: Pick<typeof customer.$inferSelect, 'id' | 'externalId' | 'email' | 'emailNormal' | 'name'>): Promise<void> {
  const names = [person.externalId, person.email, person.emailNormal, person.name].flatMap((name) => (name === null ? [] : [JSON.stringify(name.toLowerCase()).slice(1, -1)]));
  const isTheirs = or(...names.map((name) => sql`strpos(lower(${importProblem.cells}::text), ${name}) > 0`));
  await tx.update(importProblem).set({ cells: null }).where(and(eq(importProblem.orgId, ctx.orgId), isNotNull(importProblem.cells), isTheirs));
  await tx.delete(importAlso).where(and(eq(importAlso.orgId, ctx.orgId), sql`${importAlso.given} ->> 'customerId' = ${person.id}`));
  const values = JSON.stringify([person.id, person.externalId, person.email, person.emailNormal, person.name].flatMap((name) => name?.toLowerCase() ?? []));
  await tx.delete(importImage).where(and(eq(importImage.orgId, ctx.orgId), sql`exists (select 1 from jsonb_each_text(${importImage.before}) was where lower(was.value) in (select json_array_elements_text(${values}::text::json)))`));
  await tx.delete(importFile).where(and(eq(importFile.orgId, ctx.orgId), eq(importFile.isHeld, true)));
}
