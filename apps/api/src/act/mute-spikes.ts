import { AppError } from '@kept/core/errors.ts';
import { spikeMute } from '@kept/db/schema/act/spikes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { lockTheme, requireOwnerOrLead } from '../understand/lock-theme.ts';

export const muteAnswer = z.object({ isMuted: z.boolean() });

/** Tells nobody of this theme's spikes any more; they are still found and kept in its history. Muting twice changes nothing. */
export async function muteSpikes(ctx: Ctx, themeId: string): Promise<z.infer<typeof muteAnswer>> {
  const { actor } = ctx;
  if (actor.kind !== 'member') throw new AppError('forbidden', 'Only a person can mute a theme.');
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    requireOwnerOrLead(ctx, await lockTheme(tx, ctx, themeId));
    const made = await tx.insert(spikeMute).values({ orgId: ctx.orgId, themeId, mutedBy: actor.memberId, at: ctx.now() }).onConflictDoNothing().returning({ themeId: spikeMute.themeId });
    if (made.length > 0) await recordAudit(tx, ctx, 'mute-spikes', `theme:${themeId}`);
    return { isMuted: true };
  });
}

/** Tells owner and leads of this theme's spikes again, from the next one on. */
export async function unmuteSpikes(ctx: Ctx, themeId: string): Promise<z.infer<typeof muteAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    requireOwnerOrLead(ctx, await lockTheme(tx, ctx, themeId));
    const gone = await tx.delete(spikeMute).where(and(eq(spikeMute.orgId, ctx.orgId), eq(spikeMute.themeId, themeId))).returning({ themeId: spikeMute.themeId });
    if (gone.length > 0) await recordAudit(tx, ctx, 'unmute-spikes', `theme:${themeId}`);
    return { isMuted: false };
  });
}
