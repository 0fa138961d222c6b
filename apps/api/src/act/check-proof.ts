import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import { decideProof } from '@kept/core/act/decide-proof.ts';
import { type LookDay, lookDays, type ProofRule, tailOfLook } from '@kept/core/act/proof-rule.ts';
import { answerWords, lookWords } from '@kept/core/act/proof-sentences.ts';
import { proofWindows, type Weeks } from '@kept/core/act/proof-windows.ts';
import { weighAnswers } from '@kept/core/act/weigh-answers.ts';
import { type Look, weighLook } from '@kept/core/act/weigh-look.ts';
import { proofLook } from '@kept/db/schema/act/looks.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { lockTheme, type Theme } from '../understand/lock-theme.ts';
import { recountMentions } from '../understand/recount-mentions.ts';
import { asEvidence } from './confirm-theme.ts';
import { countFixAnswers } from './count-fix-answers.ts';
import { countProofWeeks, findFirstMention } from './count-proof-weeks.ts';
import { lastWord, listLooks } from './list-looks.ts';
import { readProofRule } from './read-proof-rule.ts';
import { readToday } from './read-today.ts';
import { settleProof } from './settle-proof.ts';
import { writeUpdate } from './write-update.ts';

/** Takes every look that has become due: 28, 56 and 84 days after a fix went live the data are asked whether it holds, once each. */
export async function checkProofs(ctx: Ctx): Promise<void> {
  const due = await inOrg(ctx.db, ctx.orgId, async (tx) =>
    tx.select({ id: theme.id }).from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.status, ['done', 'confirmed']), lte(theme.proofDueOn, await readToday(tx, ctx)))).orderBy(asc(theme.id)),
  );
  for (const { id } of due) {
    const mentions = await recountMentions(ctx, id);
    while (await inOrg(ctx.db, ctx.orgId, (tx) => takeLook(tx, ctx, id, mentions)));
  }
  if (due.length > 0) await ctx.wake('send-mail', ctx.orgId);
}

/**
 * Takes the next look at one fix, if it is due, and lets the answer count (docs/methods.md, "Proof"). However late, it sees what had
 * happened by the look's day. The row, what follows from it and the day of the next one are saved together. Says whether it looked.
 */
async function takeLook(tx: OrgTx, ctx: Ctx, themeId: string, mentions: readonly string[]): Promise<boolean> {
  const found = await lockTheme(tx, ctx, themeId);
  const { liveOn, status, proofDueOn } = found;
  const look = lookDays.find((days) => liveOn !== null && addDaysTo(liveOn, days) === proofDueOn);
  if ((status !== 'done' && status !== 'confirmed') || liveOn === null || look === undefined || proofDueOn === null) return false;
  const { rule, zone } = await readProofRule(tx, ctx);
  if (proofDueOn > dayIn(ctx.now(), zone)) return false;
  const seen = await lookAt(tx, ctx, found, { liveOn, look, zone, rule, mentions });
  const answers = weighAnswers(await countFixAnswers(tx, ctx, themeId, found.resolutionNumber), rule);
  const outcome = decideProof({ status, data: lastWord([...(await listLooks(tx, ctx, found)), seen]), answers: answers.verdict });
  await tx.insert(proofLook).values({ ...seen, orgId: ctx.orgId, themeId, resolutionNumber: found.resolutionNumber, dueOn: proofDueOn, at: ctx.now(), outcome });
  const next = lookDays.find((days) => days > look);
  const onward = { ...found, proofDueOn: next === undefined ? null : addDaysTo(liveOn, next) };
  await tx.update(theme).set({ proofDueOn: onward.proofDueOn }).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId)));
  const words = lookWords(seen, rule.fewestExpected);
  const isSettled = await settleProof(tx, ctx, onward, outcome, answers.answers === 0 ? words : `${words} ${answerWords(answers)}`);
  if (!isSettled) await writeUpdate(tx, asEvidence(ctx), themeId, { kind: 'looked', reason: words });
  return true;
}

async function lookAt(tx: OrgTx, ctx: Ctx, found: Theme, { liveOn, look, zone, rule, mentions }: { liveOn: string; look: LookDay; zone: string; rule: ProofRule; mentions: readonly string[] }) {
  const firstOn = (await findFirstMention(tx, ctx, mentions, zone)) ?? liveOn;
  const windows = proofWindows({ firstOn, openedOn: dayIn(found.acceptedAt ?? found.createdAt, zone), liveOn }, look);
  const count = (weeks: Weeks) => countProofWeeks(tx, ctx, mentions, zone, weeks);
  const before = await count(windows.before);
  const yearBefore = windows.yearBefore === null ? null : await count(windows.yearBefore);
  const seen = weighLook({ before, after: await count(windows.after), yearBefore }, rule);
  return { lookDay: look, tail: tailOfLook(rule), ...rowOf(seen, windows.before.weeks) };
}

function rowOf({ verdict, shown }: Look, weeks: number) {
  if (shown === null) return { verdict, unit: null, weeksBefore: weeks, mentionsBefore: null, exposureBefore: null, mentionsAfter: null, exposureAfter: null, expected: null, spread: null, ratio: null, lower: null, upper: null, isAligned: false };
  const { unit, before, after, expected, spread, ratio, lower, upper, weeksBefore, isAligned } = shown;
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return { verdict, unit, weeksBefore, mentionsBefore: before.events, exposureBefore: before.exposure, mentionsAfter: after.events, exposureAfter: after.exposure, expected, spread, ratio: finite(ratio), lower: finite(lower), upper: finite(upper), isAligned };
}
