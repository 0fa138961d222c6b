import { type AnswerVerdict, weighAnswers } from '@kept/core/act/weigh-answers.ts';
import { digestMailWords } from '@kept/core/close-loop/digest-mail-words.ts';
import { publicPageWords } from '@kept/core/close-loop/public-page-words.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { fillWords } from '@kept/core/listen/survey-words.ts';
import { writeSurveyDay } from '@kept/core/listen/write-survey-day.ts';
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
export async function readPublicProofs(tx: OrgTx, ctx: Ctx, themeIds: readonly string[], language: SurveyLanguage): Promise<ReadonlyMap<string, string>> {
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
      return [each.id, sentenceOf(each, { looks: looks.filter(isOwn), weigh: () => weighAnswers(said, rule), language })];
    }),
  );
}

interface Seen {
  readonly looks: readonly Look[];
  readonly weigh: () => AnswerVerdict;
  readonly language: SurveyLanguage;
}

function sentenceOf({ confirmedBy, disagreeSince, proofDueOn }: Pick<typeof theme.$inferSelect, 'confirmedBy' | 'disagreeSince' | 'proofDueOn'>, { looks, weigh, language }: Seen): string {
  const words = publicPageWords[language];
  if (disagreeSince !== null) return words.disagree;
  if (confirmedBy === 'customers') return `${words.proven} ${answersIn(weigh(), language)}`.trim();
  if (confirmedBy === 'data') return fewerIn(looks.findLast(({ verdict }) => verdict === 'confirmed'), language);
  return proofDueOn === null ? words.unproven : fillWords(words.notYet, { date: writeSurveyDay(language, proofDueOn) });
}

/** The share with its denominator and bounds; nothing where nobody's answer is left. How sure the bounds are stands in docs/methods.md: a customer reads that they leave room for chance. */
function answersIn({ answers, shareFixed, lower, upper }: AnswerVerdict, language: SurveyLanguage): string {
  if (answers === 0) return '';
  const percent = percentIn(language);
  return fillWords(publicPageWords[language].share, { n: answers.toLocaleString(localeOf(language)), share: percent(shareFixed), lower: percent(lower), upper: percent(upper) });
}

/** By how much less often it comes up. The data confirm only what became rarer, bounds and all. */
function fewerIn(look: Look | undefined, language: SurveyLanguage): string {
  if (look === undefined || look.ratio === null || look.lower === null || look.upper === null) return digestMailWords[language].proof.data;
  const percent = percentIn(language);
  return fillWords(publicPageWords[language].fewer, { less: percent(1 - look.ratio), lower: percent(1 - look.upper), upper: percent(1 - look.lower) });
}

function percentIn(language: SurveyLanguage): (share: number) => string {
  return (share) => share.toLocaleString(localeOf(language), { style: 'percent' });
}

function localeOf(language: SurveyLanguage): string {
  return language === 'en' ? 'en-GB' : language;
}
