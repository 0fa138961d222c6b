import { clickDays } from '@kept/core/close-loop/click-rules.ts';
import { digestClick, digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { readerOf } from '../close-loop/report/reader-of.ts';
import { countClicks } from '../close-loop/report/count-clicks.ts';
import type { Ctx } from '../context.ts';

const dayMs = 86_400_000;

/** Ninety days after the last click on a digest nobody knows any more who clicked: how many did is kept. One digest at a time; says whether there may be more. */
export async function forgetOldClicks(tx: OrgTx, ctx: Ctx): Promise<boolean> {
  const longAgo = new Date(ctx.now().getTime() - clickDays * dayMs);
  const [old] = await tx.select({ id: digestClick.digestId }).from(digestClick).where(eq(digestClick.orgId, ctx.orgId)).groupBy(digestClick.digestId).having(sql`max(${digestClick.at}) < ${longAgo.toISOString()}::timestamptz`).limit(1);
  if (old === undefined) return false;
  const { people, byPosition } = await countClicks(tx, ctx, old.id);
  for (const [position, clicks] of byPosition) await tx.update(digestBlock).set({ keptClicks: sql`${digestBlock.keptClicks} + ${clicks}` }).where(and(eq(digestBlock.orgId, ctx.orgId), eq(digestBlock.digestId, old.id), eq(digestBlock.position, position)));
  await tx.update(digest).set({ keptClickers: sql`${digest.keptClickers} + ${people}` }).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, old.id)));
  await tx.delete(digestClick).where(and(eq(digestClick.orgId, ctx.orgId), eq(digestClick.digestId, old.id)));
  return true;
}

/** Whoever is forgotten is no longer in the report of a digest, neither as a reader nor by a click. */
export async function forgetReading(tx: OrgTx, ctx: Ctx, mailIds: readonly string[]): Promise<void> {
  if (mailIds.length === 0) return;
  await tx.delete(digestClick).where(and(eq(digestClick.orgId, ctx.orgId), inArray(digestClick.reader, mailIds.map((id) => readerOf(ctx, id)))));
  await tx.delete(digestCopy).where(and(eq(digestCopy.orgId, ctx.orgId), inArray(digestCopy.mailId, [...mailIds])));
}
