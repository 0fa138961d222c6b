import { writePeriod } from '@kept/core/digest-period.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { brandImage } from '@kept/db/schema/organisation/brand-images.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';

const over: readonly string[] = ['sent', 'cancelled'];

/** Takes a picture out of what can be chosen. Mails that went out with it still show it; one that nothing ever carried is deleted. */
export async function removeBrandImage(ctx: Ctx, id: string): Promise<{ removed: boolean }> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const here = and(eq(brandImage.orgId, ctx.orgId), eq(brandImage.id, id));
    const [found] = await tx.select({ usedAt: brandImage.usedAt }).from(brandImage).where(and(here, isNull(brandImage.removedAt))).for('update');
    if (found === undefined) throw notFound('image');
    const carriers = await tx
      .select({ period: digest.period, state: digest.state })
      .from(digestBlock)
      .innerJoin(digest, and(eq(digest.orgId, digestBlock.orgId), eq(digest.id, digestBlock.digestId)))
      .where(and(eq(digestBlock.orgId, ctx.orgId), eq(digestBlock.imageId, id)));
    const waiting = carriers.find(({ state }) => !over.includes(state));
    if (waiting !== undefined) throw new AppError('conflict', `The digest for ${writePeriod(waiting.period)} carries this image and has not gone out. Take it out there first.`);
    await tx.update(setting).set({ logoImageId: null }).where(and(eq(setting.orgId, ctx.orgId), eq(setting.logoImageId, id)));
    if (carriers.length === 0 && found.usedAt === null) await tx.delete(brandImage).where(here);
    else await tx.update(brandImage).set({ removedAt: ctx.now() }).where(here);
    await recordAudit(tx, ctx, 'remove-image', `image:${id}`);
    return { removed: true };
  });
}
