import { frictionSource } from '@kept/core/vocabulary.ts';
import { source } from '@kept/db/schema/listen/feedback.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, ne } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

const most = 200;

/** The names of the sources customers' words come from, for a filter; agents' reports are none of them. */
export async function listSourceNames(tx: OrgTx, ctx: Ctx): Promise<string[]> {
  const rows = await tx.select({ name: source.name }).from(source).where(and(eq(source.orgId, ctx.orgId), ne(source.name, frictionSource))).orderBy(asc(source.name)).limit(most);
  return rows.map(({ name }) => name);
}
