import { instantSchema } from '@kept/core/calendar.ts';
import { canStep, holdMinutes, sendAtOf, stepRefusal } from '@kept/core/close-loop/digest-steps.ts';
import { firstClockAt } from '@kept/core/close-loop/local-sending.ts';
import { whyNotTested } from '@kept/core/close-loop/subject-test.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { actingMember } from './acting-member.ts';
import type { Audience } from './audience/audience-answer.ts';
import { forecastAudience } from './audience/forecast-audience.ts';
import { refuseWithoutPage } from './control-group/refuse-without-page.ts';
import { lockDigest, readBlocks } from './hold-digest.ts';
import { leaveOutDoubtful } from './leave-out-doubtful.ts';
import { previewDigest } from './preview-digest.ts';
import { readDoubts } from './read-doubts.ts';

type DigestRow = typeof digest.$inferSelect;

export const newSchedule = z.object({
  sendAt: instantSchema.optional(),
  localAt: z.string().optional().describe('Instead: a day and time on the clock of each recipient, as 2026-12-01T09:00'),
  holdMinutes: z.number().int().min(0, 'The hold cannot be shorter than nothing.').max(1440, 'The hold is a day at most.').default(holdMinutes).describe('Minutes in which Stop still stops everything'),
});

/** Decides when an approved digest goes out, never before the hold is over; a paused one goes on. Of two people who press at once, one is told. */
export async function scheduleDigest(ctx: Ctx, id: string, input: z.infer<typeof newSchedule>): Promise<{ sendAt: string; people: number }> {
  const memberId = actingMember(ctx);
  const asked = askedMoment(ctx, input);
  await previewDigest(ctx, id);
  const answer = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const row = await lockDigest(tx, ctx, id);
    const sendAt = sendAtOf(asked, input.holdMinutes, ctx.now());
    if (canStep('resume', row.state)) return resume(tx, ctx, row, sendAt);
    if (!canStep('schedule', row.state)) throw new AppError('conflict', stepRefusal('schedule', row.state));
    if (row.approvedBy === null) throw new AppError('conflict', stepRefusal('schedule', 'draft'));
    await refuseOutdated(tx, ctx, row);
    await refuseWithoutPage(tx, ctx, row.controlPercent);
    const audience = await forecastAudience(tx, ctx, row);
    const { people } = audience;
    if (people === 0) throw new AppError('invalid', emptyWords(row, audience));
    refuseTest(row, people, input.localAt !== undefined);
    await tx.update(digest).set({ state: 'scheduled', testEndsAt: null, sendAt, localAt: input.localAt ?? null, scheduledBy: memberId }).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id)));
    await recordAudit(tx, ctx, 'schedule-digest', `digest:${id}`, { sendAt: sendAt.toISOString(), people });
    return { sendAt: sendAt.toISOString(), people };
  });
  await ctx.wake('queue-digest', ctx.orgId);
  return answer;
}

/** Why a digest of nobody does not go out, and what to do about it. */
function emptyWords(row: DigestRow, { leftOut, sentence }: Audience): string {
  if (row.audience === null || leftOut === 0) return 'Nobody can get this digest: everybody it is meant for unsubscribed, has no address, or was mailed too recently.';
  return `Nobody would get this digest: ${sentence}. Change its audience under “Who gets it”.`;
}

/** The moment that was asked for, the first clock's where each reader's own counts; a moment that has passed for everybody is refused. */
function askedMoment(ctx: Ctx, { sendAt, localAt }: z.infer<typeof newSchedule>): Date | undefined {
  if (localAt === undefined) {
    const asked = sendAt === undefined ? undefined : new Date(sendAt);
    if (asked !== undefined && asked < ctx.now()) throw invalidField('sendAt', 'This moment has passed. Choose one in the future, or send now.');
    return asked;
  }
  if (sendAt !== undefined) throw invalidField('localAt', 'Name one moment for all, or an hour on each reader’s clock, not both.');
  const first = firstClockAt(localAt);
  if (first === undefined) throw invalidField('localAt', 'This is not a day and time. Write it as 2026-12-01T09:00.');
  if (first < ctx.now()) throw invalidField('localAt', 'This hour has begun somewhere already. Choose a later one, or send now.');
  return first;
}

/** A test of two subjects that could not tell them apart is not begun. */
function refuseTest({ subjectTest, subject, languages, edition }: DigestRow, people: number, isOnEachClock: boolean): void {
  const reason = subjectTest === null ? undefined : whyNotTested(subjectTest, { subject, people, languages: languages.length, isCorrection: edition > 0, isOnEachClock });
  if (reason !== undefined) throw new AppError('invalid', reason);
}

/** Nothing is scheduled that claims what no longer holds. */
async function refuseOutdated(tx: OrgTx, ctx: Ctx, row: DigestRow): Promise<void> {
  const blocks = (await readBlocks(tx, ctx, row.id)).filter((block) => !block.isLeftOut);
  const doubts = await readDoubts(tx, ctx, blocks);
  const [block] = blocks.filter(({ themeId }) => doubts.get(themeId)?.mustStay === true);
  if (block !== undefined) throw new AppError('conflict', `“${block.title}” cannot be told as it is. ${doubts.get(block.themeId)?.sentence ?? ''} Leave it out, or cancel this digest.`);
}

/**
 * Takes up a paused digest again: what has not left is written anew, so that it says nothing that was opened again meanwhile, and whoever
 * unsubscribed or was mailed since is left out. What may have arrived keeps its words. Whose own hour is still to come waits for it.
 */
async function resume(tx: OrgTx, ctx: Ctx, row: DigestRow, sendAt: Date): Promise<{ sendAt: string; people: number }> {
  const { isWorthTelling } = await leaveOutDoubtful(tx, ctx, row);
  if (!isWorthTelling) throw new AppError('conflict', 'Everything this digest told as decided was opened again since. End it here: the next one tells what becomes of it.');
  const isOfThis = and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, row.id));
  await tx.update(mail).set({ state: 'pending', reason: null, sendAfter: sendAt, settledAt: null }).where(and(isOfThis, eq(mail.state, 'cancelled'), isNotNull(mail.unknownSince)));
  const people = await tx.$count(mail, and(isOfThis, inArray(mail.state, ['pending', 'cancelled'])));
  await tx.update(digest).set({ state: 'sending', sendAt, wording: row.wording + 1, writtenAfter: null, writtenAt: null }).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, row.id)));
  await recordAudit(tx, ctx, 'resume-digest', `digest:${row.id}`, { people });
  return { sendAt: sendAt.toISOString(), people };
}
