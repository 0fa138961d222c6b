import { invalidField } from '@kept/core/errors.ts';
import { brandImage } from '@kept/db/schema/organisation/brand-images.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** Vouches for a picture being the organisation's own and choosable, and remembers that mails carry it from now on. */
export async function chooseLogo(tx: OrgTx, ctx: Ctx, imageId: string): Promise<void> {
  const chosen = await tx
    .update(brandImage)
    .set({ usedAt: sql`coalesce(${brandImage.usedAt}, ${ctx.now().toISOString()}::timestamptz)` })
    .where(and(eq(brandImage.orgId, ctx.orgId), eq(brandImage.id, imageId), isNull(brandImage.removedAt)))
    .returning({ id: brandImage.id });
  if (chosen.length === 0) throw invalidField('logoImageId', 'This image is no longer there. Choose another.');
}
