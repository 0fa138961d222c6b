import { notFound } from '@kept/core/errors.ts';
import { brandImage } from '@kept/db/schema/organisation/brand-images.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { altText } from './alt-text.ts';

export const changedBrandImage = z.object({ alt: altText });

/** Says anew what a picture shows. Mails that went out keep the words they had. */
export async function changeBrandImage(ctx: Ctx, id: string, { alt }: z.infer<typeof changedBrandImage>): Promise<{ alt: string }> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const changed = await tx.update(brandImage).set({ alt }).where(and(eq(brandImage.orgId, ctx.orgId), eq(brandImage.id, id), isNull(brandImage.removedAt))).returning({ id: brandImage.id });
    if (changed.length === 0) throw notFound('image');
    await recordAudit(tx, ctx, 'change-image', `image:${id}`);
    return { alt };
  });
}
