import { daysBetween } from '@kept/core/calendar.ts';
import type { Period } from '@kept/core/act/weigh-periods.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, exists, sql } from 'drizzle-orm';
import { dayIn } from '@kept/core/calendar.ts';
import type { Ctx } from '../context.ts';
import { isComment } from '../understand/is-comment.ts';

/** Mentions of a theme and all comments from one day up to the day before another, in the organisation's zone. */
export async function countPeriod(tx: OrgTx, ctx: Ctx, themeId: string, from: string, before: string): Promise<Period> {
  const zone = await readZone(tx, ctx);
  const own = tx.select({ id: mention.id }).from(mention).where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, themeId), eq(mention.feedbackId, feedback.id)));
  const [row] = await tx
    .select({ texts: sql<number>`count(*)::int`, mentions: sql<number>`(count(*) filter (where ${exists(own)}))::int` })
    .from(feedback)
    .where(and(eq(feedback.orgId, ctx.orgId), isComment, sql`${feedback.occurredAt} >= (${from}::timestamp at time zone ${zone})`, sql`${feedback.occurredAt} < (${before}::timestamp at time zone ${zone})`));
  return { mentions: row?.mentions ?? 0, texts: row?.texts ?? 0, days: Math.max(0, daysBetween(from, before)) };
}

/** The day of the oldest comment there is: before it, nothing could have been said. */
export async function findFirstDay(tx: OrgTx, ctx: Ctx): Promise<string | undefined> {
  const [first] = await tx.select({ at: feedback.occurredAt }).from(feedback).where(and(eq(feedback.orgId, ctx.orgId), isComment)).orderBy(asc(feedback.occurredAt)).limit(1);
  return first === undefined ? undefined : dayIn(first.at, await readZone(tx, ctx));
}

async function readZone(tx: OrgTx, ctx: Ctx): Promise<string> {
  const [row] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
  return row?.timezone ?? 'UTC';
}
