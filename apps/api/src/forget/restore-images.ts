import { thisTransaction } from '@kept/db/columns.ts';
import { importImage } from '@kept/db/schema/listen/imports.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { type ImagedKind, type ImagedRow, readImaged } from '../listen/imaged-rows.ts';
import { inList } from '@kept/db/in-list.ts';
import { tellsMore } from '../listen/keep-images.ts';
import type { ImportRun } from '../listen/run-import.ts';
import { replaceFields } from './replace-fields.ts';
import type { TakenBack } from './undo-import.ts';

type Image = typeof importImage.$inferSelect;

const batchSize = 500;

/** What is to become of one row: the images that are used up, what they bring back, and the one that lies on top then. */
interface Way {
  readonly row: ImagedRow;
  readonly isLost: boolean;
  readonly used: readonly Image[];
  readonly top: Image | undefined;
}

/**
 * Brings rows an import changed back to what they were, where nothing else changed them since. Where a later import did, its change stays,
 * and when that one is taken back too, so is this one; where anything else did, the row stays for good.
 */
export async function restoreImages(tx: OrgTx, ctx: Ctx, run: ImportRun, kind: ImagedKind): Promise<TakenBack> {
  const owner = kind === 'customer' ? importImage.customerId : importImage.interactionId;
  const isOurs = eq(importImage.orgId, ctx.orgId);
  const isTheirs = and(isOurs, eq(importImage.importId, run.id), isNotNull(owner));
  const waiting = await tx.select({ id: owner }).from(importImage).where(and(isTheirs, eq(importImage.isWithdrawn, false))).orderBy(asc(importImage.id)).limit(batchSize);
  const ids = [...new Set(waiting.flatMap(({ id }) => id ?? []))];
  if (ids.length === 0) return { done: 0, gone: 0, restored: 0 };
  const rows = await readImaged(tx, ctx, kind, { column: 'id', values: ids });
  await tx.update(importImage).set({ isWithdrawn: true }).where(and(isTheirs, inList(owner, ids)));
  const images = await tx.select().from(importImage).where(and(isOurs, inList(owner, ids))).orderBy(asc(importImage.place));
  const ways = rows.map((row) => wayOf(row, images.filter((image) => (image.customerId ?? image.interactionId) === row.id)));
  const back = ways.filter(({ isLost, used }) => !isLost && used.length > 0);
  await replaceFields(tx, ctx, run, kind, back.map(({ row, used }) => ({ id: row.id, fields: Object.assign({}, ...used.map(({ before }) => before)) })));
  const remove = (gone: readonly Image[]) => tx.delete(importImage).where(and(isOurs, inList(importImage.id, gone.map(({ id }) => id))));
  await remove(ways.flatMap(({ used }) => used));
  await tx.update(importImage).set({ changedIn: thisTransaction }).where(and(isOurs, inList(importImage.id, back.flatMap(({ top }) => top?.id ?? []))));
  return { done: ids.length, gone: 0, restored: back.filter(({ used }) => used.some(({ before }) => tellsMore(before))).length };
}

/** From the last import back to the first one that was not taken back. */
function wayOf(row: ImagedRow, images: readonly Image[]): Way {
  const isLost = images.at(-1)?.changedIn !== row.changedIn;
  const standing = images.findLastIndex(({ isWithdrawn }) => !isWithdrawn);
  return { row, isLost, used: isLost ? images : images.slice(standing + 1).toReversed(), top: images[standing] };
}
