import { decidedStatuses } from '@kept/core/act/theme-status.ts';
import { dayIn } from '@kept/core/calendar.ts';
import type { TellableTheme } from '@kept/core/close-loop/choose-blocks.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, inArray, isNotNull, isNull, ne, notInArray, or, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { readShownOwners } from './read-shown-owners.ts';

const told = ['open', 'in_progress', 'blocked', 'done', 'confirmed', 'declined'] as const;

/** Every theme customers may hear about, with its newest public words and how many customers made the point; agents' reports do not count. */
export async function listTellableThemes(tx: OrgTx, ctx: Ctx, timezone: string): Promise<TellableTheme[]> {
  const themes = await tx
    .select()
    .from(theme)
    .where(and(eq(theme.orgId, ctx.orgId), inArray(theme.status, [...told])));
  const people = await countPeople(tx, ctx);
  const words = await readPublicWords(tx, ctx);
  const owners = await readShownOwners(tx, ctx);
  return themes.map((row) => {
    const word = words.get(row.id);
    return {
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
      publicText: word?.text ?? null,
      publicTextOn: word === undefined ? null : dayIn(word.at, timezone),
      people: people.get(row.id) ?? 0,
    };
  });
}

async function countPeople(tx: OrgTx, ctx: Ctx): Promise<Map<string, number>> {
  const rows = await tx
    .select({ themeId: mention.themeId, people: sql<number>`count(distinct coalesce(${feedback.customerId}, ${feedback.id}))`.mapWith(Number) })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(and(eq(mention.orgId, ctx.orgId), ne(feedback.kind, 'friction')))
    .groupBy(mention.themeId);
  return new Map(rows.map((row) => [row.themeId, row.people]));
}

async function readPublicWords(tx: OrgTx, ctx: Ctx): Promise<Map<string, { text: string; at: Date }>> {
  const rows = await tx
    .selectDistinctOn([themeUpdate.themeId], { themeId: themeUpdate.themeId, text: themeUpdate.publicText, at: themeUpdate.at })
    .from(themeUpdate)
    .where(and(eq(themeUpdate.orgId, ctx.orgId), isNotNull(themeUpdate.publicText), or(isNull(themeUpdate.toStatus), notInArray(themeUpdate.toStatus, [...decidedStatuses]))))
    .orderBy(themeUpdate.themeId, desc(themeUpdate.at));
  return new Map(rows.map((row) => [row.themeId, { text: row.text ?? '', at: row.at }]));
}
