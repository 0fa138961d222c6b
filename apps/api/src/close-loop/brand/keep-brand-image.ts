import { invalidField } from '@kept/core/errors.ts';
import { listBounds } from '@kept/core/list-bounds.ts';
import { imageRefusal, mostImageBytes, readImageKind } from '@kept/core/organisation/read-image-kind.ts';
import { newId } from '@kept/db/new-id.ts';
import { brandImage } from '@kept/db/schema/organisation/brand-images.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { actingMember } from '../acting-member.ts';
import type { Ctx } from '../../context.ts';
import { refuseBeyond } from '../../http/refuse-beyond.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { altText } from './alt-text.ts';
import type { brandImageAnswer } from './brand-image-answer.ts';
import { imageUrl } from './image-url.ts';

export const newBrandImage = z.object({
  // A little more than is kept may come in, so that the refusal can say how much it was.
  data: z.base64('Send the bytes of the image in base64.').max(4 * mostImageBytes, 'This image is far too large: at most 300 kB.').describe('The bytes of a PNG, JPEG, WebP or GIF of at most 300 kB, in base64'),
  alt: altText,
});

/** Keeps a picture for mails and pages; what it is, its bytes decide. */
export async function keepBrandImage(ctx: Ctx, { data, alt }: z.infer<typeof newBrandImage>): Promise<z.infer<typeof brandImageAnswer>> {
  const createdBy = actingMember(ctx);
  const bytes = new Uint8Array(Buffer.from(data, 'base64'));
  const refusal = imageRefusal(bytes);
  const kind = readImageKind(bytes);
  if (refusal !== undefined || kind === undefined) throw invalidField('data', refusal ?? 'This is not an image that mails show. Use a PNG, JPEG, WebP or GIF.');
  const id = newId(ctx.now());
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await refuseBeyond(tx, brandImage, and(eq(brandImage.orgId, ctx.orgId), isNull(brandImage.removedAt)), { most: listBounds.images, called: 'images', instead: 'Remove one that nothing needs any more; mails that went out keep it.' });
    await tx.insert(brandImage).values({ orgId: ctx.orgId, id, ...kind, bytes, alt, createdBy, createdAt: ctx.now() });
    await recordAudit(tx, ctx, 'keep-image', `image:${id}`, { bytes: bytes.length });
  });
  return { id, ...kind, alt, url: imageUrl(ctx, id), isLogo: false, createdAt: ctx.now().toISOString() };
}
