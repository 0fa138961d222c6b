import { normaliseReceiptCode } from '@kept/core/listen/receipt-code.ts';
import { frictionInbox, frictionReceipt, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { receiptHash } from './file-report.ts';
import { type AgentsUpdate, readAgentsUpdates } from './read-agents-updates.ts';
import type { Host } from './read-host.ts';
import { type PointStanding, readPointStandings } from './read-point-standings.ts';

export interface ReportState {
  readonly state: 'waiting' | 'released';
  readonly roundTitle: string;
  readonly answer: string | null;
  /** The page of the round's session once it has an agenda. */
  readonly session: string | null;
  /** What owners have said since about the round's points. */
  readonly updates: readonly AgentsUpdate[];
  /** How its points stand today, and what came of each. */
  readonly points: readonly PointStanding[];
}

/** What became of a report, for whoever holds its code. Undefined for a code that leads nowhere. */
export async function readReceiptCode({ ctx, slug }: Host, typed: string): Promise<ReportState | undefined> {
  if (normaliseReceiptCode(typed) === undefined) return undefined;
  const hash = receiptHash(ctx, typed);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [waiting] = await tx.select({ roundId: frictionInbox.roundId }).from(frictionInbox).where(and(eq(frictionInbox.orgId, ctx.orgId), eq(frictionInbox.receiptHash, hash)));
    const [released] = await tx.select({ roundId: frictionReceipt.roundId }).from(frictionReceipt).where(and(eq(frictionReceipt.orgId, ctx.orgId), eq(frictionReceipt.receiptHash, hash)));
    const roundId = waiting?.roundId ?? released?.roundId;
    if (roundId === undefined) return undefined;
    const [round] = await tx.select().from(frictionRound).where(and(eq(frictionRound.orgId, ctx.orgId), eq(frictionRound.id, roundId)));
    return { state: released === undefined ? 'waiting' : 'released', roundTitle: round?.title ?? '', answer: round?.answer ?? null, session: round === undefined || round.agendaAt === null ? null : `/f/${slug}/session/${roundId}`, points: await readPointStandings(tx, ctx, roundId), updates: await readAgentsUpdates(tx, ctx, roundId) };
  });
}
