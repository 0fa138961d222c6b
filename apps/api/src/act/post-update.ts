import { lookDays } from '@kept/core/act/proof-rule.ts';
import { isVague } from '@kept/core/act/is-vague.ts';
import { canMove, isDecided, moveRefusal, statusDemands, statusWords, themeStatuses, type ThemeStatus } from '@kept/core/act/theme-status.ts';
import { addDaysTo, daySchema, writeDay } from '@kept/core/calendar.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { rootCauses } from '@kept/core/vocabulary.ts';
import type { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { askDecline } from './ask-decline.ts';
import { changeTheme, requireVersion, themeStamp } from './change-theme.ts';
import { lockTheme, requireOwnerOrLead, type Theme } from '../understand/lock-theme.ts';
import { type CalledNote, findCalled, recordCalled } from './notes/find-called.ts';
import { readReleases } from '../understand/read-releases.ts';
import { requireWritten } from './procedures/theme-procedures.ts';
import { readToday } from './read-today.ts';
import { blockAgain, blockReason, findWaitedFor, type WaitedFor } from './waited-for.ts';
import { writeUpdate } from './write-update.ts';

const words = (longest: number) => z.string().trim().min(1, 'Write something, or leave this out.').max(longest, `Keep it under ${longest + 1} characters.`);

export const newUpdate = z.object({
  status: z.enum(themeStatuses).optional(),
  internalNote: words(4000).optional(),
  publicText: words(2000).optional(),
  /** The same answer to the agents who reported it. */
  agentsText: words(2000).optional(),
  whatChanged: words(2000).optional(),
  rootCause: z.enum(rootCauses, { error: 'Choose one of the root causes.' }).optional(),
  rootCauseText: words(2000).optional(),
  liveOn: daySchema.optional(),
  blockedOn: words(300).optional(),
  /** Whom it waits for: a member, or anybody by name. */
  blockedForId: z.uuid({ error: 'Choose a member, or write a name.' }).optional(),
  blockedFor: words(120).optional(),
  declineReason: words(2000).optional(),
  /** The writer was asked whether a customer could tell what is different, or whom a note calls, and wants it saved as it is. */
  evenIfVague: z.boolean().optional(),
  version: z.number().int().optional(),
});
export type NewUpdate = z.infer<typeof newUpdate>;

export const updateAnswer = z.discriminatedUnion('outcome', [
  themeStamp.extend({ outcome: z.literal('saved'), isDeclinePending: z.boolean() }),
  z.object({ outcome: z.literal('question'), code: z.enum(['vague', 'nobody']), field: z.enum(['whatChanged', 'publicText', 'declineReason', 'internalNote']), sentence: z.string() }),
]);
export type UpdateAnswer = z.infer<typeof updateAnswer>;

/**
 * Posts one dated entry on a theme: a new status by the table in core, a note for colleagues, a text for the people who said
 * it. Words that say nothing to a customer are questioned once, before anything is saved.
 */
export async function postUpdate(ctx: Ctx, themeId: string, input: NewUpdate): Promise<UpdateAnswer> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockTheme(tx, ctx, themeId);
    requireOwnerOrLead(ctx, found);
    requireVersion(found, input.version, `“${statusWords[found.status]}”`, input.status === undefined ? 'an update' : `“${statusWords[input.status]}”`);
    const to = input.status === undefined || input.status === found.status ? undefined : input.status;
    if (to === undefined) requireSomething(found, input);
    else requireMove(found, to, input, await readToday(tx, ctx));
    if (to === 'done') await requireWritten(tx, ctx, found);
    const waitsFor = await findWaitedFor(tx, ctx, input);
    const called = await findCalled(tx, ctx, input.internalNote);
    const question = input.evenIfVague === true ? undefined : (questionOf(to, input) ?? nobodyCalled(called));
    if (question !== undefined) return question;
    const noted = { ...input, internalNote: called.note };
    if (to === 'declined') return { outcome: 'saved', isDeclinePending: true, ...(await askDecline(tx, ctx, found, noted, called.memberIds)) };
    if (input.agentsText !== undefined) await requireReports(tx, ctx, found);
    const stamp = await changeTheme(tx, ctx, found, changeOf(ctx, found, to, input, waitsFor));
    await recordCalled(tx, ctx, await writeEntry(tx, ctx, found, to, noted, waitsFor), called.memberIds);
    await recordAudit(tx, ctx, 'post-update', `theme:${themeId}`, { from: found.status, to: stamp.status });
    return { outcome: 'saved', isDeclinePending: false, ...stamp };
  });
}

/** An answer to agents needs agents who can read it: the theme stands on the agenda of a round. */
async function requireReports(tx: OrgTx, ctx: Ctx, found: Theme): Promise<void> {
  const isReported = (await readReleases(tx, ctx)).some(({ themeId }) => themeId === found.id);
  if (!isReported) throw invalidField('agentsText', 'No agents’ reports can be shown on this theme, so none of them would read this. Leave it out.');
}

function requireSomething(found: Theme, input: NewUpdate): void {
  if (found.status === 'merged' || found.status === 'dismissed' || found.status === 'emerging') throw new AppError('conflict', `A theme that is “${statusWords[found.status]}” takes no updates. Accept it first.`);
  if (input.internalNote === undefined && input.publicText === undefined && input.agentsText === undefined && !saysOfBlock(input)) throw invalidField('internalNote', 'Write a note, a public text, or choose a new status.');
}

/** Refuses a move that the table does not allow, or that lacks what it needs. */
function requireMove(found: Theme, to: ThemeStatus, input: NewUpdate, today: string): void {
  if (to === 'open' && found.status === 'emerging') throw new AppError('conflict', 'Accept this theme first: it needs an owner and a deadline.');
  if (!canMove(found.status, to)) throw new AppError('conflict', moveRefusal(found.status, to), [{ pointer: '/status', message: moveRefusal(found.status, to) }]);
  if (found.status === 'confirmed' && to === 'done') throw new AppError('conflict', 'Nobody takes a confirmation back by hand: customers or the data do. Open the theme again if the fix does not hold.');
  if (to === 'confirmed') throw new AppError('conflict', 'Nobody confirms a theme by hand: customers or the data do.', [{ pointer: '/status', message: 'Customers or the data confirm a fix.' }]);
  if (to === 'merged' || to === 'dismissed') throw new AppError('conflict', 'Use merge or “not a theme” for this.', [{ pointer: '/status', message: 'Use merge or “not a theme” for this.' }]);
  const missing = missingFields(to, input);
  if (missing.length > 0) throw new AppError('invalid', missing.length === 1 && missing[0] !== undefined ? missing[0].message : 'Some of what this status needs is missing.', missing);
  if (to === 'done' && input.liveOn !== undefined && input.liveOn > today) throw invalidField('liveOn', `${writeDay(input.liveOn)} has not come yet. A theme is done once the change is live.`);
}

function missingFields(to: ThemeStatus, input: NewUpdate): { pointer: string; message: string }[] {
  const demands: Readonly<Record<string, string>> = to === 'done' || to === 'blocked' || to === 'declined' ? statusDemands[to] : {};
  const given: Readonly<Record<string, unknown>> = { ...input, blockedFor: input.blockedFor ?? input.blockedForId };
  return Object.entries(demands).flatMap(([field, message]) => (given[field] === undefined ? [{ pointer: `/${field}`, message }] : []));
}

const saysOfBlock = ({ blockedOn, blockedFor, blockedForId }: NewUpdate) => blockedOn !== undefined || blockedFor !== undefined || blockedForId !== undefined;

function questionOf(to: ThemeStatus | undefined, input: NewUpdate): UpdateAnswer | undefined {
  const asked = [to === 'done' ? 'whatChanged' : undefined, 'publicText', to === 'declined' ? 'declineReason' : undefined] as const;
  const field = asked.find((name) => name !== undefined && input[name] !== undefined && isVague(input[name]));
  if (field === undefined) return undefined;
  return { outcome: 'question', code: 'vague', field, sentence: 'Could a customer tell from this what is different now? Say what changed, where and since when, or save it as it is.' };
}

/** A word behind an @ that names nobody here is asked about once, since nobody would be told. */
function nobodyCalled({ nobody }: CalledNote): UpdateAnswer | undefined {
  if (nobody === undefined) return undefined;
  return { outcome: 'question', code: 'nobody', field: 'internalNote', sentence: `“@${nobody}” is nobody here, so nobody is told. Write the full name of a member, or save it as it is.` };
}

function changeOf(ctx: Ctx, found: Theme, to: ThemeStatus | undefined, input: NewUpdate, waitsFor: WaitedFor): Partial<typeof theme.$inferInsert> {
  if (to === undefined) return found.status === 'blocked' && saysOfBlock(input) ? blockAgain(ctx, found, input, waitsFor) : {};
  const block = to === 'blocked' ? { blockedOn: input.blockedOn ?? null, ...waitsFor, blockedSince: ctx.now() } : { blockedOn: null, blockedFor: null, blockedForId: null, blockedSince: null };
  const fresh = { status: to, confirmedBy: null, disagreeSince: null, proofDueOn: null, snoozedUntil: null, ...block, declineReason: null, declineAskedBy: null, declineApprovedBy: null } as const;
  if (to !== 'done') return { ...fresh, ownerActive: true, ...(isDecided(found.status) ? { whatChanged: null, liveOn: null } : keepsPending(found)) };
  return {
    ...fresh, whatChanged: input.whatChanged, rootCause: input.rootCause, rootCauseText: input.rootCauseText ?? null, liveOn: input.liveOn,
    resolutionNumber: found.resolutionNumber + 1, proofDueOn: input.liveOn === undefined ? null : addDaysTo(input.liveOn, lookDays[0]),
  };
}

/** A question to a second person stays open while the work goes on. */
function keepsPending(found: Theme) {
  return { declineReason: found.declineReason, declineAskedBy: found.declineAskedBy };
}

async function writeEntry(tx: OrgTx, ctx: Ctx, found: Theme, to: ThemeStatus | undefined, input: NewUpdate, waitsFor: WaitedFor): Promise<string> {
  return writeUpdate(tx, ctx, found.id, {
    kind: 'update',
    fromStatus: to === undefined ? null : found.status,
    toStatus: to ?? null,
    internalNote: input.internalNote ?? null,
    agentsText: input.agentsText ?? null,
    publicText: input.publicText ?? (to === 'done' ? (input.whatChanged ?? null) : null),
    toOwnerId: to === 'blocked' ? waitsFor.blockedForId : null,
    reason: to === 'blocked' ? blockReason(input, waitsFor) : to === 'done' ? (input.rootCauseText ?? null) : null,
  });
}
