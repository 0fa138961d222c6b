import { AppError, notFound } from '@kept/core/errors.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import type { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, gte, inArray, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { lockTheme, requireOwnerOrLead } from '../understand/lock-theme.ts';
import { changeTheme, type ThemeStamp } from './change-theme.ts';
import { oneTheme } from './one-theme.ts';

type Entry = typeof themeUpdate.$inferSelect;

/** The entry of a timeline an address names. */
export const oneEntry = oneTheme.extend({ entryId: z.uuid({ error: 'This is not the id of an entry.' }) });

const minutesToTakeBack = 10;

/**
 * Takes back what somebody just did with a theme: seen, snoozed, the date moved, handed over. Only their own latest deed, within ten
 * minutes; it is as if it had not been, in the timeline too, and a mail that has not gone out stays here. The audit log keeps both.
 */
export async function takeBack(ctx: Ctx, themeId: string, entryId: string): Promise<ThemeStamp> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockTheme(tx, ctx, themeId);
    const own = and(eq(themeUpdate.orgId, ctx.orgId), eq(themeUpdate.themeId, themeId));
    const [entry, before] = await tx.select().from(themeUpdate).where(own).orderBy(desc(themeUpdate.at), desc(themeUpdate.id)).limit(2);
    const [asked] = await tx.select({ id: themeUpdate.id, memberId: themeUpdate.memberId }).from(themeUpdate).where(and(own, eq(themeUpdate.id, entryId)));
    if (asked === undefined) throw notFound('entry');
    if (ctx.actor.kind !== 'member' || asked.memberId !== ctx.actor.memberId) throw new AppError('forbidden', 'Only whoever did this can take it back.');
    if (entry?.id !== entryId) throw new AppError('conflict', 'Something happened to this theme since, so this cannot be taken back any more.');
    if (ctx.now().getTime() - entry.at.getTime() > minutesToTakeBack * 60_000) throw new AppError('conflict', `This was more than ${minutesToTakeBack} minutes ago and cannot be taken back any more.`);
    if (entry.kind !== 'handed_over') requireOwnerOrLead(ctx, found);
    const stamp = await changeTheme(tx, ctx, found, await asBefore(tx, ctx, found.deadlineMoves, entry, before));
    if (entry.kind === 'handed_over') await keepMailBack(tx, ctx, entry);
    await tx.delete(themeUpdate).where(and(own, eq(themeUpdate.id, entryId)));
    await recordAudit(tx, ctx, 'take-back', `theme:${themeId}`, { kind: entry.kind });
    return stamp;
  });
}

async function asBefore(tx: OrgTx, ctx: Ctx, deadlineMoves: number, entry: Entry, before: Entry | undefined): Promise<Partial<typeof theme.$inferInsert>> {
  switch (entry.kind) {
    case 'acknowledged':
      return { acknowledgedAt: null };
    case 'snoozed':
      return { snoozedUntil: before?.kind === 'snoozed' ? before.reason : null };
    case 'deadline_moved':
      return { deadlineOn: entry.fromDeadlineOn, deadlineMoves: Math.max(0, deadlineMoves - 1) };
    case 'handed_over':
      await requireActive(tx, ctx, entry.fromOwnerId);
      return { ownerId: entry.fromOwnerId, ownerActive: true, acknowledgedAt: await readAcknowledged(tx, ctx, entry) };
    default:
      throw new AppError('conflict', 'This cannot be taken back. Post an update instead.');
  }
}

async function requireActive(tx: OrgTx, ctx: Ctx, ownerId: string | null): Promise<void> {
  const [found] = ownerId === null ? [] : await tx.select({ active: member.active }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.id, ownerId)));
  if (found?.active !== true) throw new AppError('conflict', 'Whoever owned this theme is no longer an active member.');
}

/** When the former owner had acknowledged it, if they had. */
async function readAcknowledged(tx: OrgTx, ctx: Ctx, entry: Entry): Promise<Date | null> {
  const [last] = await tx
    .select({ kind: themeUpdate.kind, at: themeUpdate.at })
    .from(themeUpdate)
    .where(and(eq(themeUpdate.orgId, ctx.orgId), eq(themeUpdate.themeId, entry.themeId), lt(themeUpdate.at, entry.at), inArray(themeUpdate.kind, ['acknowledged', 'accepted', 'handed_over', 'reopened'])))
    .orderBy(desc(themeUpdate.at), desc(themeUpdate.id))
    .limit(1);
  return last?.kind === 'acknowledged' ? last.at : null;
}

async function keepMailBack(tx: OrgTx, ctx: Ctx, { toOwnerId, at }: Entry): Promise<void> {
  await tx.delete(mail).where(and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'owner'), eq(mail.recipient, `member:${toOwnerId ?? ''}`), eq(mail.state, 'pending'), gte(mail.createdAt, at)));
}
