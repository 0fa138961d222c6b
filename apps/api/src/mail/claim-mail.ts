import { claimMs } from '@kept/core/close-loop/delivery-rules.ts';
import { customerKinds } from '@kept/core/close-loop/mail-rules.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNotNull, lt, lte, notInArray, or, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isHeld } from './hold-flow.ts';
import { readSender, type Sender } from './read-sender.ts';
import { type MailRow, takeSendable } from './take-sendable.ts';

/** Mails this worker holds now, each under a new attempt number, and how many it looked at to find them. */
export interface Claim {
  readonly looked: number;
  readonly mails: readonly MailRow[];
  readonly from: Sender;
}

/**
 * Takes due mails that go one by one for this worker, in one transaction; no other worker can take them for 45 seconds, or longer when
 * the claim is renewed. Where many go in one request, mail to customers is left to the batches, but for what was tried by itself before.
 */
export async function claimMail(ctx: Ctx, most: number): Promise<Claim> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const now = ctx.now();
    const stale = new Date(now.getTime() - claimMs);
    const isDue = or(and(eq(mail.state, 'pending'), lte(mail.sendAfter, now)), and(eq(mail.state, 'sending'), lt(mail.claimedAt, stale)));
    const { looked, sendable } = await takeSendable(tx, ctx, and(isDue, await goesByItself(tx, ctx)), most);
    const ids = sendable.map((row) => row.id);
    const mails = ids.length === 0 ? [] : await tx.update(mail).set(claimed(now)).where(and(eq(mail.orgId, ctx.orgId), inArray(mail.id, ids))).returning();
    return { looked, mails, from: await readSender(tx, ctx) };
  });
}

async function goesByItself(tx: OrgTx, ctx: Ctx) {
  const isForMembers = notInArray(mail.kind, [...customerKinds]);
  if (await isHeld(tx, ctx)) return isForMembers;
  return ctx.transport.batches === undefined ? undefined : or(isForMembers, eq(mail.goesAlone, true), isNotNull(mail.unknownSince), eq(mail.state, 'sending'));
}

function claimed(now: Date) {
  const moment = sql`${now.toISOString()}::timestamptz`;
  return {
    state: 'sending' as const,
    attempt: sql`${mail.attempt} + 1`,
    triedAt: sql`coalesce(${mail.triedAt}, ${moment})`,
    unknownSince: sql`case when ${mail.state} = 'sending' then coalesce(${mail.unknownSince}, ${mail.claimedAt}) else ${mail.unknownSince} end`,
    claimedAt: now,
  };
}
