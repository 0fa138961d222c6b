import { answerWords, intervalWords } from '@kept/core/act/proof-sentences.ts';
import { weighAnswers } from '@kept/core/act/weigh-answers.ts';
import { writeDay } from '@kept/core/calendar.ts';
import type { FixAnswer } from '@kept/core/vocabulary.ts';
import { proofLook } from '@kept/db/schema/act/looks.ts';
import { fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, count, eq, inArray } from 'drizzle-orm';
import { readProofRule } from '../../act/read-proof-rule.ts';
import type { Ctx } from '../../context.ts';

type Look = typeof proofLook.$inferSelect;

/** What the data and customers say of each fix, in a sentence for everybody. */
export async function readPublicProofs(tx: OrgTx, ctx: Ctx, themeIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (themeIds.length === 0) return new Map();
  const ids = [...themeIds];
  const { rule } = await readProofRule(tx, ctx);
  const themes = await tx.select({ id: theme.id, confirmedBy: theme.confirmedBy, disagreeSince: theme.disagreeSince, proofDueOn: theme.proofDueOn, resolutionNumber: theme.resolutionNumber }).from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, ids)));
  const looks = await tx.select().from(proofLook).where(and(eq(proofLook.orgId, ctx.orgId), inArray(proofLook.themeId, ids))).orderBy(asc(proofLook.lookDay));
  const answers = await tx.select({ themeId: fixAnswer.themeId, resolutionNumber: fixAnswer.resolutionNumber, answer: fixAnswer.answer, people: count() }).from(fixAnswer).where(and(eq(fixAnswer.orgId, ctx.orgId), inArray(fixAnswer.themeId, ids))).groupBy(fixAnswer.themeId, fixAnswer.resolutionNumber, fixAnswer.answer);
  return new Map(
    themes.map((each) => {
      const isOwn = (row: { themeId: string; resolutionNumber: number }) => row.themeId === each.id && row.resolutionNumber === each.resolutionNumber;
      const said: Partial<Record<FixAnswer, number>> = Object.fromEntries(answers.filter(isOwn).map((row) => [row.answer, row.people]));
      return [each.id, sentenceOf(each, looks.filter(isOwn), () => answerWords(weighAnswers(said, rule)))];
    }),
  );
}

function sentenceOf({ confirmedBy, disagreeSince, proofDueOn }: Pick<typeof theme.$inferSelect, 'confirmedBy' | 'disagreeSince' | 'proofDueOn'>, looks: readonly Look[], writeAnswers: () => string): string {
  if (disagreeSince !== null) return 'Customers and the data do not agree yet whether it helped.';
  if (confirmedBy === 'customers') return `Confirmed by customers. ${writeAnswers()}`;
  const look = looks.findLast(({ verdict }) => verdict === 'confirmed');
  if (confirmedBy === 'data') return look === undefined || look.ratio === null ? 'Confirmed: since then fewer customers bring it up.' : `Confirmed by the data: it comes up ${look.ratio.toFixed(2)} times as often as before (${intervalWords(look)}).`;
  return proofDueOn === null ? 'Not proven: neither customers nor the data say clearly that it helped.' : `Not proven yet. We look at the figures on ${writeDay(proofDueOn)}.`;
}
