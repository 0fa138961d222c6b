import { listBounds } from '@kept/core/list-bounds.ts';
import { suppressionImport } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { withdrawableUntil } from './withdraw-suppression-import.ts';

const run = z.object({ id: z.uuid(), file: z.string(), at: z.iso.datetime(), added: z.int(), already: z.int(), skipped: z.int(), problems: z.int(), undoneAt: z.iso.datetime().nullable(), undoableUntil: z.iso.datetime().nullable() });
export const suppressionImportsAnswer = z.object({ items: z.array(run).max(listBounds.suppressionFiles).describe('The latest') });

/** The latest files of addresses, and until when each can be taken back. */
export async function listSuppressionImports(ctx: Ctx): Promise<z.infer<typeof suppressionImportsAnswer>> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select().from(suppressionImport).where(eq(suppressionImport.orgId, ctx.orgId)).orderBy(desc(suppressionImport.at), desc(suppressionImport.id)).limit(listBounds.suppressionFiles));
  return {
    items: rows.map(({ id, file, at, added, already, skipped, problems, undoneAt }) => {
      const until = withdrawableUntil(at);
      return { id, file, at: at.toISOString(), added, already, skipped, problems, undoneAt: undoneAt?.toISOString() ?? null, undoableUntil: undoneAt === null && until >= ctx.now() ? until.toISOString() : null };
    }),
  };
}
