import { dayIn, writeDay } from '@kept/core/calendar.ts';
import { digestStateWords } from '@kept/core/close-loop/digest-steps.ts';
import { periodRefusal, writePeriod } from '@kept/core/digest-period.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { actingMember } from './acting-member.ts';
import { chooseFrozen, saveFrozen } from './frozen-digest.ts';
import { readSettings } from './read-voice.ts';

export const newDigest = z.object({ period: z.string().describe('2026-11, 2026-Q4 or 2026-H2, as often as the organisation tells its customers') });

export const newDigestAnswer = z.object({ id: z.uuid() });

/** Freezes a period's digest before the period ends by itself: what was decided since the last one, what is under way, what was promised and not answered. */
export async function buildDigest(ctx: Ctx, { period }: z.infer<typeof newDigest>): Promise<z.infer<typeof newDigestAnswer>> {
  actingMember(ctx);
  try {
    return await inOrg(ctx.db, ctx.orgId, (tx) => build(tx, ctx, period));
  } catch (error) {
    if (violationOf(error)?.constraint === 'digest_once') throw taken(period, '');
    throw error;
  }
}

async function build(tx: OrgTx, ctx: Ctx, period: string): Promise<{ id: string }> {
  const { timezone, digestCadence } = await readSettings(tx, ctx);
  const refusal = periodRefusal(period, digestCadence, dayIn(ctx.now(), timezone));
  if (refusal !== undefined) throw invalidField('period', refusal);
  const [existing] = await tx.select({ state: digest.state }).from(digest).where(and(eq(digest.orgId, ctx.orgId), eq(digest.period, period), eq(digest.edition, 0), ne(digest.state, 'cancelled')));
  if (existing !== undefined) throw taken(period, `: it is “${digestStateWords[existing.state]}”`);
  const { fromAt, frozen } = await chooseFrozen(tx, ctx, { period, timezone, untilAt: ctx.now() });
  if (frozen === undefined) {
    const since = fromAt.getTime() === 0 ? '' : ` since the last digest (${writeDay(dayIn(fromAt, timezone))})`;
    throw new AppError('invalid', `No theme was decided${since}, so there is nothing to tell yet. Mark a theme done, or decide against one, first.`);
  }
  return { id: await saveFrozen(tx, ctx, frozen) };
}

function taken(period: string, state: string): AppError {
  return new AppError('conflict', `There is already a digest for ${writePeriod(period)}${state}. Open that one, or cancel it first.`, [{ pointer: '/period', message: 'This period has its digest.' }]);
}
