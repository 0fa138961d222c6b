import { AppError, invalidField, notFound } from '@kept/core/errors.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';
import { lockTheme, requireOwnerOrLead, type Theme } from './lock-theme.ts';
import { reviseUnderstanding } from './revise-understanding.ts';

/** The texts of a theme a person selected, by the ids of their mentions. */
export const chosenMentions = z.array(z.uuid({ error: 'This is not the id of a mention.' })).min(1, 'Choose at least one text to move.').max(2000, 'Choose at most 2,000 texts at a time.');

/** Refuses a selection that is not, all of it, among the customers' words of this theme; somebody else's are not told apart from none. */
export async function requireChosen(tx: OrgTx, ctx: Ctx, themeId: string, mentionIds: readonly string[]): Promise<string[]> {
  const distinct = [...new Set(mentionIds)];
  const [found] = await tx
    .select({ count: count() })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, themeId), isComment, inArray(mention.id, distinct)));
  const missing = distinct.length - (found?.count ?? 0);
  if (missing > 0) throw invalidField('mentionIds', `${missing === 1 ? 'One of these texts is' : `${missing} of these texts are`} not in this theme. Somebody may have moved them; load it again.`);
  return distinct;
}

/** How many of customers' words lie in a theme. */
export async function countComments(tx: OrgTx, ctx: Ctx, themeId: string): Promise<number> {
  const [found] = await tx
    .select({ count: count() })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, themeId), isComment));
  return found?.count ?? 0;
}

/** Refuses to take texts out of a theme that no longer stands. */
export function requireStanding(found: Pick<Theme, 'status' | 'title'>): void {
  if (found.status === 'merged') throw new AppError('conflict', `“${found.title}” was merged into another theme. Its texts are there.`);
  if (found.status === 'dismissed') throw new AppError('conflict', `Somebody said that “${found.title}” is not a theme. Take that back first.`);
}

/** Opens an edit of what lies in a theme: nobody else changes mentions meanwhile, and only who may edit it goes on. First in the transaction. */
export async function openForEditing(tx: OrgTx, ctx: Ctx, themeId: string): Promise<Theme> {
  requirePerson(ctx);
  await reviseUnderstanding(tx, ctx);
  const found = await lockTheme(tx, ctx, themeId);
  requireOwnerOrLead(ctx, found);
  requireStanding(found);
  return found;
}

/** The theme texts are moved to, held against a change; refuses one that takes no more. */
export async function requireTaker(tx: OrgTx, ctx: Ctx, fromThemeId: string, toThemeId: string): Promise<{ id: string; title: string }> {
  if (toThemeId === fromThemeId) throw invalidField('toThemeId', 'It is in this theme already.');
  const [found] = await tx.select({ id: theme.id, title: theme.title, status: theme.status }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, toThemeId))).for('share');
  if (found === undefined) throw invalidField('toThemeId', 'There is no such theme. Choose another.');
  if (found.status === 'merged' || found.status === 'dismissed') throw invalidField('toThemeId', 'This theme takes no more texts. Choose another.');
  return found;
}

/** The member who moves texts: the machine never corrects itself under a person's name. */
export function requirePerson({ actor }: Ctx): string {
  if (actor.kind !== 'member') throw new AppError('forbidden', 'Only a person can say that a theme is the wrong one.');
  return actor.memberId;
}

/** The theme and text of a mention of customers' words. */
export async function findMention(tx: OrgTx, ctx: Ctx, mentionId: string): Promise<{ feedbackId: string; themeId: string }> {
  const [found] = await tx
    .select({ feedbackId: mention.feedbackId, themeId: mention.themeId })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(and(eq(mention.orgId, ctx.orgId), eq(mention.id, mentionId), isComment));
  if (found === undefined) throw notFound('mention');
  return found;
}
