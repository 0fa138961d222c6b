import { dayIn } from '@kept/core/calendar.ts';
import { type ChosenBlock, chooseBlocks, hasDecision, type News, toldKey } from '@kept/core/close-loop/choose-blocks.ts';
import { cadenceOf } from '@kept/core/digest-period.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { newId } from '@kept/db/new-id.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { listTellableThemes } from './list-tellable-themes.ts';
import { readLoopKept } from './read-loop-kept.ts';

/** What a digest would tell, and since when. */
export interface Frozen {
  readonly period: string;
  readonly fromAt: Date;
  readonly untilAt: Date;
  readonly blocks: readonly ChosenBlock[];
  /** Those of the digest before. */
  readonly languages: readonly SurveyLanguage[];
}

/**
 * Everything a digest up to a moment tells, as it stood then; undefined when nothing was decided. It begins where the last one ended, so
 * that between two nothing is lost and nothing is told twice, however long their periods are.
 */
export async function chooseFrozen(tx: OrgTx, ctx: Ctx, asked: { readonly period: string; readonly timezone: string; readonly untilAt: Date }): Promise<{ readonly fromAt: Date; readonly frozen: Frozen | undefined }> {
  const news = await readNews(tx, ctx);
  const isLate = asked.untilAt < ctx.now();
  const themes = await listTellableThemes(tx, ctx, asked.timezone, isLate ? asked.untilAt : undefined);
  const blocks = chooseBlocks(themes, news, dayIn(asked.untilAt, asked.timezone));
  return { fromAt: news.since, frozen: hasDecision(blocks) ? { period: asked.period, fromAt: news.since, untilAt: asked.untilAt, blocks, languages: news.languages } : undefined };
}

/** Keeps a digest as it was frozen; later changes of its themes do not reach it. */
export async function saveFrozen(tx: OrgTx, ctx: Ctx, { period, fromAt, untilAt, blocks, languages }: Frozen): Promise<string> {
  const id = newId(ctx.now());
  const createdBy = ctx.actor.kind === 'member' ? ctx.actor.memberId : null;
  await tx.insert(digest).values({
    orgId: ctx.orgId, id, series: cadenceOf(period) ?? '', period, edition: 0, state: 'draft', subject: '', intro: '', languages: [...languages], fromAt, untilAt,
    loopKept: await readLoopKept(tx, ctx, untilAt < ctx.now() ? untilAt : undefined), createdBy, createdAt: ctx.now(),
  });
  await tx.insert(digestBlock).values(blocks.map((block, position) => ({ orgId: ctx.orgId, digestId: id, position, ...block })));
  await recordAudit(tx, ctx, 'build-digest', `digest:${id}`, { period, edition: 0, themes: blocks.length });
  return id;
}

/** What the digests there were leave to tell. A block a person left out counts as told: they decided so. */
async function readNews(tx: OrgTx, ctx: Ctx): Promise<News & { readonly languages: readonly SurveyLanguage[] }> {
  const all = await tx.select({ id: digest.id, state: digest.state, from: digest.fromAt, until: digest.untilAt, languages: digest.languages }).from(digest).where(eq(digest.orgId, ctx.orgId)).orderBy(desc(digest.createdAt), desc(digest.id));
  const kept = all.filter(({ state }) => state !== 'cancelled');
  const since = new Date(Math.max(0, ...kept.map(({ until }) => until.getTime())));
  return { since, languages: all[0]?.languages ?? ['en'], cancelled: all.filter(({ state }) => state === 'cancelled'), told: await readTold(tx, ctx, kept.map(({ id }) => id)) };
}

async function readTold(tx: OrgTx, ctx: Ctx, digestIds: readonly string[]): Promise<Set<string>> {
  if (digestIds.length === 0) return new Set();
  const rows = await tx.select().from(digestBlock).where(and(eq(digestBlock.orgId, ctx.orgId), inArray(digestBlock.digestId, [...digestIds]), inArray(digestBlock.kind, ['did', 'declined'])));
  return new Set(rows.map((row) => toldKey(row.themeId, row.resolutionNumber, row.kind)));
}
