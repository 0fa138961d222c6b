import { type BounceCause, bounceWords, plainBounce } from '@kept/core/close-loop/plain-bounce.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import type { digestReportAnswer } from './digest-report-answer.ts';

/** What became of a digest's mails after they left: delivered, come back and why in plain words, marked as spam. */
export async function countReturns(tx: OrgTx, ctx: Ctx, digestId: string): Promise<z.infer<typeof digestReportAnswer>['mails']> {
  const isOfThis = and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, digestId), eq(mail.state, 'sent'));
  const [all] = await tx.select({ sent: count(), delivered: count(mail.deliveredAt), complained: sql<number>`(count(*) filter (where ${mail.returned} = 'complained'))::int` }).from(mail).where(isOfThis);
  const rows = await tx.select({ said: mail.returnedReason, people: count() }).from(mail).where(and(isOfThis, eq(mail.returned, 'bounced'))).groupBy(mail.returnedReason);
  const causes = new Map<BounceCause, number>();
  for (const { said, people } of rows) causes.set(plainBounce(said ?? ''), (causes.get(plainBounce(said ?? '')) ?? 0) + people);
  const bounced = [...causes].map(([cause, people]) => ({ reason: bounceWords[cause], people })).sort((a, b) => b.people - a.people);
  return { sent: all?.sent ?? 0, delivered: all?.delivered ?? 0, bounced, complained: all?.complained ?? 0 };
}
