import { daySchema } from '@kept/core/calendar.ts';
import { deadlineRefusal } from '@kept/core/act/deadline-refusal.ts';
import { canMove, moveRefusal } from '@kept/core/act/theme-status.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { journeyStages, origins } from '@kept/core/vocabulary.ts';
import { newId } from '@kept/db/new-id.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { oneLine } from '../organisation/one-line.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { changeTheme, type ThemeStamp } from './change-theme.ts';
import { findOwner } from './find-owner.ts';
import { lockTheme } from '../understand/lock-theme.ts';
import { readToday } from './read-today.ts';
import { tellOwner, writeOwnerMail } from './tell-owner.ts';
import { writeUpdate } from './write-update.ts';

export const acceptance = z.object({
  ownerId: z.uuid({ error: 'Choose the person who owns this theme.' }),
  deadlineOn: daySchema,
  title: oneLine('Give the theme a title.', 120).optional(),
  journeyStage: z.enum(journeyStages, { error: 'Choose one of the journey stages.' }).optional(),
  origin: z.enum(origins, { error: 'Choose one of the origins.' }).optional(),
});

/** Makes an emerging theme somebody's promise: one person, one date. The person gets a mail that says so. */
export async function acceptTheme(ctx: Ctx, themeId: string, input: z.infer<typeof acceptance>): Promise<ThemeStamp> {
  await inOrg(ctx.db, ctx.orgId, (tx) => lockTheme(tx, ctx, themeId));
  const entryId = newId(ctx.now());
  const mail = await writeOwnerMail(ctx, themeId, { ownerId: input.ownerId, deadlineOn: input.deadlineOn, title: input.title, state: 'handed', ownedSince: entryId });
  const stamp = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockTheme(tx, ctx, themeId);
    if (found.status !== 'emerging') throw new AppError('conflict', canMove(found.status, 'open') ? 'This theme was accepted before. Post an update to open it again.' : moveRefusal(found.status, 'open'));
    const refusal = deadlineRefusal(input.deadlineOn, await readToday(tx, ctx));
    if (refusal !== undefined) throw invalidField('deadlineOn', refusal);
    const owner = await findOwner(tx, ctx, input.ownerId, input.deadlineOn);
    const { title, journeyStage, origin } = input;
    const changed = await changeTheme(tx, ctx, found, {
      status: 'open', ownerId: owner.id, ownerActive: true, deadlineOn: input.deadlineOn, acceptedAt: ctx.now(), snoozedUntil: null,
      ...(title === undefined ? {} : { title, titledBy: 'person' }),
      ...(journeyStage === undefined ? {} : { journeyStage }),
      ...(origin === undefined ? {} : { origin }),
    });
    await writeUpdate(tx, ctx, themeId, { id: entryId, kind: 'accepted', fromStatus: found.status, toStatus: 'open', toOwnerId: owner.id, toDeadlineOn: input.deadlineOn });
    await tellOwner(tx, ctx, owner, mail);
    await recordAudit(tx, ctx, 'accept-theme', `theme:${themeId}`, { owner: owner.id, deadline: input.deadlineOn });
    return changed;
  });
  await ctx.wake('send-mail', ctx.orgId);
  return stamp;
}
