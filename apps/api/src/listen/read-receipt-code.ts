import { normaliseReceiptCode } from '@kept/core/listen/receipt-code.ts';
import { frictionInbox, frictionReceipt, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { receiptHash } from './file-report.ts';
import type { Host } from './read-host.ts';

export interface ReportState {
  readonly state: 'waiting' | 'released';
  readonly roundTitle: string;
  readonly answer: string | null;
}

/** What became of a report, for whoever holds its code. Undefined for a code that leads nowhere. */
export async function readReceiptCode({ ctx }: Host, typed: string): Promise<ReportState | undefined> {
  if (normaliseReceiptCode(typed) === undefined) return undefined;
  const hash = receiptHash(ctx, typed);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [waiting] = await tx.select({ roundId: frictionInbox.roundId }).from(frictionInbox).where(and(eq(frictionInbox.orgId, ctx.orgId), eq(frictionInbox.receiptHash, hash)));
    const [released] = await tx.select({ roundId: frictionReceipt.roundId }).from(frictionReceipt).where(and(eq(frictionReceipt.orgId, ctx.orgId), eq(frictionReceipt.receiptHash, hash)));
    const roundId = waiting?.roundId ?? released?.roundId;
    if (roundId === undefined) return undefined;
    const [round] = await tx.select({ title: frictionRound.title, answer: frictionRound.answer }).from(frictionRound).where(and(eq(frictionRound.orgId, ctx.orgId), eq(frictionRound.id, roundId)));
    return { state: released === undefined ? 'waiting' : 'released', roundTitle: round?.title ?? '', answer: round?.answer ?? null };
  });
}
