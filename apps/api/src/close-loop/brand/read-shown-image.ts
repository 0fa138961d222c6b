import { notFound } from '@kept/core/errors.ts';
import type { ImageType } from '@kept/core/organisation/read-image-kind.ts';
import { brandImage } from '@kept/db/schema/organisation/brand-images.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** A picture's bytes for whoever has its address, also after it was removed: mails that went out carry it. */
export async function readShownImage(ctx: Ctx, id: string): Promise<{ type: ImageType; bytes: Uint8Array<ArrayBuffer> }> {
  const [found] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ type: brandImage.type, bytes: brandImage.bytes }).from(brandImage).where(and(eq(brandImage.orgId, ctx.orgId), eq(brandImage.id, id))));
  if (found === undefined) throw notFound('image');
  return { type: found.type, bytes: new Uint8Array(found.bytes) };
}
