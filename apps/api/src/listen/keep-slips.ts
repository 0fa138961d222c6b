import { dayIn } from '@kept/core/calendar.ts';
import type { SlipKind } from '@kept/core/listen/slip-text.ts';
import type { Db } from '@kept/db/client.ts';
import { frictionKey, frictionPaper, frictionRound, frictionSlip } from '@kept/db/schema/listen/friction.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { type DueWork, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, gte, isNull, lt, notExists, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { makeSlipKey } from './make-slip-key.ts';

/** Organisations with an open round of before slips, or a closed one whose key still signs. */
export async function slipsDue(tx: Db, now: Date): Promise<readonly DueWork[]> {
  const today = dayIn(now, 'UTC');
  const key = tx.select({ id: frictionKey.roundId }).from(frictionKey).where(and(eq(frictionKey.orgId, frictionRound.orgId), eq(frictionKey.roundId, frictionRound.id)));
  return tx
    .select({ orgId: frictionRound.orgId, id: frictionRound.id })
    .from(frictionRound)
    .where(and(isNull(frictionRound.voidedAt), or(lt(frictionRound.closesOn, today), and(gte(frictionRound.closesOn, today), notExists(key)))));
}

/** Gives every open round its key, and voids what is left of a closed one: the private key, the printed slips, and who was given one. */
export async function keepSlips(ctx: Ctx): Promise<void> {
  const { rounds, today, keyed } = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    const open = await tx.select({ id: frictionRound.id, closesOn: frictionRound.closesOn }).from(frictionRound).where(and(eq(frictionRound.orgId, ctx.orgId), isNull(frictionRound.voidedAt)));
    const keys = await tx.select({ roundId: frictionKey.roundId }).from(frictionKey).where(eq(frictionKey.orgId, ctx.orgId));
    return { rounds: open, today: dayIn(ctx.now(), settings?.timezone ?? 'UTC'), keyed: new Set(keys.map(({ roundId }) => roundId)) };
  });
  for (const { id } of rounds.filter((round) => round.closesOn >= today && !keyed.has(round.id))) {
    const key = await makeSlipKey(ctx, id, 'report');
    await inOrg(ctx.db, ctx.orgId, (tx) => tx.insert(frictionKey).values({ ...key, orgId: ctx.orgId, roundId: id }).onConflictDoNothing());
  }
  const closed = rounds.filter((round) => round.closesOn < today);
  if (closed.length === 0) return;
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    for (const { id } of closed) {
      await voidSlips(tx, ctx, id, 'report');
      await tx.update(frictionRound).set({ voidedAt: ctx.now() }).where(and(eq(frictionRound.orgId, ctx.orgId), eq(frictionRound.id, id)));
    }
  });
}

/** Deletes what could still sign or be used of one kind of a round's slips, and who was given one. The public key stays. */
export async function voidSlips(tx: OrgTx, ctx: Ctx, roundId: string, kind: SlipKind): Promise<void> {
  await tx.update(frictionKey).set({ privateKey: null }).where(and(eq(frictionKey.orgId, ctx.orgId), eq(frictionKey.roundId, roundId), eq(frictionKey.kind, kind)));
  await tx.delete(frictionSlip).where(and(eq(frictionSlip.orgId, ctx.orgId), eq(frictionSlip.roundId, roundId), eq(frictionSlip.kind, kind)));
  await tx.delete(frictionPaper).where(and(eq(frictionPaper.orgId, ctx.orgId), eq(frictionPaper.roundId, roundId), eq(frictionPaper.kind, kind)));
}
