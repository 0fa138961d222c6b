import { thisTransaction } from '@kept/db/columns.ts';
import { newId } from '@kept/db/new-id.ts';
import { importImage } from '@kept/db/schema/listen/imports.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { type GivenRow, givenRows } from './given-rows.ts';
import { type ImagedKind, type ImagedRow, readImaged } from './imaged-rows.ts';
import { inList } from '@kept/db/in-list.ts';

type Image = typeof importImage.$inferSelect;

/** What an import is to be taken back to: the rows as they were, and whether the file names them itself or only tells something in passing. */
interface Touched {
  readonly importId: string;
  readonly kind: ImagedKind;
  readonly before: readonly ImagedRow[];
  readonly isNamed: boolean;
}

/**
 * Remembers what an import replaced in rows that were there, so that taking it back brings that back, and that it named those in which it
 * replaced nothing. Called after the change, in its transaction; gives the external ids of the rows it changed for the first time.
 */
export async function keepImages(tx: OrgTx, ctx: Ctx, { importId, kind, before, isNamed }: Touched): Promise<Set<string>> {
  // What this import brought itself goes as a whole when it is taken back.
  const others = before.filter(({ fields }) => fields.import_id !== importId);
  if (others.length === 0) return new Set();
  const ids = others.map(({ id }) => id);
  const after = new Map((await readImaged(tx, ctx, kind, { column: 'id', values: ids })).map((row) => [row.id, row.fields]));
  const tops = await standing(tx, ctx, kind, others);
  const changed = new Set<string>();
  const fresh: GivenRow<typeof importImage>[] = [];
  for (const row of others) {
    const replaced = differing(row.fields, after.get(row.id) ?? row.fields);
    if (!isNamed && Object.keys(replaced).length === 0) continue;
    const top = tops.get(row.id);
    const own = top?.importId === importId ? top : undefined;
    if (tellsMore(replaced) && (own === undefined || !tellsMore(own.before))) changed.add(row.externalId);
    if (own !== undefined) await tx.update(importImage).set({ before: { ...replaced, ...own.before }, changedIn: thisTransaction }).where(and(eq(importImage.orgId, ctx.orgId), eq(importImage.id, own.id)));
    else fresh.push({ orgId: ctx.orgId, id: newId(ctx.now()), importId, customerId: kind === 'customer' ? row.id : null, interactionId: kind === 'contact' ? row.id : null, place: (top?.place ?? 0) + 1, before: replaced, isWithdrawn: false });
  }
  if (fresh.length > 0) await tx.execute(givenRows(importImage, fresh));
  return changed;
}

/** Whether more was replaced than that another import alone had brought the row. */
export function tellsMore(replaced: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(replaced).some((name) => name !== 'import_id');
}

/** The image each row got last. Where something other than an import changed a row since, its images lead nowhere and go. */
async function standing(tx: OrgTx, ctx: Ctx, kind: ImagedKind, rows: readonly ImagedRow[]): Promise<Map<string, Image>> {
  const owner = kind === 'customer' ? importImage.customerId : importImage.interactionId;
  const images = await tx.select().from(importImage).where(and(eq(importImage.orgId, ctx.orgId), inList(owner, rows.map(({ id }) => id)))).orderBy(asc(importImage.place));
  const tops = new Map(images.map((image) => [image.customerId ?? image.interactionId ?? '', image]));
  const lost = rows.flatMap(({ id, changedIn }) => (tops.has(id) && tops.get(id)?.changedIn !== changedIn ? [id] : []));
  if (lost.length > 0) await tx.delete(importImage).where(and(eq(importImage.orgId, ctx.orgId), inList(owner, lost)));
  for (const id of lost) tops.delete(id);
  return tops;
}

function differing(before: ImagedRow['fields'], after: ImagedRow['fields']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(before).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(after[name])));
}
