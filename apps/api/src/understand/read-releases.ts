import type { ShownCount } from '@kept/core/understand/shown-side.ts';
import { frictionCell, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** What was written down of one theme in one round: with one team, or with all of them where the team is empty. */
export interface ReleasedCell extends ShownCount {
  readonly round: string;
  readonly releasedOn: string;
  /** The theme as it stands: the one it was merged into, where it was. */
  readonly themeId: string;
  /** The title of the theme it was counted under, where that has been merged since. */
  readonly countedAs: string | null;
  readonly team: string;
  readonly ids: readonly string[];
}

/** Everything that may be shown of agents' reports, as it was written down when each round was opened; newest round first, largest number first. */
export async function readReleases(tx: OrgTx, ctx: Ctx): Promise<ReleasedCell[]> {
  const rows = await tx
    .select({ cell: frictionCell, releasedOn: frictionRound.releasedOn, mergedIntoId: theme.mergedIntoId, title: theme.title })
    .from(frictionCell)
    .innerJoin(frictionRound, and(eq(frictionRound.orgId, frictionCell.orgId), eq(frictionRound.id, frictionCell.roundId)))
    .innerJoin(theme, and(eq(theme.orgId, frictionCell.orgId), eq(theme.id, frictionCell.themeId)))
    .where(eq(frictionCell.orgId, ctx.orgId))
    .orderBy(desc(frictionRound.releasedOn), desc(frictionCell.reports), asc(frictionCell.themeId), asc(frictionCell.team));
  return rows.map(({ cell: { roundId, themeId, team, reports, frequencies, steps, reportIds }, releasedOn, mergedIntoId, title }) => ({
    round: roundId,
    releasedOn: releasedOn ?? '',
    themeId: mergedIntoId ?? themeId,
    countedAs: mergedIntoId === null ? null : title,
    team,
    ids: reportIds,
    reports,
    frequencies,
    steps,
  }));
}
