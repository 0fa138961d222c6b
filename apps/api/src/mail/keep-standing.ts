import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import type { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { readDoubts } from '../close-loop/read-doubts.ts';
import type { Ctx } from '../context.ts';
import { unknownSinceOf } from './unknown-since-of.ts';

type MailRow = typeof mail.$inferSelect;

/**
 * Gives the mails whose digest still stands as it was written: nothing of it was opened again, merged or put aside, nobody stopped it since they
 * were looked for. The others wait to be written again, but for what may have arrived: that goes with the very same words, or not at all.
 */
export async function keepStanding(tx: OrgTx, ctx: Ctx, due: readonly MailRow[]): Promise<readonly MailRow[]> {
  const ids = [...new Set(due.flatMap((row) => (row.kind === 'digest' && unknownSinceOf(row) === null ? [row.occasion] : [])))];
  if (ids.length === 0) return due;
  const digests = await tx.select({ id: digest.id, state: digest.state, wording: digest.wording }).from(digest).where(and(eq(digest.orgId, ctx.orgId), inArray(digest.id, ids)));
  const standing = new Map<string, number>();
  for (const { id, state, wording } of digests) if (state === 'sending' && !(await isDoubtful(tx, ctx, id))) standing.set(id, wording);
  if (standing.size < ids.length) await ctx.wake('queue-digest', ctx.orgId);
  return due.filter((row) => row.kind !== 'digest' || unknownSinceOf(row) !== null || standing.get(row.occasion) === row.wording);
}

async function isDoubtful(tx: OrgTx, ctx: Ctx, digestId: string): Promise<boolean> {
  const blocks = await tx.select().from(digestBlock).where(and(eq(digestBlock.orgId, ctx.orgId), eq(digestBlock.digestId, digestId), eq(digestBlock.isLeftOut, false)));
  return [...(await readDoubts(tx, ctx, blocks)).values()].some(({ mustStay }) => mustStay);
}
