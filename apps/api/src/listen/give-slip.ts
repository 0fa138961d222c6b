import { dayIn, writeShortDay } from '@kept/core/calendar.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { slipKinds } from '@kept/core/listen/slip-text.ts';
import { frictionKey, frictionRound, frictionSlip } from '@kept/db/schema/listen/friction.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { sha256 } from '../secrets.ts';
import { slipKeyPurpose } from './make-slip-key.ts';
import { signBlinded } from './sign-blinded.ts';

export const newSlip = z.object({
  kind: z.enum(slipKinds, { error: 'A slip is for a report or for "me too".' }).default('report'),
  /** What the browser has blinded, in base64url. */
  blinded: z.string().regex(/^[A-Za-z0-9_-]{342}$/, 'This is not a blinded slip.'),
});
export const givenSlip = z.object({ signature: z.string() });

/**
 * Signs an agent's slip blind, once per round and kind. Kept is that this agent got one, never which. Where the answer was lost, the same
 * blinded slip gets the same signature again; another is refused.
 */
export async function giveSlip(ctx: Ctx, roundId: string, { kind, blinded }: z.infer<typeof newSlip>): Promise<z.infer<typeof givenSlip>> {
  const { actor } = ctx;
  if (actor.kind !== 'member') throw new AppError('forbidden', 'A slip is given to a person who has signed in.');
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [round] = await tx.select().from(frictionRound).where(and(eq(frictionRound.orgId, ctx.orgId), eq(frictionRound.id, roundId)));
    if (round === undefined) throw notFound('round');
    const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    const refusal = closedSentence(round, kind, dayIn(ctx.now(), settings?.timezone ?? 'UTC'));
    if (refusal !== undefined) throw new AppError('conflict', refusal);
    const [key] = await tx.select().from(frictionKey).where(and(eq(frictionKey.orgId, ctx.orgId), eq(frictionKey.roundId, roundId), eq(frictionKey.kind, kind)));
    if (key === undefined || key.privateKey === null) throw new AppError('unavailable', 'The slips of this round are not ready yet. Try again in a minute.');
    const privateKey = ctx.secrets.unseal(slipKeyPurpose(ctx, roundId, kind), key.privateKey);
    if (privateKey === undefined) throw new Error('None of KEPT_SECRETS opens the key of a friction round.');
    const signature = signBlinded(privateKey, blinded);
    const blindedHash = sha256(blinded);
    await tx.insert(frictionSlip).values({ orgId: ctx.orgId, roundId, kind, memberId: actor.memberId, blindedHash }).onConflictDoNothing();
    const [given] = await tx.select().from(frictionSlip).where(and(eq(frictionSlip.orgId, ctx.orgId), eq(frictionSlip.roundId, roundId), eq(frictionSlip.kind, kind), eq(frictionSlip.memberId, actor.memberId)));
    if (given?.blindedHash !== blindedHash) throw new AppError('conflict', `You were given your slip for ${round.title}. It is kept in the browser in which you asked for it; if it is gone, ask your lead for a printed one.`);
    return { signature };
  });
}

/** Why a slip of this kind can be neither given nor used on this day; undefined where it can. */
export function closedSentence(round: { opensOn: string; closesOn: string; meetsOn: string | null; agendaAt: Date | null; countedAt: Date | null }, kind: z.infer<typeof newSlip>['kind'], today: string): string | undefined {
  if (kind === 'report') {
    if (today < round.opensOn) return `This round opens on ${writeShortDay(round.opensOn)}.`;
    return today > round.closesOn ? `This round closed on ${writeShortDay(round.closesOn)}.` : undefined;
  }
  if (round.agendaAt === null) return 'This session has no agenda yet. It is made from the reports once the round has closed.';
  return round.countedAt !== null || round.meetsOn === null || today > round.meetsOn ? 'The "me too" of this session have been counted.' : undefined;
}
