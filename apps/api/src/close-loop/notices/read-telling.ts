import { newsKinds, noticeOutcomes, noticeStates, outcomesFor } from '@kept/core/close-loop/notice-rules.ts';
import { toldSentence } from '@kept/core/close-loop/telling-words.ts';
import { notFound } from '@kept/core/errors.ts';
import { notice } from '@kept/db/schema/close-loop/notices.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { countTold } from './finish-notice.ts';
import { forecastTelling, tellingAnswer } from './forecast-telling.ts';
import type { NoticeRow } from './hold-notice.ts';
import { readNews } from './read-news.ts';

const shownNotice = z.object({
  id: z.uuid(),
  kind: z.enum(newsKinds),
  outcome: z.enum(noticeOutcomes),
  outcomes: z.array(z.enum(noticeOutcomes)).describe('What may be said of this news'),
  state: z.enum(noticeStates),
  text: z.string(),
  version: z.number().int(),
  sendAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  by: z.string().nullable().describe('Who sent it, or drafted it'),
  told: z.number().int(),
  waiting: z.number().int(),
  sentence: z.string().nullable().describe('Who was told and who was not, once it went out'),
  endedReason: z.string().nullable(),
});

export const tellingOfTheme = z.object({
  news: z.object({ kind: z.enum(newsKinds), text: z.string(), at: z.iso.datetime() }).nullable().describe('Nothing to tell yet: null'),
  audience: tellingAnswer.nullable().describe('If it went out now, or, without news, if there were some; null once it goes out'),
  current: shownNotice.nullable().describe('The notice about the news that stands'),
  earlier: z.array(shownNotice),
  isDisputed: z.boolean().describe('Customers and the data disagree whether it is fixed'),
});

/** What the people behind a theme may be told now, who of them hears it and who does not and why, and what they were told before. */
export async function readTelling(ctx: Ctx, themeId: string): Promise<z.infer<typeof tellingOfTheme>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [about] = await tx.select().from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId)));
    if (about === undefined) throw notFound('theme');
    const news = await readNews(tx, ctx, about);
    const rows = await tx.select().from(notice).where(and(eq(notice.orgId, ctx.orgId), eq(notice.themeId, themeId))).orderBy(desc(notice.createdAt), desc(notice.id));
    const names = await readNames(tx, ctx, rows);
    const isOver = (row: NoticeRow) => row.state === 'stopped' || row.state === 'cancelled';
    const standing = rows.find((row) => !isOver(row) && row.kind === news?.kind && row.resolutionNumber === news.resolutionNumber);
    const shown: z.infer<typeof shownNotice>[] = [];
    for (const row of rows.filter((each) => each === standing || each.state !== 'cancelled' || each.sentBy !== null)) shown.push(await showNotice(tx, ctx, row, names));
    const isOpen = standing === undefined || standing.state === 'draft' || standing.state === 'held';
    const at = standing?.newsAt ?? news?.at ?? ctx.now();
    return {
      news: news === undefined ? null : { kind: news.kind, text: news.text, at: news.at.toISOString() },
      audience: isOpen ? await forecastTelling(tx, ctx, { themeId, kind: news?.kind ?? 'working', resolutionNumber: about.resolutionNumber, at }) : null,
      current: shown.find(({ id }) => id === standing?.id) ?? null,
      earlier: shown.filter(({ id }) => id !== standing?.id),
      isDisputed: about.disagreeSince !== null,
    };
  });
}

async function showNotice(tx: OrgTx, ctx: Ctx, row: NoticeRow, names: ReadonlyMap<string, string>): Promise<z.infer<typeof shownNotice>> {
  const isOut = row.state === 'telling' || row.state === 'told' || row.state === 'stopped';
  const { told, waiting, leftOut } = isOut ? await countTold(tx, ctx, row.id) : { told: 0, waiting: 0, leftOut: [] };
  const stands = { told: row.told ?? told, anonymous: row.anonymous ?? 0, leftOut: row.leftOut ?? leftOut };
  return {
    id: row.id, kind: row.kind, outcome: row.outcome, outcomes: [...outcomesFor(row.kind)], state: row.state, text: row.text, version: row.version,
    sendAt: row.sendAt?.toISOString() ?? null, endedAt: row.endedAt?.toISOString() ?? null, by: names.get(row.sentBy ?? row.createdBy) ?? null,
    told: stands.told, waiting, sentence: isOut ? toldSentence(stands.told, stands) : null, endedReason: row.endedReason,
  };
}

async function readNames(tx: OrgTx, ctx: Ctx, rows: readonly NoticeRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => [row.createdBy, row.sentBy].filter((id) => id !== null)))];
  if (ids.length === 0) return new Map();
  const found = await tx.select({ id: member.id, name: member.name }).from(member).where(and(eq(member.orgId, ctx.orgId), inArray(member.id, ids)));
  return new Map(found.map((each) => [each.id, each.name]));
}
