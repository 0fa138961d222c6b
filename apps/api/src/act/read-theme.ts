import { needsOwner, nextStatuses, themeStatuses, type ThemeStatus } from '@kept/core/act/theme-status.ts';
import { isLead } from '@kept/core/organisation/leads.ts';
import { mayDo } from '@kept/core/permissions.ts';
import { rootCauses } from '@kept/core/vocabulary.ts';
import { notFound } from '@kept/core/errors.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { isAway } from '../organisation/read-away.ts';
import { proofAnswer, readProof } from './read-proof.ts';
import { countPassedAnswers } from './count-passed-answers.ts';
import { countPeople } from './count-people.ts';
import { countReach, reachAnswer } from './count-reach.ts';
import { countWeeks } from './count-weeks.ts';
import type { Theme } from '../understand/lock-theme.ts';
import { withPoints } from '../understand/with-points.ts';
import { mayAnswer, openHandOver, readHandOver } from './hand-over/read-hand-over.ts';
import { listTimeline, timelineEntry } from './list-timeline.ts';
import { attachedProcedure, readProceduresOf } from './procedures/theme-procedures.ts';
import { countRows, readThemeRows, themeRow } from './read-theme-rows.ts';
import { readToday } from './read-today.ts';
import { listSteps, stepAnswer } from './steps/list-steps.ts';

export const themeAnswer = themeRow.omit({ steps: true }).extend({
  steps: z.array(stepAnswer),
  people90: z.number().int(),
  people90Before: z.number().int(),
  weeks: z.array(z.number().int()),
  reach: reachAnswer,
  /** Who acts while the owner is away, and whether they are. */
  deputy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  isOwnerAway: z.boolean(),
  deadlineMoves: z.number().int(),
  acceptedAt: z.iso.datetime().nullable(),
  acknowledgedAt: z.iso.datetime().nullable(),
  whatChanged: z.string().nullable(),
  rootCause: z.enum(rootCauses).nullable(),
  rootCauseText: z.string().nullable(),
  declineReason: z.string().nullable(),
  declineAskedBy: z.uuid().nullable(),
  confirmedBy: z.enum(['customers', 'data']).nullable(),
  dismissedReason: z.string().nullable(),
  mergedIntoId: z.uuid().nullable(),
  resolutionNumber: z.number().int(),
  proof: proofAnswer.nullable(),
  next: z.array(z.enum(themeStatuses)),
  /** The day named to customers for an answer that has passed, and to how many. */
  passed: z.object({ on: z.string(), people: z.number().int() }).nullable(),
  /** The question to take it over that waits for its answer. */
  handOver: openHandOver.nullable(),
  procedures: z.array(attachedProcedure).describe('The procedures that belong to it'),
  /** Whether it is done only with a procedure written since it was opened. */
  procedureNeeded: z.boolean(),
  /** What whoever asks may do with this theme. */
  may: z.object({ accept: z.boolean(), update: z.boolean(), writeSteps: z.boolean(), decideDecline: z.boolean(), answerHandOver: z.boolean(), giveAtOnce: z.boolean() }),
  timeline: z.array(timelineEntry),
});

const weeksShown = 26;
const dayMilliseconds = 86_400_000;
const byHand: readonly ThemeStatus[] = ['open', 'in_progress', 'blocked', 'done', 'declined'];

/** Everything about one theme but the words: facts, who can be told, how the data speak about its fix, and what happened. */
export async function readTheme(ctx: Ctx, themeId: string): Promise<z.infer<typeof themeAnswer>> {
  return withPoints(ctx, async (tx, points) => {
    const [found] = await tx.select().from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId)));
    if (found === undefined) throw notFound('theme');
    const [row] = await readThemeRows(tx, ctx, [found], countRows(ctx, points));
    if (row === undefined) throw notFound('theme');
    const ago = (days: number) => new Date(ctx.now().getTime() - days * dayMilliseconds);
    const recent = await countPeople(tx, ctx, [themeId], { from: ago(90), to: ctx.now() });
    const before = await countPeople(tx, ctx, [themeId], { from: ago(180), to: ago(90) });
    const { deadlineMoves, whatChanged, rootCause, rootCauseText, declineReason, declineAskedBy, confirmedBy, dismissedReason, mergedIntoId, resolutionNumber } = found;
    const allowed: readonly ThemeStatus[] = nextStatuses[found.status];
    const isOwnerAway = found.ownerId !== null && (await isAway(tx, ctx, found.ownerId));
    const handOver = needsOwner(found.status) ? ((await readHandOver(tx, ctx, themeId)) ?? null) : null;
    return {
      ...row,
      deadlineMoves, whatChanged, rootCause, rootCauseText, declineReason, declineAskedBy, confirmedBy, dismissedReason, mergedIntoId, resolutionNumber,
      steps: await listSteps(tx, ctx, themeId, await readToday(tx, ctx)),
      deputy: await readDeputy(tx, ctx, found),
      isOwnerAway,
      people90: recent.get(themeId)?.people ?? 0,
      people90Before: before.get(themeId)?.people ?? 0,
      weeks: (await countWeeks(tx, ctx, [themeId], weeksShown)).get(themeId) ?? [],
      reach: await countReach(tx, ctx, themeId),
      acceptedAt: found.acceptedAt?.toISOString() ?? null,
      acknowledgedAt: found.acknowledgedAt?.toISOString() ?? null,
      proof: await readProof(tx, ctx, found),
      next: found.status === 'emerging' ? [] : allowed.filter((status) => byHand.includes(status) && !(found.status === 'confirmed' && status === 'done')),
      passed: await countPassedAnswers(tx, ctx, found),
      handOver,
      procedures: await readProceduresOf(tx, ctx, found),
      procedureNeeded: found.procedureNeeded,
      may: { ...mayOf(ctx, found, isOwnerAway), answerHandOver: handOver !== null && mayAnswer(ctx, handOver) },
      timeline: await listTimeline(tx, ctx, themeId),
    };
  });
}

async function readDeputy(tx: OrgTx, ctx: Ctx, { deputyId }: Theme): Promise<{ id: string; name: string } | null> {
  if (deputyId === null) return null;
  const [found] = await tx.select({ id: member.id, name: member.name }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.id, deputyId)));
  return found ?? null;
}

function mayOf({ actor }: Ctx, found: Theme, isOwnerAway: boolean) {
  const role = actor.kind === 'member' ? actor.role : undefined;
  const leads = role !== undefined && isLead(role);
  const isOwn = actor.kind === 'member' && (found.ownerId === actor.memberId || (isOwnerAway && found.deputyId === actor.memberId)) && mayDo(actor.role, 'themes.update');
  return {
    accept: role !== undefined && mayDo(role, 'themes.accept'),
    update: leads || isOwn,
    writeSteps: (leads || isOwn) && needsOwner(found.status),
    giveAtOnce: leads,
    decideDecline: role !== undefined && mayDo(role, 'themes.approve') && actor.kind === 'member' && found.declineAskedBy !== null && found.declineAskedBy !== actor.memberId,
  };
}
