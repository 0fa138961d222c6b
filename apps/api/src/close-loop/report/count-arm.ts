import type { ArmTally } from '@kept/core/close-loop/subject-test.ts';
import { digestClick, digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, countDistinct, eq, isNull, ne, or } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** How many people tried one subject, and how many of them clicked on anything; machines are not among them, nor mail that came back. */
export async function countArm(tx: OrgTx, ctx: Ctx, digestId: string, arm: 'a' | 'b'): Promise<ArmTally> {
  const [sent] = await tx
    .select({ people: count() })
    .from(digestCopy)
    .innerJoin(mail, and(eq(mail.orgId, digestCopy.orgId), eq(mail.id, digestCopy.mailId)))
    .where(and(eq(digestCopy.orgId, ctx.orgId), eq(digestCopy.digestId, digestId), eq(digestCopy.arm, arm), eq(mail.state, 'sent'), or(isNull(mail.returned), ne(mail.returned, 'bounced'))));
  const [clicked] = await tx.select({ people: countDistinct(digestClick.reader) }).from(digestClick).where(and(eq(digestClick.orgId, ctx.orgId), eq(digestClick.digestId, digestId), eq(digestClick.arm, arm), eq(digestClick.isMachine, false)));
  return { sent: sent?.people ?? 0, clicked: Math.min(clicked?.people ?? 0, sent?.people ?? 0) };
}
