import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { frictionPoint } from '@kept/db/schema/listen/friction.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** What an owner said to agents about one point of a round. */
export interface AgentsUpdate {
  readonly title: string;
  readonly text: string;
  readonly at: Date;
}

const mostUpdates = 20;

/**
 * What owners have said to the agents about the points of a round, newest first. Everybody who holds a code of the round reads the same: only themes that stand on
 * its agenda, which hides everybody, never the theme of one report.
 */
export async function readAgentsUpdates(tx: OrgTx, ctx: Ctx, roundId: string): Promise<AgentsUpdate[]> {
  const rows = await tx
    .select({ title: frictionPoint.title, text: themeUpdate.agentsText, at: themeUpdate.at })
    .from(frictionPoint)
    .innerJoin(theme, and(eq(theme.orgId, frictionPoint.orgId), eq(theme.id, frictionPoint.themeId)))
    .innerJoin(themeUpdate, and(eq(themeUpdate.orgId, theme.orgId), eq(themeUpdate.themeId, sql`coalesce(${theme.mergedIntoId}, ${theme.id})`), isNotNull(themeUpdate.agentsText)))
    .where(and(eq(frictionPoint.orgId, ctx.orgId), eq(frictionPoint.roundId, roundId)))
    .orderBy(desc(themeUpdate.at), asc(frictionPoint.place))
    .limit(mostUpdates);
  return rows.flatMap(({ title, text, at }) => (text === null ? [] : [{ title, text, at }]));
}
