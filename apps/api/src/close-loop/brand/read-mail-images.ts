import { brandImage } from '@kept/db/schema/organisation/brand-images.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { MailImage } from '@kept/emails/digest-shape.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { imageUrl } from './image-url.ts';

/** The pictures a mail carries, by their ids, as it links to them; removed ones among them, since what was written with them stays so. */
export async function readMailImages(tx: OrgTx, ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, MailImage>> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  if (asked.length === 0) return new Map();
  const rows = await tx.select({ id: brandImage.id, width: brandImage.width, height: brandImage.height, alt: brandImage.alt }).from(brandImage).where(and(eq(brandImage.orgId, ctx.orgId), inArray(brandImage.id, asked)));
  return new Map(rows.map(({ id, ...size }) => [id, { url: imageUrl(ctx, id), ...size }]));
}
