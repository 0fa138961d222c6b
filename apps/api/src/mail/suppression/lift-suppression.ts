import { suppressionReasons } from '@kept/core/close-loop/mail-rules.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { cleanText } from '@kept/core/listen/clean-text.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { whyNotLifted } from '@kept/core/mail/suppression-rules.ts';
import { suppression } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { showSuppressions, type ShownSuppression } from './shown-suppression.ts';
import { readSuppressionHandle } from './suppression-handle.ts';

const which = z.object({ reason: z.enum(suppressionReasons, { error: 'Say which reason is meant.' }) });
export const suppressionLift = which.extend({ because: z.string().trim().min(1, 'Say why it is lifted, so that a colleague understands it later.').max(500, 'Keep the reason under 500 characters.') });
export const suppressionRestoration = which;

type Row = typeof suppression.$inferSelect;

/** Lifts one reason from an address, with why and by whom on record; other reasons of the same address stay. Only what the organisation may decide: no unsubscribe, no complaint, no erasure. */
export async function liftSuppression(ctx: Ctx, handle: string, { reason, because }: z.infer<typeof suppressionLift>): Promise<ShownSuppression> {
  const refusal = whyNotLifted(reason);
  if (refusal !== undefined) throw new AppError('conflict', refusal);
  const liftedBy = ctx.actor.kind === 'member' ? ctx.actor.memberId : null;
  return change(ctx, handle, reason, 'lift-suppression', (row) => (row.liftedAt === null ? { liftedAt: ctx.now(), liftedBy, liftedBecause: redactText(cleanText(because)).text } : undefined));
}

/** Takes a lift back: the address gets nothing again, for the reason and since the day that stood before. */
export async function restoreSuppression(ctx: Ctx, handle: string, { reason }: z.infer<typeof suppressionRestoration>): Promise<ShownSuppression> {
  return change(ctx, handle, reason, 'restore-suppression', (row) => (row.liftedAt === null ? undefined : { liftedAt: null, liftedBy: null, liftedBecause: null }));
}

async function change(ctx: Ctx, handle: string, reason: Row['reason'], verb: string, decide: (row: Row) => Partial<Row> | undefined): Promise<ShownSuppression> {
  const addressMac = readSuppressionHandle(ctx, handle);
  if (addressMac === undefined) throw notFound('suppression');
  const isThis = and(eq(suppression.orgId, ctx.orgId), eq(suppression.addressMac, addressMac), eq(suppression.reason, reason));
  const read = async (tx: OrgTx) => (await tx.select().from(suppression).where(isThis).for('update'))[0];
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const row = await read(tx);
    if (row === undefined) throw notFound('suppression');
    const changes = decide(row);
    if (changes !== undefined) {
      await tx.update(suppression).set(changes).where(isThis);
      await recordAudit(tx, ctx, verb, `address:${addressMac.slice(0, 16)}`, { reason });
    }
    const [item] = await showSuppressions(tx, ctx, [{ ...row, ...changes }]);
    if (item === undefined) throw notFound('suppression');
    return item;
  });
}
