import { inboundMail } from '@kept/db/schema/close-loop/inbound.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, eq, lte } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { JobName } from '../../job-names.ts';
import { applyReply } from './apply-reply.ts';
import { applyEvents, mostEvents } from './apply-events.ts';
import { applyReturns, readEvent, reportIn } from './apply-returns.ts';
import { forgetInbound } from './forget-inbound.ts';
import { parseInbound } from './parse-inbound.ts';
import { eventRef, mostInboundBytes } from './receive-inbound.ts';
import { settleInbound } from './settle-inbound.ts';

type Row = typeof inboundMail.$inferSelect;

const mostAttempts = 6;
/** Whoever takes a message up has it for a minute; after each failure it waits four times as long. */
const firstWaitMs = 60_000;

/**
 * Applies every message that waits, oldest first. It is read outside any transaction; what it does and that it is done are saved
 * together, under the number of the attempt: a worker killed in between leaves neither, and of two only one counts. A provider's events
 * are applied many at once; where one of them goes wrong, as many are taken one by one, and the rest together again.
 */
export async function applyInbound(ctx: Ctx): Promise<void> {
  await forgetInbound(ctx);
  while ((await applyTogether(ctx)) || (await applyOneByOne(ctx, mostEvents))) continue;
}

async function applyTogether(ctx: Ctx): Promise<boolean> {
  try {
    return (await applyEvents(ctx)) > 0;
  } catch (error) {
    ctx.log.error({ err: error }, 'Events of a provider could not be applied together');
    return false;
  }
}

/** Says whether there was any. */
async function applyOneByOne(ctx: Ctx, most: number): Promise<boolean> {
  let taken = 0;
  for (let row = await takeNext(ctx); row !== undefined; row = taken < most ? await takeNext(ctx) : undefined) {
    taken += 1;
    try {
      await applyOne(ctx, row);
    } catch (error) {
      ctx.log.error({ err: error, inbound: row.id }, 'A message that came in could not be applied');
      if (row.attempts >= mostAttempts) await inOrg(ctx.db, ctx.orgId, (tx) => settleInbound(tx, ctx, isStill(ctx, row), { state: 'failed', reason: `It could not be read: something went wrong on our side ${mostAttempts} times.` }));
    }
  }
  return taken > 0;
}

async function takeNext(ctx: Ctx): Promise<Row | undefined> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const now = ctx.now();
    const [next] = await tx
      .select()
      .from(inboundMail)
      .where(and(eq(inboundMail.orgId, ctx.orgId), eq(inboundMail.state, 'waiting'), lte(inboundMail.tryAfter, now)))
      .orderBy(asc(inboundMail.receivedAt), asc(inboundMail.id))
      .limit(1)
      .for('update', { skipLocked: true });
    if (next === undefined) return undefined;
    const taken = { attempts: next.attempts + 1, tryAfter: new Date(now.getTime() + firstWaitMs * 4 ** next.attempts) };
    await tx.update(inboundMail).set(taken).where(and(eq(inboundMail.orgId, ctx.orgId), eq(inboundMail.id, next.id)));
    return { ...next, ...taken };
  });
}

async function applyOne(ctx: Ctx, row: Row): Promise<void> {
  const raw = row.raw ?? (await ctx.door?.provider?.fetchRaw(row.providerRef ?? '', mostInboundBytes));
  if (raw === undefined) throw new Error('A message has no bytes, and nobody to fetch them from.');
  const message = row.providerRef === eventRef ? undefined : await parseInbound(raw);
  const report = message === undefined ? { mailId: row.addressId, told: readEvent(raw), isAutomatic: true } : reportIn(row.addressId, message);
  const wakes: JobName[] = [];
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const held = await tx.select({ id: inboundMail.id }).from(inboundMail).where(isStill(ctx, row)).for('update');
    if (held.length === 0) return;
    const inside: Ctx = { ...ctx, db: tx, wake: async (job) => void wakes.push(job) };
    const [outcome] = row.kind === 'reply' && message !== undefined ? [await applyReply(tx, inside, row, message)] : await applyReturns(tx, inside, [report], 'wait');
    if (outcome === undefined) throw new Error('A report was waited for, and nothing became of it.');
    await settleInbound(tx, ctx, isStill(ctx, row), outcome);
  });
  for (const job of wakes) await ctx.wake(job, ctx.orgId);
}

function isStill(ctx: Ctx, row: Row) {
  return and(eq(inboundMail.orgId, ctx.orgId), eq(inboundMail.id, row.id), eq(inboundMail.state, 'waiting'), eq(inboundMail.attempts, row.attempts));
}
