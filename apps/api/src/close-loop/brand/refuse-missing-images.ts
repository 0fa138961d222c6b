import { invalidField } from '@kept/core/errors.ts';
import { brandImage } from '@kept/db/schema/organisation/brand-images.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** Refuses pictures that are not the organisation's own or can no longer be chosen; holds the others, so that nobody removes one meanwhile. */
export async function refuseMissingImages(tx: OrgTx, ctx: Ctx, asked: readonly (string | null | undefined)[]): Promise<void> {
  const ids = [...new Set(asked.flatMap((id) => id ?? []))];
  if (ids.length === 0) return;
  const found = await tx.select({ id: brandImage.id }).from(brandImage).where(and(eq(brandImage.orgId, ctx.orgId), inArray(brandImage.id, ids), isNull(brandImage.removedAt))).for('share');
  if (found.length < ids.length) throw invalidField('blocks', 'This image is no longer there. Choose another.');
}
