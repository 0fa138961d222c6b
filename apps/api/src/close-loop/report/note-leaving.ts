import { digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** Notes that somebody left through a digest's mail, the first time; a mail that is not known changes nothing. */
export async function noteLeaving(tx: OrgTx, ctx: Ctx, mailId: string): Promise<void> {
  await tx.update(digestCopy).set({ leftAt: ctx.now() }).where(and(eq(digestCopy.orgId, ctx.orgId), eq(digestCopy.mailId, mailId), isNull(digestCopy.leftAt)));
}
