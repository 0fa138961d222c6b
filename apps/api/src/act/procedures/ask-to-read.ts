import { AppError, invalidField, notFound } from '@kept/core/errors.ts';
import { procedure, procedureReading, procedureTold } from '@kept/db/schema/act/procedures.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { findAbleMember } from '../find-able-member.ts';
import { writerOf } from './writer-of.ts';

export const readingRequest = z.object({ memberId: z.uuid({ error: 'Choose a person.' }) });
export const readingRequested = z.object({ id: z.uuid(), number: z.int(), isNew: z.boolean().describe('False when they were asked about this version already') });

/** Asks somebody to read the latest version; it stands in their next mail of the day, once a version. */
export async function askToRead(ctx: Ctx, id: string, { memberId }: z.infer<typeof readingRequest>): Promise<z.infer<typeof readingRequested>> {
  const toldBy = writerOf(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select({ number: procedure.number, retiredAt: procedure.retiredAt }).from(procedure).where(and(eq(procedure.orgId, ctx.orgId), eq(procedure.id, id))).for('share');
    if (found === undefined) throw notFound('procedure');
    if (found.retiredAt !== null) throw new AppError('conflict', 'This procedure is no longer in use.');
    await findAbleMember(tx, ctx, { field: 'memberId', id: memberId, needs: 'procedures.read', lacks: 'may not read procedures' });
    const [read] = await tx.select({ readAt: procedureReading.readAt }).from(procedureReading).where(and(eq(procedureReading.orgId, ctx.orgId), eq(procedureReading.procedureId, id), eq(procedureReading.number, found.number), eq(procedureReading.memberId, memberId)));
    if (read !== undefined) throw invalidField('memberId', 'They have read this version already. Choose somebody else.');
    const made = await tx.insert(procedureTold).values({ orgId: ctx.orgId, procedureId: id, about: 'reading', period: `version ${found.number}`, memberId, toldBy, toldAt: ctx.now() }).onConflictDoNothing().returning({ procedureId: procedureTold.procedureId });
    if (made.length > 0) await recordAudit(tx, ctx, 'ask-to-read', `procedure:${id}`, { member: memberId, number: found.number });
    return { id, number: found.number, isNew: made.length > 0 };
  });
}
