import type { ImportTarget } from '@kept/core/listen/import-targets.ts';
import { importMapping } from '@kept/db/schema/listen/imports.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { sha256 } from '../secrets.ts';

interface Understood {
  readonly header: readonly string[];
  readonly target: ImportTarget;
  readonly sourceName: string;
  readonly mapping: Record<string, string>;
  readonly options: Record<string, string>;
}

/** Keeps how a file was understood, so that the next one with the same columns is offered the same. */
export async function rememberMapping(tx: OrgTx, ctx: Ctx, { header, target, sourceName, mapping, options }: Understood): Promise<void> {
  const said = { sourceName, mapping, options, usedAt: ctx.now() };
  await tx.insert(importMapping).values({ orgId: ctx.orgId, headerKey: headerKeyOf(header), target, ...said }).onConflictDoUpdate({ target: [importMapping.orgId, importMapping.headerKey, importMapping.target], set: said });
}

/** How the last file with these columns was understood, as one kind of thing or as any. */
export async function findMapping(tx: OrgTx, ctx: Ctx, header: readonly string[], target: ImportTarget | undefined): Promise<typeof importMapping.$inferSelect | undefined> {
  const [found] = await tx
    .select()
    .from(importMapping)
    .where(and(eq(importMapping.orgId, ctx.orgId), eq(importMapping.headerKey, headerKeyOf(header)), target === undefined ? undefined : eq(importMapping.target, target)))
    .orderBy(desc(importMapping.usedAt))
    .limit(1);
  return found;
}

function headerKeyOf(header: readonly string[]): string {
  return sha256(JSON.stringify(header)).slice(0, 32);
}
