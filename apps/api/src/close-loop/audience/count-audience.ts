import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { type Audience, audienceOf } from './audience-answer.ts';

/** Whether it left, or began to: who gets it is then written, and forecast no more. */
export function isOnItsWay({ state }: Pick<typeof digest.$inferSelect, 'state'>): boolean {
  return state === 'sending' || state === 'paused' || state === 'sent';
}

/** Who got a digest that is on its way or out, and who was left out and why. */
export async function countAudience(tx: OrgTx, ctx: Ctx, digestId: string): Promise<Audience & { sent: number; waiting: number; failed: number; uncertain: number }> {
  const rows = await tx
    .select({ state: mail.state, code: mail.leftOutCode, people: count() })
    .from(mail)
    .where(and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, digestId)))
    .groupBy(mail.state, mail.leftOutCode);
  const inState = (...states: string[]) => rows.filter((row) => states.includes(row.state)).reduce((sum, row) => sum + row.people, 0);
  const counts = new Map(rows.flatMap((row) => (row.code === null ? [] : [[row.code, row.people] as const])));
  const [sent, waiting, failed, uncertain] = [inState('sent'), inState('pending', 'sending', 'cancelled'), inState('failed'), inState('uncertain')];
  return { ...audienceOf(sent + waiting + failed + uncertain, counts), sent, waiting, failed, uncertain };
}
