import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, lte, not, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { leaveOutDoubtful } from './leave-out-doubtful.ts';
import { waitsForTest } from './report/waits-for-test.ts';

type DigestRow = typeof digest.$inferSelect;

/**
 * Starts every digest whose hour has come and gives all that are on their way. What was opened again, merged or put aside since it was read is
 * left out of every mail that has not left; where nothing decided remains, nothing more is sent: it is a draft again, or waits for a person.
 */
export async function startDigests(ctx: Ctx): Promise<string[]> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const isDue = or(and(eq(digest.state, 'scheduled'), lte(digest.sendAt, ctx.now())), and(eq(digest.state, 'sending'), not(waitsForTest(ctx.now()))));
    const due = await tx.select().from(digest).where(and(eq(digest.orgId, ctx.orgId), isDue)).for('update');
    const started: string[] = [];
    for (const row of due) if (await (row.state === 'sending' ? goOn(tx, ctx, row) : start(tx, ctx, row))) started.push(row.id);
    return started;
  });
}

async function start(tx: OrgTx, ctx: Ctx, row: DigestRow): Promise<boolean> {
  const isThis = and(eq(digest.orgId, ctx.orgId), eq(digest.id, row.id));
  const { isWorthTelling } = await leaveOutDoubtful(tx, ctx, row);
  if (isWorthTelling) {
    await tx.update(digest).set({ state: 'sending' }).where(isThis);
    return true;
  }
  const returnedReason = 'Everything it told as decided was opened again before it went out, so nothing was sent.';
  await tx.update(digest).set({ state: 'draft', returnedReason, sendAt: null, localAt: null, scheduledBy: null, approvedBy: null, approvedAt: null, isApprovedAlone: false, askedBy: null, askedAt: null, version: row.version + 1 }).where(isThis);
  await recordAudit(tx, ctx, 'return-digest', `digest:${row.id}`, { version: row.version + 1 });
  return false;
}

/** Where a theme was opened again on the way, what was written and has not left is written again without it. */
async function goOn(tx: OrgTx, ctx: Ctx, row: DigestRow): Promise<boolean> {
  const { hasChanged, isWorthTelling } = await leaveOutDoubtful(tx, ctx, row);
  if (!hasChanged) return true;
  const state = isWorthTelling ? ('sending' as const) : ('paused' as const);
  await tx.update(digest).set({ state, wording: row.wording + 1, writtenAfter: null, writtenAt: null }).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, row.id)));
  if (!isWorthTelling) await recordAudit(tx, ctx, 'stop-digest', `digest:${row.id}`, { state });
  return isWorthTelling;
}
