import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, desc, eq, gt, inArray, isNotNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

const lookedAtMinutes = 5;
const mostErrors = 10;

/** How fast a digest leaves, how long the rest takes at that pace, and what stands in the way, in words. */
export async function readProgress(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, waiting: number): Promise<{ perMinute: number; minutesLeft: number | null; errors: { reason: string; people: number }[] }> {
  const isOfThis = and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, row.id));
  const since = new Date(ctx.now().getTime() - lookedAtMinutes * 60_000);
  const [left] = row.state === 'sending' ? await tx.select({ mails: count() }).from(mail).where(and(isOfThis, eq(mail.state, 'sent'), gt(mail.settledAt, since))) : [];
  const perMinute = (left?.mails ?? 0) / lookedAtMinutes;
  const people = count();
  const errors = await tx
    .select({ reason: mail.reason, people })
    .from(mail)
    .where(and(isOfThis, inArray(mail.state, ['failed', 'uncertain', 'pending', 'sending']), isNotNull(mail.reason)))
    .groupBy(mail.reason)
    .orderBy(desc(people))
    .limit(mostErrors);
  return { perMinute, minutesLeft: perMinute === 0 ? null : Math.ceil(waiting / perMinute), errors: errors.map((error) => ({ reason: error.reason ?? '', people: error.people })) };
}
