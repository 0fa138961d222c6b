import { AppError } from '@kept/core/errors.ts';
import { idempotentAnswer } from '@kept/db/schema/organisation/keys.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { actorTag, type Ctx } from '../context.ts';
import type { JobName } from '../job-names.ts';
import { readOwnAddress } from '../organisation/domain/read-own-address.ts';
import { sha256 } from '../secrets.ts';
import type { AppEnv } from './app-env.ts';

/**
 * Makes a POST with an Idempotency-Key count once: the same key with the same body gets the first answer again, with
 * another body a conflict. Key, verb and answer are saved in one transaction, so that a process killed in between
 * leaves none of them and a second request at the same moment waits for the first. Only for verbs that call nobody
 * outside, and never for answers that show a secret. Comes after `allow`.
 */
export const idempotent = createMiddleware<AppEnv>(async (c, next) => {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return next();
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new AppError('invalid', 'An Idempotency-Key is 1 to 200 visible ASCII characters.', [{ pointer: '/Idempotency-Key', message: 'Use 1 to 200 visible ASCII characters.' }]);
  const requestHash = sha256(`${c.req.method} ${c.req.path}\n${await c.req.text()}`);
  const wakes: [JobName, string][] = [];
  const ctx = { ...c.var.ctx, ownAddress: await readOwnAddress(c.var.ctx) };
  try {
    await inOrg(ctx.db, ctx.orgId, async (tx) => {
      const before = await claim(tx, ctx, key, requestHash);
      if (before !== undefined) return replay(c, before, requestHash);
      c.set('ctx', { ...ctx, db: tx, wake: async (job, orgId) => void wakes.push([job, orgId]) });
      await next();
      if (c.error !== undefined || !c.res.ok) throw new Refused();
      const body = await c.res.clone().text();
      await tx.update(idempotentAnswer).set({ status: String(c.res.status), body }).where(isThis(ctx, key));
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  } finally {
    c.set('ctx', ctx);
  }
  for (const [job, orgId] of wakes) await ctx.wake(job, orgId);
});

/** Undoes the transaction of a request that was refused; the refusal itself is already the answer. */
class Refused extends Error {}

type Answer = typeof idempotentAnswer.$inferSelect;

/** Takes the key, or gives what is stored under it; a second taker waits here until the first has committed. */
async function claim(tx: OrgTx, ctx: Ctx, key: string, requestHash: string): Promise<Answer | undefined> {
  const taken = await tx
    .insert(idempotentAnswer)
    .values({ orgId: ctx.orgId, actorId: actorTag(ctx.actor), key, requestHash, status: null, body: null, createdAt: ctx.now() })
    .onConflictDoNothing()
    .returning({ key: idempotentAnswer.key });
  if (taken.length > 0) return undefined;
  const [found] = await tx.select().from(idempotentAnswer).where(isThis(ctx, key));
  return found;
}

function isThis(ctx: Ctx, key: string) {
  return and(eq(idempotentAnswer.orgId, ctx.orgId), eq(idempotentAnswer.actorId, actorTag(ctx.actor)), eq(idempotentAnswer.key, key));
}

function replay(c: Context<AppEnv>, before: Answer, requestHash: string): void {
  if (before.requestHash !== requestHash) throw new AppError('conflict', 'This Idempotency-Key was used for something else. Send a new one with a new request.');
  c.header('Idempotent-Replayed', 'true');
  c.res = c.newResponse(before.body ?? '', before.status === '201' ? 201 : 200, { 'content-type': 'application/json' });
}
