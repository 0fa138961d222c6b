import { mailFlow } from '@kept/db/schema/close-loop/mail-batches.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { holdFlow } from './hold-flow.ts';
import { tellHeld } from './tell-held.ts';

/**
 * Holds all mail to customers, since whoever carries it takes nothing from us until somebody mends the account: no repeat would help. Called in the
 * transaction that puts the mail back.
 */
export async function holdForProvider(tx: OrgTx, ctx: Ctx, said: string): Promise<void> {
  const flow = await holdFlow(tx, ctx);
  if (flow.pausedAt !== null) return;
  const pausedAt = ctx.now();
  await tx.update(mailFlow).set({ pausedAt, cause: 'provider', said, bad: null, among: null }).where(eq(mailFlow.orgId, ctx.orgId));
  await recordAudit(tx, ctx, 'hold-mail', `organisation:${ctx.orgId}`, { cause: 'provider', transport: ctx.transport.name });
  await tellHeld(tx, ctx, { cause: 'provider', said }, pausedAt);
}
