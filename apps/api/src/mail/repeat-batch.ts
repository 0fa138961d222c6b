import { claimMs, isUncertain, uncertainWords } from '@kept/core/close-loop/delivery-rules.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mailBatch } from '@kept/db/schema/close-loop/mail-batches.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, exists, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import type { Ctx } from '../context.ts';
import { sha256 } from '../secrets.ts';
import type { HeldBatch } from './freeze-batch.ts';
import { isHeld } from './hold-flow.ts';
import { leaveUncertain } from './settle-batch.ts';

const decompress = promisify(zstdDecompress);

/** Which frozen batches are to be repeated: their time has come, or whoever held them died. */
export function isBatchDue(now: Date) {
  return and(isNull(mailBatch.settledAt), or(and(isNull(mailBatch.claimedAt), lte(mailBatch.sendAfter, now)), lt(mailBatch.claimedAt, new Date(now.getTime() - claimMs))));
}

/**
 * Takes the next batch whose fate is unknown for this worker, with the bytes it was frozen with and no others. One that nobody can
 * repeat safely any more (23 hours passed, another way of sending, somebody in it was forgotten) is left to webhooks and people.
 */
export async function repeatBatch(ctx: Ctx): Promise<HeldBatch | undefined> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    if (await isHeld(tx, ctx)) return undefined;
    for (let row = await takeDue(tx, ctx); row !== undefined; row = await takeDue(tx, ctx)) {
      const now = ctx.now();
      const unknownSince = row.unknownSince ?? row.claimedAt;
      const request = row.bytes === null ? undefined : new Uint8Array(await decompress(row.bytes));
      if (request === undefined || sha256(request) !== row.bytesHash || isUncertain(unknownSince, ctx.transport.batches !== undefined, now)) {
        await leaveUncertain(tx, ctx, row, uncertainWords);
        continue;
      }
      const held = { attempt: row.attempt + 1, claimedAt: now, unknownSince };
      await tx.update(mailBatch).set(held).where(and(eq(mailBatch.orgId, ctx.orgId), eq(mailBatch.id, row.id)));
      return { id: row.id, kind: row.kind, occasion: row.occasion, members: row.members, request, ...held };
    }
    return undefined;
  });
}

async function takeDue(tx: OrgTx, ctx: Ctx): Promise<typeof mailBatch.$inferSelect | undefined> {
  const isRunning = exists(tx.select({ one: sql`1` }).from(digest).where(and(eq(digest.orgId, mailBatch.orgId), eq(sql`${digest.id}::text`, mailBatch.occasion), eq(digest.state, 'sending'))));
  const [due] = await tx
    .select()
    .from(mailBatch)
    .where(and(eq(mailBatch.orgId, ctx.orgId), isBatchDue(ctx.now()), or(ne(mailBatch.kind, 'digest'), isRunning)))
    .orderBy(mailBatch.sendAfter, mailBatch.id)
    .limit(1)
    .for('update', { skipLocked: true });
  return due;
}
