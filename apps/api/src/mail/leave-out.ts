import { type LeftOutCode } from '@kept/core/close-loop/mail-rules.ts';
import { uncertainWords } from '@kept/core/close-loop/delivery-rules.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { unknownSinceOf } from './unknown-since-of.ts';

/** Leaves a written mail unsent with its reason on record; one that may have arrived already is uncertain, and never sent again by itself. */
export async function leaveOut(tx: OrgTx, ctx: Ctx, row: typeof mail.$inferSelect, { code, reason }: { readonly code: LeftOutCode; readonly reason: string }): Promise<void> {
  const mayHaveArrived = unknownSinceOf(row) !== null;
  const outcome = mayHaveArrived ? { state: 'uncertain' as const, reason: `${uncertainWords} Since then: ${reason}.` } : { state: 'left_out' as const, reason, leftOutCode: code };
  await tx.update(mail).set({ ...outcome, settledAt: ctx.now() }).where(and(eq(mail.orgId, ctx.orgId), eq(mail.id, row.id)));
}
