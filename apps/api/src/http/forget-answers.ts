import type { Db } from '@kept/db/client.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { idempotentAnswer } from '@kept/db/schema/organisation/keys.ts';
import { type DueWork, inOrg } from '@kept/db/scope.ts';
import { and, eq, exists, inArray, lt, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** How long a repeat of a request gets the first answer again. */
const keptForMs = 48 * 3_600_000;
const batchSize = 1000;

/** Forgets the answers under Idempotency-Keys after two days; from then on such a key counts as new. */
export async function forgetAnswers(ctx: Ctx): Promise<void> {
  const isOld = and(eq(idempotentAnswer.orgId, ctx.orgId), lt(idempotentAnswer.createdAt, new Date(ctx.now().getTime() - keptForMs)));
  for (let gone = batchSize; gone === batchSize; ) {
    gone = await inOrg(ctx.db, ctx.orgId, async (tx) => {
      // A batch at a time, so that no request waits long behind the locks of a million rows.
      const batch = tx.select({ place: sql`ctid` }).from(idempotentAnswer).where(isOld).limit(batchSize);
      return (await tx.delete(idempotentAnswer).where(and(isOld, inArray(sql`ctid`, batch))).returning({ key: idempotentAnswer.key })).length;
    });
  }
}

/** Finds organisations with answers that are old: one look into the index for each, however many answers there are. */
export async function answersDue(tx: Db, now: Date): Promise<DueWork[]> {
  const old = tx
    .select({ one: sql`1` })
    .from(idempotentAnswer)
    .where(and(eq(idempotentAnswer.orgId, organisation.id), lt(idempotentAnswer.createdAt, new Date(now.getTime() - keptForMs))));
  return tx.select({ orgId: organisation.id, id: organisation.id }).from(organisation).where(exists(old));
}
