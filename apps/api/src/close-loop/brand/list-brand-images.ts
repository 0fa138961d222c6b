import { listBounds } from '@kept/core/list-bounds.ts';
import { brandImage } from '@kept/db/schema/organisation/brand-images.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { brandImageAnswer } from './brand-image-answer.ts';
import { imageUrl } from './image-url.ts';

export const brandImagesAnswer = z.object({ images: z.array(brandImageAnswer).max(listBounds.images) });

/** Every picture that can be chosen, the newest first. */
export async function listBrandImages(ctx: Ctx): Promise<z.infer<typeof brandImagesAnswer>> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ id: brandImage.id, type: brandImage.type, width: brandImage.width, height: brandImage.height, alt: brandImage.alt, createdAt: brandImage.createdAt, logoImageId: setting.logoImageId })
      .from(brandImage)
      .leftJoin(setting, eq(setting.orgId, brandImage.orgId))
      .where(and(eq(brandImage.orgId, ctx.orgId), isNull(brandImage.removedAt)))
      .orderBy(desc(brandImage.createdAt), desc(brandImage.id))
      .limit(listBounds.images),
  );
  return { images: rows.map(({ logoImageId, createdAt, ...row }) => ({ ...row, url: imageUrl(ctx, row.id), isLogo: logoImageId === row.id, createdAt: createdAt.toISOString() })) };
}
