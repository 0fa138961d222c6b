import { decidedStatuses } from '@kept/core/act/theme-status.ts';
import { dayIn } from '@kept/core/calendar.ts';
import type { TellableTheme } from '@kept/core/close-loop/choose-blocks.ts';
import { type LastMove, themeAsOf } from '@kept/core/close-loop/theme-as-of.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, type Column, desc, eq, inArray, isNotNull, isNull, lte, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { readShownOwners } from './read-shown-owners.ts';

const told = ['open', 'in_progress', 'blocked', 'done', 'confirmed', 'declined'] as const;

/**
 * Every theme customers may hear about as it stood at a moment, now unless told, with its newest public words and how many customers
 * had made the point by then; agents' reports do not count.
 */
export async function listTellableThemes(tx: OrgTx, ctx: Ctx, timezone: string, moment?: Date): Promise<TellableTheme[]> {
  const themes = await tx
    .select()
    .from(theme)
    .where(and(eq(theme.orgId, ctx.orgId), inArray(theme.status, [...told])));
  const people = await countPeople(tx, ctx, moment);
  const words = await readPublicWords(tx, ctx, moment);
  const moves = await readLastMoves(tx, ctx, moment === undefined ? [] : themes.flatMap((row) => (row.statusSince > moment ? [row.id] : [])), moment);
  const owners = await readShownOwners(tx, ctx);
  return themes.flatMap((row) => {
    const word = words.get(row.id);
    const now: TellableTheme = {
      id: row.id,
      title: row.title,
      status: row.status,
      statusSince: row.statusSince,
      resolutionNumber: row.resolutionNumber,
      whatChanged: row.whatChanged,
      declineReason: row.declineReason,
      confirmedBy: row.confirmedBy,
      liveOn: row.liveOn,
      deadlineOn: row.deadlineOn,
      ownerName: owners.get(row.ownerId ?? '') ?? null,
      approverName: owners.get(row.declineApprovedBy ?? '') ?? null,
      publicText: word?.text ?? null,
      publicTextOn: word === undefined ? null : dayIn(word.at, timezone),
      people: people.get(row.id) ?? 0,
    };
    return moment === undefined ? now : (themeAsOf(now, moves.get(row.id), moment) ?? []);
  });
}

function upTo(column: Column, moment: Date | undefined): SQL | undefined {
  return moment === undefined ? undefined : lte(column, moment);
}

async function countPeople(tx: OrgTx, ctx: Ctx, moment: Date | undefined): Promise<Map<string, number>> {
  const rows = await tx
    .select({ themeId: mention.themeId, people: sql<number>`count(distinct coalesce(${feedback.customerId}, ${feedback.id}))`.mapWith(Number) })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(and(eq(mention.orgId, ctx.orgId), ne(feedback.kind, 'friction'), upTo(feedback.receivedAt, moment)))
    .groupBy(mention.themeId);
  return new Map(rows.map((row) => [row.themeId, row.people]));
}

async function readPublicWords(tx: OrgTx, ctx: Ctx, moment: Date | undefined): Promise<Map<string, { text: string; at: Date }>> {
  const rows = await tx
    .selectDistinctOn([themeUpdate.themeId], { themeId: themeUpdate.themeId, text: themeUpdate.publicText, at: themeUpdate.at })
    .from(themeUpdate)
    .where(and(eq(themeUpdate.orgId, ctx.orgId), isNotNull(themeUpdate.publicText), upTo(themeUpdate.at, moment), or(isNull(themeUpdate.toStatus), notInArray(themeUpdate.toStatus, [...decidedStatuses]))))
    .orderBy(themeUpdate.themeId, desc(themeUpdate.at));
  return new Map(rows.map((row) => [row.themeId, { text: row.text ?? '', at: row.at }]));
}

/** What gave each of these themes its status by a moment. */
async function readLastMoves(tx: OrgTx, ctx: Ctx, ids: readonly string[], moment: Date | undefined): Promise<Map<string, LastMove>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([themeUpdate.themeId], { themeId: themeUpdate.themeId, status: themeUpdate.toStatus, at: themeUpdate.at })
    .from(themeUpdate)
    .where(and(eq(themeUpdate.orgId, ctx.orgId), inArray(themeUpdate.themeId, [...ids]), isNotNull(themeUpdate.toStatus), upTo(themeUpdate.at, moment)))
    .orderBy(themeUpdate.themeId, desc(themeUpdate.at), desc(themeUpdate.id));
  return new Map(rows.flatMap(({ themeId, status, at }) => (status === null ? [] : [[themeId, { status, at }] as const])));
}
