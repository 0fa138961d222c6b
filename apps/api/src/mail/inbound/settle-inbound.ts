import type { InboundState } from '@kept/core/mail/inbound-words.ts';
import { inboundMail } from '@kept/db/schema/close-loop/inbound.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, type SQL } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** What became of a message, to be written down in the transaction that did it. */
export interface Outcome {
  readonly state: Exclude<InboundState, 'waiting'>;
  readonly reason: string | null;
  readonly themeId?: string;
  readonly memberId?: string;
}

/** Writes down what became of messages. What is settled needs its bytes no more. */
export async function settleInbound(tx: OrgTx, ctx: Ctx, which: SQL | undefined, { state, reason, themeId, memberId }: Outcome): Promise<void> {
  await tx.update(inboundMail).set({ state, reason, themeId: themeId ?? null, memberId: memberId ?? null, raw: null, settledAt: ctx.now() }).where(and(eq(inboundMail.orgId, ctx.orgId), which));
}
