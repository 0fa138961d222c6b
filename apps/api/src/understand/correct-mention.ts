import { AppError, invalidField, notFound } from '@kept/core/errors.ts';
import { newId } from '@kept/db/new-id.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, mentionCorrection, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { isComment } from './is-comment.ts';
import { reviseUnderstanding } from './revise-understanding.ts';

export const correction = z.object({ toThemeId: z.uuid({ error: 'Choose a theme, or leave this out.' }).nullable().optional() });

export const correctionAnswer = z.object({ feedbackId: z.uuid(), mention: z.object({ id: z.uuid(), themeId: z.uuid() }).nullable() });

/** "Wrong theme": the text leaves it, for the theme a person names or for none, and no machine ever moves it again. */
export async function correctMention(ctx: Ctx, mentionId: string, { toThemeId }: z.infer<typeof correction>): Promise<z.infer<typeof correctionAnswer>> {
  const { actor } = ctx;
  if (actor.kind !== 'member') throw new AppError('forbidden', 'Only a person can say that a theme is the wrong one.');
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    const found = await findMention(tx, ctx, mentionId);
    if (toThemeId === found.themeId) throw invalidField('toThemeId', 'It is in this theme already.');
    if (toThemeId !== undefined && toThemeId !== null) await requireTheme(tx, ctx, toThemeId);
    const { feedbackId, themeId } = found;
    await tx.delete(mention).where(and(eq(mention.orgId, ctx.orgId), eq(mention.id, mentionId)));
    await tx
      .insert(mentionCorrection)
      .values({ orgId: ctx.orgId, feedbackId, fromThemeId: themeId, toThemeId: toThemeId ?? null, correctedBy: actor.memberId, at: ctx.now() })
      .onConflictDoUpdate({ target: [mentionCorrection.orgId, mentionCorrection.feedbackId, mentionCorrection.fromThemeId], set: { toThemeId: toThemeId ?? null, correctedBy: actor.memberId, at: ctx.now() } });
    const made = toThemeId === undefined || toThemeId === null ? null : await placeByHand(tx, ctx, feedbackId, toThemeId);
    await recordAudit(tx, ctx, 'correct-mention', `mention:${mentionId}`, { from: themeId, to: toThemeId ?? null });
    return { feedbackId, mention: made };
  });
}

async function findMention(tx: OrgTx, ctx: Ctx, mentionId: string): Promise<{ feedbackId: string; themeId: string }> {
  const [found] = await tx
    .select({ feedbackId: mention.feedbackId, themeId: mention.themeId })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(and(eq(mention.orgId, ctx.orgId), eq(mention.id, mentionId), isComment));
  if (found === undefined) throw notFound('mention');
  return found;
}

async function requireTheme(tx: OrgTx, ctx: Ctx, themeId: string): Promise<void> {
  const [found] = await tx.select({ status: theme.status }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId))).for('share');
  if (found === undefined) throw invalidField('toThemeId', 'There is no such theme. Choose another.');
  if (found.status === 'merged' || found.status === 'dismissed') throw invalidField('toThemeId', 'This theme takes no more texts. Choose another.');
}

async function placeByHand(tx: OrgTx, ctx: Ctx, feedbackId: string, themeId: string): Promise<{ id: string; themeId: string } | null> {
  const [made] = await tx
    .insert(mention)
    .values({ orgId: ctx.orgId, id: newId(ctx.now()), feedbackId, themeId, confidence: 1, placedBy: 'person', placedAt: ctx.now() })
    .onConflictDoUpdate({ target: [mention.orgId, mention.feedbackId, mention.themeId], set: { placedBy: 'person', confidence: 1, placedAt: ctx.now() } })
    .returning({ id: mention.id, themeId: mention.themeId });
  return made ?? null;
}
