import { customerKinds } from '@kept/core/close-loop/mail-rules.ts';
import { type CountedCause, isTooMany, pauseRules } from '@kept/core/mail/pause-rules.ts';
import { mailFlow } from '@kept/db/schema/close-loop/mail-batches.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, desc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { holdFlow } from './hold-flow.ts';
import { tellHeld } from './tell-held.ts';

const returnedAs = { bounces: 'bounced', complaints: 'complained' } as const satisfies Record<CountedCause, string>;

/**
 * Holds all mail to customers when too much of the latest came back, and tells those who send it. Called in the transaction that
 * writes down one more; only mails since a person last let mail go are counted, those a server would not take for their address among them.
 */
export async function holdIfTooMany(tx: OrgTx, ctx: Ctx, cause: CountedCause): Promise<void> {
  const flow = await holdFlow(tx, ctx);
  if (flow.pausedAt !== null) return;
  const { bad, among } = await countLatest(tx, ctx, cause, flow.resumedAt);
  if (!isTooMany(cause, bad, among)) return;
  const pausedAt = ctx.now();
  await tx.update(mailFlow).set({ pausedAt, cause, bad, among }).where(eq(mailFlow.orgId, ctx.orgId));
  await recordAudit(tx, ctx, 'hold-mail', `organisation:${ctx.orgId}`, { cause, bad, among });
  await tellHeld(tx, ctx, { cause, bad, among }, pausedAt);
  await ctx.wake('send-mail', ctx.orgId);
}

async function countLatest(tx: OrgTx, ctx: Ctx, cause: CountedCause, since: Date | null): Promise<{ bad: number; among: number }> {
  const latest = tx
    .select({ returned: mail.returned })
    .from(mail)
    .where(and(eq(mail.orgId, ctx.orgId), or(eq(mail.state, 'sent'), and(eq(mail.state, 'failed'), eq(mail.returned, 'bounced'))), inArray(mail.kind, [...customerKinds]), since === null ? undefined : gt(mail.settledAt, since)))
    .orderBy(desc(mail.settledAt))
    .limit(pauseRules[cause].among)
    .as('latest');
  const [counted] = await tx.select({ among: count(), bad: sql<number>`count(*) filter (where ${latest.returned} = ${returnedAs[cause]})`.mapWith(Number) }).from(latest);
  return counted ?? { bad: 0, among: 0 };
}
