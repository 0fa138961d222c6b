import { findStep } from '@kept/core/act/find-step.ts';
import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import { notFound } from '@kept/core/errors.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { procedure, procedureGap, procedureVersion } from '@kept/db/schema/act/procedures.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';

const keptDays = 180;
const shown = 50;
const fewestLetters = 3;

export const missedSearch = z.object({ words: z.string().trim().min(1, 'Write what you looked for.').max(100, 'Search for fewer words.') });
export const missedAnswer = z.object({ isKept: z.boolean().describe('Whether the words were noted as a procedure to write') });
export const gapAnswer = z.object({ words: z.string(), searches: z.int(), lastOn: z.string() });
export const gapDismissed = z.object({ words: z.string() });

/** Notes words that somebody looked for in the procedures and that stand in none of them, with personal data taken out: how often and on which days, never by whom. */
export async function noteMissedSearch(ctx: Ctx, { words: typed }: z.infer<typeof missedSearch>): Promise<z.infer<typeof missedAnswer>> {
  const words = redactText(typed).text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  if ([...words].length < fewestLetters) return { isKept: false };
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    if (await standsSomewhere(tx, ctx, typed)) return { isKept: false };
    const today = dayIn(ctx.now(), 'UTC');
    await tx
      .insert(procedureGap)
      .values({ orgId: ctx.orgId, words, searches: 1, firstOn: today, lastOn: today })
      .onConflictDoUpdate({ target: [procedureGap.orgId, procedureGap.words], set: { searches: sql`${procedureGap.searches} + 1`, lastOn: today } });
    return { isKept: true };
  });
}

async function standsSomewhere(tx: OrgTx, ctx: Ctx, words: string): Promise<boolean> {
  return (await readTexts(tx, ctx)).some(({ title, body }) => findStep(title, body, words) !== null);
}

async function readTexts(tx: OrgTx, ctx: Ctx): Promise<{ title: string; body: string }[]> {
  return tx
    .select({ title: procedureVersion.title, body: procedureVersion.body })
    .from(procedure)
    .innerJoin(procedureVersion, and(eq(procedureVersion.orgId, procedure.orgId), eq(procedureVersion.procedureId, procedure.id), eq(procedureVersion.number, procedure.number)))
    .where(and(eq(procedure.orgId, ctx.orgId), isNull(procedure.retiredAt)));
}

/** What people looked for and did not find, the most wanted first: what has been written since, and what somebody said is not needed, is left out. */
export async function listGaps(tx: OrgTx, ctx: Ctx, texts: readonly { readonly title: string; readonly body: string }[]): Promise<z.infer<typeof gapAnswer>[]> {
  const since = addDaysTo(dayIn(ctx.now(), 'UTC'), -keptDays);
  const rows = await tx
    .select({ words: procedureGap.words, searches: procedureGap.searches, lastOn: procedureGap.lastOn })
    .from(procedureGap)
    .where(and(eq(procedureGap.orgId, ctx.orgId), isNull(procedureGap.dismissedAt), gte(procedureGap.lastOn, since)))
    .orderBy(desc(procedureGap.searches), desc(procedureGap.lastOn), procedureGap.words)
    .limit(shown * 4);
  return rows.filter(({ words }) => !texts.some(({ title, body }) => findStep(title, body, words) !== null)).slice(0, shown);
}

/** Says that no procedure is needed for these words; they are not listed again. */
export async function dismissGap(ctx: Ctx, { words }: z.infer<typeof missedSearch>): Promise<z.infer<typeof gapDismissed>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.update(procedureGap).set({ dismissedAt: ctx.now() }).where(and(eq(procedureGap.orgId, ctx.orgId), eq(procedureGap.words, words))).returning({ words: procedureGap.words });
    if (found === undefined) throw notFound('search');
    await recordAudit(tx, ctx, 'dismiss-missed-search', `organisation:${ctx.orgId}`);
    return { words };
  });
}

/** Forgets what nobody has looked for in half a year. */
export async function forgetGaps(tx: OrgTx, ctx: Ctx): Promise<number> {
  await tx.delete(procedureGap).where(and(eq(procedureGap.orgId, ctx.orgId), lt(procedureGap.lastOn, addDaysTo(dayIn(ctx.now(), 'UTC'), -keptDays))));
  return 0;
}
