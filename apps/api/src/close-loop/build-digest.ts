import { dayIn, writeDay } from '@kept/core/calendar.ts';
import { chooseBlocks, hasDecision, toldKey } from '@kept/core/close-loop/choose-blocks.ts';
import { periodRefusal, writePeriod } from '@kept/core/digest-period.ts';
import { digestStateWords } from '@kept/core/close-loop/digest-steps.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { newId } from '@kept/db/new-id.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { actingMember } from './acting-member.ts';
import { listTellableThemes } from './list-tellable-themes.ts';
import { readLoopKept } from './read-loop-kept.ts';
import { readSettings } from './read-voice.ts';

export const newDigest = z.object({
  series: z.literal('quarterly', { error: 'There is one series so far: quarterly.' }).default('quarterly'),
  period: z.string(),
  edition: z.number().int().min(0).max(9).default(0),
});

export const newDigestAnswer = z.object({ id: z.uuid() });

/** Freezes a quarter's digest: what was decided since the last one, what is under way, what was promised and not answered. */
export async function buildDigest(ctx: Ctx, input: z.infer<typeof newDigest>): Promise<z.infer<typeof newDigestAnswer>> {
  const id = newId(ctx.now());
  const taken = () => new AppError('conflict', `There is already a digest for ${writePeriod(input.period)}. Open that one, or cancel it first.`, [{ pointer: '/period', message: 'This quarter has its digest.' }]);
  try {
    return await inOrg(ctx.db, ctx.orgId, (tx) => freeze(tx, ctx, id, input));
  } catch (error) {
    if (violationOf(error)?.constraint === 'digest_once') throw taken();
    throw error;
  }
}

async function freeze(tx: OrgTx, ctx: Ctx, id: string, input: z.infer<typeof newDigest>): Promise<{ id: string }> {
  const { timezone } = await readSettings(tx, ctx);
  const today = dayIn(ctx.now(), timezone);
  const refusal = periodRefusal(input.period, today);
  if (refusal !== undefined) throw invalidField('period', refusal);
  const { fromAt, earlierIds } = await readEarlier(tx, ctx, input);
  const blocks = chooseBlocks(await listTellableThemes(tx, ctx, timezone), fromAt, await readTold(tx, ctx, earlierIds), today);
  if (!hasDecision(blocks)) {
    const since = fromAt.getTime() === 0 ? '' : ` since the last digest (${writeDay(dayIn(fromAt, timezone))})`;
    throw new AppError('invalid', `No theme was decided${since}, so there is nothing to tell yet. Mark a theme done, or decide against one, first.`);
  }
  await tx.insert(digest).values({
    orgId: ctx.orgId, id, series: input.series, period: input.period, edition: input.edition, state: 'draft', subject: '', intro: '', fromAt, untilAt: ctx.now(),
    loopKept: await readLoopKept(tx, ctx), createdBy: actingMember(ctx), createdAt: ctx.now(),
  });
  await tx.insert(digestBlock).values(blocks.map((block, position) => ({ orgId: ctx.orgId, digestId: id, position, ...block })));
  await recordAudit(tx, ctx, 'build-digest', `digest:${id}`, { period: input.period, edition: input.edition, themes: blocks.length });
  return { id };
}

/** The digests that came before: since when themes are news, and whose news they already were. */
async function readEarlier(tx: OrgTx, ctx: Ctx, input: z.infer<typeof newDigest>): Promise<{ fromAt: Date; earlierIds: string[] }> {
  const all = await tx
    .select({ id: digest.id, period: digest.period, edition: digest.edition, state: digest.state, untilAt: digest.untilAt })
    .from(digest)
    .where(and(eq(digest.orgId, ctx.orgId), eq(digest.series, input.series), ne(digest.state, 'cancelled')))
    .orderBy(desc(digest.untilAt));
  const own = all.filter((row) => row.period === input.period);
  const existing = own.find((row) => row.edition === input.edition);
  if (existing !== undefined) {
    const which = input.edition === 0 ? 'digest' : `correction ${input.edition}`;
    throw new AppError('conflict', `There is already a ${which} for ${writePeriod(input.period)}: it is “${digestStateWords[existing.state]}”. Open that one, or cancel it first.`, [{ pointer: '/period', message: `See digest ${existing.id}.` }]);
  }
  if (input.edition > 0 && !own.some((row) => row.edition === input.edition - 1 && row.state === 'sent')) throw invalidField('edition', 'A correction follows a digest that was sent; this one was not.');
  const earlier = all.filter((row) => row.period !== input.period);
  return { fromAt: earlier[0]?.untilAt ?? new Date(0), earlierIds: earlier.map((row) => row.id) };
}

async function readTold(tx: OrgTx, ctx: Ctx, digestIds: readonly string[]): Promise<Set<string>> {
  if (digestIds.length === 0) return new Set();
  const rows = await tx.select().from(digestBlock).where(and(eq(digestBlock.orgId, ctx.orgId), inArray(digestBlock.digestId, [...digestIds]), inArray(digestBlock.kind, ['did', 'declined'])));
  return new Set(rows.map((row) => toldKey(row.themeId, row.resolutionNumber, row.kind)));
}
