import { newId } from '@kept/db/new-id.ts';
import { source } from '@kept/db/schema/listen/feedback.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { inList } from '@kept/db/in-list.ts';

/** The ids of sources by name; a name that is new becomes a source. */
export async function saveSources(tx: OrgTx, ctx: Ctx, names: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(names)].sort();
  let found = await readSources(tx, ctx, wanted);
  const missing = wanted.filter((name) => !found.has(name));
  if (missing.length === 0) return found;
  const now = ctx.now();
  await tx.insert(source).values(missing.map((name) => ({ orgId: ctx.orgId, id: newId(now), name, createdAt: now }))).onConflictDoNothing();
  found = await readSources(tx, ctx, wanted);
  return found;
}

async function readSources(tx: OrgTx, ctx: Ctx, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: source.id, name: source.name })
    .from(source)
    .where(and(eq(source.orgId, ctx.orgId), inList(source.name, names)));
  return new Map(rows.map((row) => [row.name, row.id]));
}
