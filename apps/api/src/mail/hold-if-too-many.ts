import { customerKinds } from '@kept/core/close-loop/mail-rules.ts';
import { isTooMany, type PauseCause, pauseRules } from '@kept/core/mail/pause-rules.ts';
import { mailFlow } from '@kept/db/schema/close-loop/mail-batches.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import * as template from '@kept/emails/mail-held.tsx';
import { renderMail } from '@kept/emails/render.ts';
import { and, count, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { holdFlow } from './hold-flow.ts';
import { queueMail } from './queue-mail.ts';
import { readSender } from './read-sender.ts';

const returnedAs = { bounces: 'bounced', complaints: 'complained' } as const satisfies Record<PauseCause, string>;

/**
 * Holds all mail to customers when too much of the latest came back, and tells those who send it. Called in the transaction that
 * writes down one more; only mails since a person last let mail go are counted.
 */
export async function holdIfTooMany(tx: OrgTx, ctx: Ctx, cause: PauseCause): Promise<void> {
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

async function countLatest(tx: OrgTx, ctx: Ctx, cause: PauseCause, since: Date | null): Promise<{ bad: number; among: number }> {
  const latest = tx
    .select({ returned: mail.returned })
    .from(mail)
    .where(and(eq(mail.orgId, ctx.orgId), eq(mail.state, 'sent'), inArray(mail.kind, [...customerKinds]), since === null ? undefined : gt(mail.settledAt, since)))
    .orderBy(desc(mail.settledAt))
    .limit(pauseRules[cause].among)
    .as('latest');
  const [counted] = await tx.select({ among: count(), bad: sql<number>`count(*) filter (where ${latest.returned} = ${returnedAs[cause]})`.mapWith(Number) }).from(latest);
  return counted ?? { bad: 0, among: 0 };
}

async function tellHeld(tx: OrgTx, ctx: Ctx, counted: { readonly cause: PauseCause; readonly bad: number; readonly among: number }, at: Date): Promise<void> {
  const { name } = await readSender(tx, ctx);
  const message = await renderMail(template, { organisationName: name, ...counted, outboxUrl: `${ctx.place.baseUrl}/outbox` });
  const people = await tx.select().from(member).where(and(eq(member.orgId, ctx.orgId), inArray(member.role, ['admin', 'marketer']), eq(member.active, true)));
  for (const to of people) await queueMail(tx, ctx, { kind: 'account', occasion: `mail-held:${at.toISOString()}`, recipient: `account:${to.accountId}`, to: { name: to.name, email: to.email }, subject: message.subject, html: message.html, plainText: message.text });
}
