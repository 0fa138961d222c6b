import { type Contradiction, contradictionOf } from '@kept/core/close-loop/contradiction-of.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import type { FixAnswer } from '@kept/core/vocabulary.ts';
import { newId } from '@kept/db/new-id.ts';
import { fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, sql } from 'drizzle-orm';
import { weighEvidence } from '../act/weigh-evidence.ts';
import type { Ctx } from '../context.ts';

/** Which fix a customer is asked about. */
export interface AskedFix {
  readonly customerId: string;
  readonly themeId: string;
  readonly resolutionNumber: number;
}

/** Records "did it fix it?", once per customer, theme and fix; a later answer replaces the earlier. The evidence is weighed at once. Says what the answer contradicts; a reason, freed of personal data, stays as long as the answer does. */
export async function recordAnswer(ctx: Ctx, fix: AskedFix, answer: FixAnswer, reason = ''): Promise<Contradiction | undefined> {
  const contradicts = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    // Held before the answer is saved: two answers at once would otherwise wait for each other in weighEvidence.
    const [asked] = await tx.select({ resolutionNumber: theme.resolutionNumber, status: theme.status }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, fix.themeId))).for('update');
    const [who] = await tx.select({ id: customer.id }).from(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.id, fix.customerId)));
    if (asked === undefined || who === undefined) throw notFound('question');
    if (fix.resolutionNumber > asked.resolutionNumber) throw new AppError('conflict', 'This was not changed yet, so there is nothing to answer.');
    const [earlier] = await tx.select({ answer: fixAnswer.answer }).from(fixAnswer).where(and(eq(fixAnswer.orgId, ctx.orgId), eq(fixAnswer.themeId, fix.themeId), eq(fixAnswer.customerId, fix.customerId), eq(fixAnswer.resolutionNumber, fix.resolutionNumber)));
    const comment = reason === '' ? null : redactText(reason).text;
    const said = { answer, comment, at: ctx.now() };
    await tx
      .insert(fixAnswer)
      .values({ orgId: ctx.orgId, id: newId(ctx.now()), ...fix, ...said })
      .onConflictDoUpdate({ target: [fixAnswer.orgId, fixAnswer.themeId, fixAnswer.customerId, fixAnswer.resolutionNumber], set: { ...said, comment: comment ?? sql`case when ${fixAnswer.answer} = ${answer} then ${fixAnswer.comment} end` } });
    await weighEvidence(tx, ctx, fix.themeId);
    return contradictionOf(answer, earlier?.answer, asked.status);
  });
  await ctx.wake('send-mail', ctx.orgId);
  return contradicts;
}
