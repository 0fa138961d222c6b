import { AppError, notFound } from '@kept/core/errors.ts';
import { suppression, suppressionImport } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';

const days = 30;
const dayMs = 86_400_000;

export const withdrawnImport = z.object({ removed: z.int().describe('Addresses that may be mailed again, unless another reason stands') });

/** Until when an import of addresses can be taken back. */
export function withdrawableUntil(at: Date): Date {
  return new Date(at.getTime() + days * dayMs);
}

/** Takes back what one file put on the list, for thirty days. What happened here since, or what another file or a colleague said first, stays. */
export async function withdrawSuppressionImport(ctx: Ctx, id: string): Promise<z.infer<typeof withdrawnImport>> {
  const isThis = and(eq(suppressionImport.orgId, ctx.orgId), eq(suppressionImport.id, id));
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [run] = await tx.select().from(suppressionImport).where(isThis).for('update');
    if (run === undefined) throw notFound('import');
    if (run.undoneAt !== null) return { removed: 0 };
    if (withdrawableUntil(run.at) < ctx.now()) throw new AppError('conflict', `This file was read more than ${days} days ago, so it cannot be taken back as a whole. Lift single addresses instead.`);
    const removed = await tx.delete(suppression).where(and(eq(suppression.orgId, ctx.orgId), eq(suppression.importId, id))).returning({ mac: suppression.addressMac });
    await tx.update(suppressionImport).set({ undoneAt: ctx.now() }).where(isThis);
    await recordAudit(tx, ctx, 'withdraw-suppression-import', `suppression-import:${id}`, { removed: removed.length });
    return { removed: removed.length };
  });
}
