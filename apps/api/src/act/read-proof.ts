import { proofOutcomes } from '@kept/core/act/decide-proof.ts';
import { lookDays } from '@kept/core/act/proof-rule.ts';
import { answerWords, lookWords } from '@kept/core/act/proof-sentences.ts';
import { weighAnswers } from '@kept/core/act/weigh-answers.ts';
import { exposureUnits, lookVerdicts } from '@kept/core/act/weigh-look.ts';
import { addDaysTo } from '@kept/core/calendar.ts';
import { proofLook } from '@kept/db/schema/act/looks.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import type { Theme } from '../understand/lock-theme.ts';
import { countFixAnswers } from './count-fix-answers.ts';
import { listLooks } from './list-looks.ts';
import { readProofRule } from './read-proof-rule.ts';

const side = z.object({ mentions: z.number().int(), exposure: z.number().int() });

const lookAnswer = z.object({
  days: z.number().int(),
  on: z.string(),
  verdict: z.enum(lookVerdicts),
  outcome: z.enum(proofOutcomes),
  /** The look in words, with its figures. */
  sentence: z.string(),
  /** Null where there was too little history to compare. `upper` is null where there is no upper limit. */
  compared: z.object({ unit: z.enum(exposureUnits), weeksBefore: z.number().int(), before: side, after: side, expected: z.number(), ratio: z.number().nullable(), lower: z.number().nullable(), upper: z.number().nullable(), level: z.number(), spread: z.number(), isAligned: z.boolean() }).nullable(),
});

export const proofAnswer = z.object({
  /** The looks taken so far, in their order. */
  looks: z.array(lookAnswer),
  nextLook: z.object({ days: z.number().int(), on: z.string() }).nullable(),
  answers: z.object({ fixed: z.number().int(), partly: z.number().int(), notFixed: z.number().int(), doNotKnow: z.number().int(), verdict: z.enum(['confirmed', 'contradicted', 'undecided', 'too_few']), shareFixed: z.number(), lower: z.number(), upper: z.number(), sentence: z.string() }),
  /** Since when customers and the data say the opposite of each other. */
  disagreeSince: z.iso.datetime().nullable(),
});

/** How the data and customers speak about a theme's latest fix; null while nothing is claimed to be done. */
export async function readProof(tx: OrgTx, ctx: Ctx, found: Theme): Promise<z.infer<typeof proofAnswer> | null> {
  if ((found.status !== 'done' && found.status !== 'confirmed') || found.liveOn === null) return null;
  const { liveOn, proofDueOn } = found;
  const { rule } = await readProofRule(tx, ctx);
  const counts = await countFixAnswers(tx, ctx, found.id, found.resolutionNumber);
  const said = weighAnswers(counts, rule);
  const next = lookDays.find((days) => addDaysTo(liveOn, days) === proofDueOn);
  const { verdict, shareFixed, lower, upper } = said;
  return {
    looks: (await listLooks(tx, ctx, found)).map((look) => lookShown(look, rule.fewestExpected)),
    nextLook: next === undefined || proofDueOn === null ? null : { days: next, on: proofDueOn },
    answers: { fixed: counts.fixed ?? 0, partly: counts.partly ?? 0, notFixed: counts.not_fixed ?? 0, doNotKnow: counts.do_not_know ?? 0, verdict, shareFixed, lower, upper, sentence: answerWords(said) },
    disagreeSince: found.disagreeSince?.toISOString() ?? null,
  };
}

function lookShown(row: typeof proofLook.$inferSelect, fewestExpected: number): z.infer<typeof lookAnswer> {
  const { lookDay, dueOn, verdict, outcome, unit, weeksBefore, mentionsBefore, exposureBefore, mentionsAfter, exposureAfter, expected, spread, ratio, lower, upper, tail, isAligned } = row;
  const isCompared = unit !== null && mentionsBefore !== null && exposureBefore !== null && mentionsAfter !== null && exposureAfter !== null && expected !== null && spread !== null;
  return {
    days: lookDay, on: dueOn, verdict, outcome, sentence: lookWords(row, fewestExpected),
    compared: isCompared ? { unit, weeksBefore, before: { mentions: mentionsBefore, exposure: exposureBefore }, after: { mentions: mentionsAfter, exposure: exposureAfter }, expected, ratio, lower, upper, level: 1 - 2 * tail, spread, isAligned } : null,
  };
}
