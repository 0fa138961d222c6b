import { needsOwner, statusWords } from '@kept/core/act/theme-status.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { changeTheme, type ThemeStamp } from './change-theme.ts';
import { findOwner } from './find-owner.ts';
import { lockTheme, requireOwnerOrLead } from '../understand/lock-theme.ts';
import { tellOwner, writeOwnerMail } from './tell-owner.ts';
import { writeUpdate } from './write-update.ts';

export const newOwner = z.object({ ownerId: z.uuid({ error: 'Choose the person who takes it over.' }), note: z.string().trim().min(1, 'Write something, or leave this out.').max(1000, 'Keep it under 1001 characters.').optional() });

/** Gives a theme to another person, deadline and all; they get a mail, and links made for the former owner no longer work. */
export async function handOver(ctx: Ctx, themeId: string, input: z.infer<typeof newOwner>): Promise<ThemeStamp> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => requireOwnerOrLead(ctx, await lockTheme(tx, ctx, themeId)));
  const mail = await writeOwnerMail(ctx, themeId, { ownerId: input.ownerId, deadlineOn: undefined, title: undefined, note: input.note });
  const stamp = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockTheme(tx, ctx, themeId);
    requireOwnerOrLead(ctx, found);
    if (!needsOwner(found.status)) throw new AppError('conflict', `A theme that is “${statusWords[found.status]}” has nobody to be handed over from.`);
    if (found.ownerId === input.ownerId) throw invalidField('ownerId', 'This person owns it already.');
    const owner = await findOwner(tx, ctx, input.ownerId);
    const changed = await changeTheme(tx, ctx, found, { ownerId: owner.id, ownerActive: true, acknowledgedAt: null, snoozedUntil: null });
    const updateId = await writeUpdate(tx, ctx, themeId, { kind: 'handed_over', fromOwnerId: found.ownerId, toOwnerId: owner.id, internalNote: input.note ?? null });
    await tellOwner(tx, ctx, owner, `handed-over:${updateId}`, mail);
    await recordAudit(tx, ctx, 'hand-over', `theme:${themeId}`, { from: found.ownerId, to: owner.id });
    return changed;
  });
  await ctx.wake('send-mail', ctx.orgId);
  return stamp;
}
