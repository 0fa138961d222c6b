import { agentsState } from '@kept/core/agents-state.ts';
import { dayIn } from '@kept/core/calendar.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { frictionPoint, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** One point of a round, how it stands today and what came of it. */
export interface PointStanding {
  readonly title: string;
  readonly state: string;
  /** What was changed, or why not, as customers read it where agents were told nothing of their own; what the session decided, once that is shared. */
  readonly came: readonly string[];
}

/**
 * How the points of a round stand today. Everybody who holds a code of the round reads the same: only themes of at least five reports, which stand on its
 * agenda, never the theme of one report. The owner is shown by their team and never by name, and not at all where the organisation shows nothing.
 */
export async function readPointStandings(tx: OrgTx, ctx: Ctx, roundId: string): Promise<PointStanding[]> {
  const toldAgents = tx.selectDistinct({ themeId: themeUpdate.themeId }).from(themeUpdate).where(and(eq(themeUpdate.orgId, ctx.orgId), isNotNull(themeUpdate.agentsText))).as('told_agents');
  const rows = await tx
    .select({ title: frictionPoint.title, outcomeText: frictionPoint.outcomeText, status: theme.status, deadlineOn: theme.deadlineOn, changed: theme.whatChanged, refused: theme.declineReason, team: member.team, shown: setting.ownerShown, timezone: setting.timezone, sharedAt: frictionRound.sharedAt, toldAgents: toldAgents.themeId })
    .from(frictionPoint)
    .innerJoin(frictionRound, and(eq(frictionRound.orgId, frictionPoint.orgId), eq(frictionRound.id, frictionPoint.roundId)))
    .innerJoin(setting, eq(setting.orgId, frictionPoint.orgId))
    .innerJoin(theme, and(eq(theme.orgId, frictionPoint.orgId), eq(theme.id, sql`(select coalesce(t.merged_into_id, t.id) from theme t where t.org_id = ${frictionPoint.orgId} and t.id = ${frictionPoint.themeId})`)))
    .leftJoin(member, and(eq(member.orgId, theme.orgId), eq(member.id, theme.ownerId)))
    .leftJoin(toldAgents, eq(toldAgents.themeId, theme.id))
    .where(and(eq(frictionPoint.orgId, ctx.orgId), eq(frictionPoint.roundId, roundId)))
    .orderBy(asc(frictionPoint.place));
  return rows.map(({ title, status, deadlineOn, ...row }) => {
    const answer = row.toldAgents !== null ? null : status === 'declined' ? row.refused : status === 'done' || status === 'confirmed' ? row.changed : null;
    const decided = row.sharedAt === null ? null : row.outcomeText;
    return { title, state: agentsState({ status, deadlineOn, team: row.shown === 'nothing' ? null : row.team }, dayIn(ctx.now(), row.timezone)), came: [answer, decided].flatMap((text) => (text === null || text === '' ? [] : [text])) };
  });
}
