import { canStep, stepRefusal } from '@kept/core/close-loop/digest-steps.ts';
import { AppError } from '@kept/core/errors.ts';
import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { newId } from '@kept/db/new-id.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { subjectLine } from '@kept/emails/subject-line.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { actingMember } from './acting-member.ts';
import { readDigestRows } from './hold-digest.ts';
import { previewDigest } from './preview-digest.ts';

export const newTest = z.object({ customerId: z.uuid('This is not the id of a customer.').optional(), language: z.enum(surveyLanguages).optional().describe('One of its languages; the reader’s own unless told') });

/** Sends the digest to the one who asks, as a chosen recipient would read it, with "[Test] " before the subject and dead links. */
export async function sendTest(ctx: Ctx, id: string, input: z.infer<typeof newTest>): Promise<{ to: string }> {
  const memberId = actingMember(ctx);
  const content = await previewDigest(ctx, id, input);
  const to = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { row } = await readDigestRows(tx, ctx, id);
    if (!canStep('test', row.state)) throw new AppError('conflict', stepRefusal('test', row.state));
    const [self] = await tx.select({ name: member.name, email: member.email }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.id, memberId)));
    if (self === undefined) throw new AppError('forbidden', 'Only a member of the organisation can do this.');
    await queueMail(tx, ctx, { kind: 'test', occasion: `${id}:${newId(ctx.now())}`, recipient: `member:${memberId}`, to: self, subject: subjectLine(`[Test] ${content.subject}`), html: content.html, plainText: content.text });
    await recordAudit(tx, ctx, 'send-test', `digest:${id}`);
    return self.email;
  });
  await ctx.wake('send-mail', ctx.orgId);
  return { to };
}
