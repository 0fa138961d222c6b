import { AppError, notFound } from '@kept/core/errors.ts';
import { noteMention } from '@kept/db/schema/act/note-mentions.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';

export const oneNote = z.object({ id: z.uuid({ error: 'This is not the id of a note.' }) });
export const noteSeen = z.object({ seen: z.boolean({ error: 'Say true or false.' }) });

/** The person a note calls says that they have seen it, or that they want to be reminded after all; what was seen is not mailed any more. */
export async function seeCall(ctx: Ctx, updateId: string, { seen }: z.infer<typeof noteSeen>): Promise<z.infer<typeof noteSeen>> {
  if (ctx.actor.kind !== 'member') throw new AppError('forbidden', 'A note calls people, not API keys.');
  const { memberId } = ctx.actor;
  const changed = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx.update(noteMention).set({ seenAt: seen ? ctx.now() : null }).where(and(eq(noteMention.orgId, ctx.orgId), eq(noteMention.updateId, updateId), eq(noteMention.memberId, memberId))).returning({ id: noteMention.updateId }),
  );
  if (changed.length === 0) throw notFound('note');
  return { seen };
}
