import { digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import type { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { readDoubts } from '../close-loop/read-doubts.ts';
import type { Ctx } from '../context.ts';
import { unknownSinceOf } from './unknown-since-of.ts';

type MailRow = typeof mail.$inferSelect;

/**
 * Gives the mails whose digest still stands as it was written: nothing of it was opened again, merged or put aside since they were looked for.
 * The others wait to be written again, but for what may have arrived: that goes with the very same words, or not at all.
 */
export async function keepStanding(tx: OrgTx, ctx: Ctx, due: readonly MailRow[]): Promise<readonly MailRow[]> {
  const mayStillChange = (row: MailRow) => row.kind === 'digest' && unknownSinceOf(row) === null;
  const doubtful = new Set<string>();
  for (const id of new Set(due.filter(mayStillChange).map(({ occasion }) => occasion))) if (await isDoubtful(tx, ctx, id)) doubtful.add(id);
  if (doubtful.size > 0) await ctx.wake('queue-digest', ctx.orgId);
  return due.filter((row) => !mayStillChange(row) || !doubtful.has(row.occasion));
}

async function isDoubtful(tx: OrgTx, ctx: Ctx, digestId: string): Promise<boolean> {
  const blocks = await tx.select().from(digestBlock).where(and(eq(digestBlock.orgId, ctx.orgId), eq(digestBlock.digestId, digestId), eq(digestBlock.isLeftOut, false)));
  return [...(await readDoubts(tx, ctx, blocks)).values()].some(({ mustStay }) => mustStay);
}
