import { needsOwner, statusWords } from '@kept/core/act/theme-status.ts';
import { writeDay } from '@kept/core/calendar.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { splitRefusal, undoableUntil } from '@kept/core/understand/theme-edits.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, exists, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { chosenMentions, countComments, requireChosen, requireStanding, requireTaker } from '../understand/chosen-mentions.ts';
import { isComment } from '../understand/is-comment.ts';
import { lockTheme, requireOwnerOrLead, type Theme } from '../understand/lock-theme.ts';
import { chooseKept } from './merge-themes.ts';

const toTheme = z.uuid({ error: 'Choose a theme, or none.' });

export const editPlan = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('merge'), intoId: z.uuid({ error: 'Choose the theme it belongs to.' }) }),
  z.object({ kind: z.literal('split'), mentionIds: chosenMentions }),
  z.object({ kind: z.literal('move'), mentionIds: chosenMentions, toThemeId: toTheme.nullable() }),
  z.object({ kind: z.literal('pin'), mentionIds: chosenMentions }),
  z.object({ kind: z.literal('dismiss') }),
  z.object({ kind: z.literal('describe') }),
]);
type EditPlan = z.infer<typeof editPlan>;

export const editPreview = z.object({
  /** How many mentions would move. */
  mentions: z.number().int(),
  /** How many of them are in the other theme already and would stay once. */
  alreadyThere: z.number().int(),
  /** Which of two merged themes would go on. */
  keptId: z.uuid().nullable(),
  /** Two people answer for the two themes: ask before doing it. */
  isAcrossOwners: z.boolean(),
  undoableUntil: z.iso.datetime(),
  sentence: z.string(),
});

type Preview = Pick<z.infer<typeof editPreview>, 'mentions' | 'sentence'> & Partial<z.infer<typeof editPreview>>;

/** Says what an edit would do, and how many mentions it would move, before anybody does it; refuses what the edit would refuse. */
export async function previewEdit(ctx: Ctx, themeId: string, plan: EditPlan): Promise<z.infer<typeof editPreview>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const until = undoableUntil(ctx.now());
    const { sentence, ...found } = await foresee(tx, ctx, themeId, plan);
    return { alreadyThere: 0, keptId: null, isAcrossOwners: false, ...found, undoableUntil: until.toISOString(), sentence: `${sentence} You can undo this until ${writeDay(until.toISOString().slice(0, 10))}.` };
  });
}

async function foresee(tx: OrgTx, ctx: Ctx, themeId: string, plan: EditPlan): Promise<Preview> {
  if (plan.kind === 'merge') return foreseeMerge(tx, ctx, themeId, plan.intoId);
  const found = await lockTheme(tx, ctx, themeId);
  requireOwnerOrLead(ctx, found);
  requireStanding(found);
  const all = await countComments(tx, ctx, themeId);
  if (plan.kind === 'describe') return { mentions: 0, sentence: 'No mention moves. No search for themes takes your words back.' };
  if (plan.kind === 'dismiss') return foreseeDismissal(found, all);
  const ids = await requireChosen(tx, ctx, themeId, plan.mentionIds);
  if (plan.kind === 'pin') return { mentions: 0, sentence: `No mention moves. ${mentionsWord(ids.length)} ${stay(ids.length)} here, whatever is found later.` };
  if (plan.kind === 'split') return foreseeSplit(ids.length, all);
  if (plan.toThemeId === null) return { mentions: ids.length, sentence: `${mentionsWord(ids.length)} ${ids.length === 1 ? 'leaves' : 'leave'} “${found.title}” and ${stay(ids.length)} among the unthemed.` };
  const taker = await requireTaker(tx, ctx, themeId, plan.toThemeId);
  const alreadyThere = await countBoth(tx, ctx, themeId, taker.id, ids);
  return { mentions: ids.length, alreadyThere, sentence: `${mentionsWord(ids.length)} ${ids.length === 1 ? 'moves' : 'move'} to “${taker.title}”${there(alreadyThere)}.` };
}

async function foreseeMerge(tx: OrgTx, ctx: Ctx, themeId: string, intoId: string): Promise<Preview> {
  const { kept, gone } = await chooseKept(tx, ctx, themeId, intoId);
  const mentions = await countComments(tx, ctx, gone.id);
  const alreadyThere = await countBoth(tx, ctx, gone.id, kept.id, undefined);
  const isAcrossOwners = needsOwner(gone.status) && gone.ownerId !== kept.ownerId;
  const owners = isAcrossOwners ? ' Two people answer for these themes; the one of the theme that stays goes on.' : '';
  return { mentions, alreadyThere, keptId: kept.id, isAcrossOwners, sentence: `${mentionsWord(mentions)} of “${gone.title}” ${mentions === 1 ? 'moves' : 'move'} to “${kept.title}”${there(alreadyThere)}; its links lead there.${owners}` };
}

function foreseeSplit(chosen: number, all: number): Preview {
  const refusal = splitRefusal(chosen, all);
  if (refusal !== undefined) throw invalidField('mentionIds', refusal);
  return { mentions: chosen, sentence: `${mentionsWord(chosen)} ${chosen === 1 ? 'moves' : 'move'} to a new theme, which waits in triage; ${(all - chosen).toLocaleString('en-GB')} stay.` };
}

function foreseeDismissal(found: Theme, all: number): Preview {
  if (found.status !== 'emerging') throw new AppError('conflict', `Only what nobody has accepted can be called “not a theme”; this one is “${statusWords[found.status]}”.`);
  return { mentions: all, sentence: `${mentionsWord(all)} ${all === 1 ? 'becomes' : 'become'} unthemed, and what is like them is never proposed again.` };
}

async function countBoth(tx: OrgTx, ctx: Ctx, from: string, to: string, mentionIds: readonly string[] | undefined): Promise<number> {
  const there = alias(mention, 'there');
  const isThere = exists(tx.select({ id: there.id }).from(there).where(and(eq(there.orgId, mention.orgId), eq(there.feedbackId, mention.feedbackId), eq(there.themeId, to))));
  const [found] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, from), isComment, isThere, mentionIds === undefined ? undefined : inArray(mention.id, [...mentionIds])));
  return found?.count ?? 0;
}

function mentionsWord(count: number): string {
  return count === 1 ? 'One mention' : `${count.toLocaleString('en-GB')} mentions`;
}

function stay(count: number): string {
  return count === 1 ? 'stays' : 'stay';
}

function there(count: number): string {
  return count === 0 ? '' : ` (${count.toLocaleString('en-GB')} ${count === 1 ? 'is' : 'are'} there already)`;
}
