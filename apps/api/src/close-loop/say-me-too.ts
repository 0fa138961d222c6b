import { dayIn } from '@kept/core/calendar.ts';
import { frictionBallot, frictionPoint } from '@kept/db/schema/listen/friction.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { checkSlip } from '../listen/check-slip.ts';
import type { Host } from '../listen/read-host.ts';

export type SaidMeToo = { readonly ok: true } | { readonly ok: false; readonly problems: readonly { readonly field: 'slip' | 'points'; readonly message: string }[] };

/** Takes one person's "me too" on the points of an agenda: once per slip, all points together, so that no number can be pushed up. Nothing else is kept, and what is kept is deleted with the count. */
export async function sayMeToo(host: Host, roundId: string, { slip: shown, pointIds }: { slip: string; pointIds: readonly string[] }): Promise<SaidMeToo> {
  const { ctx } = host;
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const slip = await checkSlip(tx, ctx, shown, 'me_too', dayIn(ctx.now(), host.timezone));
    const points = await tx.select({ id: frictionPoint.id }).from(frictionPoint).where(and(eq(frictionPoint.orgId, ctx.orgId), eq(frictionPoint.roundId, roundId)));
    const chosen = points.map(({ id }) => id).filter((id) => pointIds.includes(id)).sort();
    const problems = [];
    if (chosen.length === 0) problems.push({ field: 'points' as const, message: 'Choose what you also meet.' });
    if (slip.roundId !== undefined && slip.roundId !== roundId) problems.push({ field: 'slip' as const, message: 'This slip is for another session.' });
    else if (!slip.ok) problems.push({ field: 'slip' as const, message: slip.problem });
    if (problems.length > 0 || !slip.ok) return { ok: false, problems };
    const { slipHash } = slip;
    await tx.insert(frictionBallot).values({ orgId: ctx.orgId, roundId, slipHash, pointIds: chosen }).onConflictDoNothing();
    const [kept] = await tx.select({ pointIds: frictionBallot.pointIds }).from(frictionBallot).where(and(eq(frictionBallot.orgId, ctx.orgId), eq(frictionBallot.roundId, roundId), eq(frictionBallot.slipHash, slipHash)));
    return kept?.pointIds.join(' ') === chosen.join(' ') ? { ok: true } : { ok: false, problems: [{ field: 'slip', message: 'This slip has said "me too" already. Each says it once, for all points together.' }] };
  });
}
