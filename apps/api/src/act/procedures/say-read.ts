import { AppError, notFound } from '@kept/core/errors.ts';
import { procedure, procedureReading } from '@kept/db/schema/act/procedures.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { writerOf } from './writer-of.ts';

export const readVersion = z.object({ number: z.int() });
export const saidRead = z.object({ id: z.uuid(), number: z.int() });

/** Notes that I read a version, once; what is asked for is the latest, since an older one is not what is to be done. */
export async function sayRead(ctx: Ctx, id: string, { number }: z.infer<typeof readVersion>): Promise<z.infer<typeof saidRead>> {
  const memberId = writerOf(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select({ number: procedure.number }).from(procedure).where(and(eq(procedure.orgId, ctx.orgId), eq(procedure.id, id))).for('share');
    if (found === undefined) throw notFound('procedure');
    if (found.number !== number) throw new AppError('conflict', `There is a version ${found.number} by now. Read that one.`);
    await tx.insert(procedureReading).values({ orgId: ctx.orgId, procedureId: id, number, memberId, readAt: ctx.now() }).onConflictDoNothing();
    return { id, number };
  });
}
