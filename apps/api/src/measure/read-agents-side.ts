import { healthPeriods } from '@kept/core/measure/health-period-names.ts';
import { themeStatuses } from '@kept/core/act/theme-status.ts';
import { frictionRound } from '@kept/db/schema/listen/friction.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, count, eq, gte, lt, notInArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { daysAnswer } from './explorer-answer.ts';
import { readExplorerSpan } from './explorer-filter.ts';
import { readReleases } from '../understand/read-releases.ts';

/** Agents' reports are asked for by theme, week and team and by nothing else: any other word in the address is refused. */
export const agentsFilter = z.strictObject(
  { team: z.string({ error: 'Name a team.' }).min(1, 'Name a team.').max(100), period: z.enum(healthPeriods, { error: 'This is not one of the periods.' }).default('last_12_months') },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? 'Agents’ reports can be narrowed by period and team only, so that nobody can be singled out.' : undefined) },
);

export const agentsAnswer = z.object({
  team: z.string(),
  days: daysAnswer,
  releases: z.int(),
  /** The largest single release of the period, since one agent may report in each; themes where a release shows nothing are left out. */
  themes: z.array(z.object({ id: z.uuid(), title: z.string(), status: z.enum(themeStatuses), reports: z.int(), releasedOn: z.string() })),
});

/** The agents' side by team: what was written down of each release, worked out once over all its teams, so that no second question tells more than the first. */
export async function readAgentsSide(ctx: Ctx, { team, period }: z.infer<typeof agentsFilter>): Promise<z.infer<typeof agentsAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const span = await readExplorerSpan(tx, ctx, { view: 'volume', period, compare: 'none' });
    const shown = (await readReleases(tx, ctx)).filter(({ releasedOn }) => releasedOn >= span.days.from && releasedOn < span.days.until);
    const [released] = await tx.select({ rounds: count() }).from(frictionRound).where(and(eq(frictionRound.orgId, ctx.orgId), gte(frictionRound.releasedOn, span.days.from), lt(frictionRound.releasedOn, span.days.until)));
    const largest = new Map<string, { reports: number; releasedOn: string }>();
    for (const { themeId, reports, releasedOn } of shown.filter((cell) => cell.team === team)) {
      if (reports > (largest.get(themeId)?.reports ?? 0)) largest.set(themeId, { reports, releasedOn });
    }
    const themes = await tx.select({ id: theme.id, title: theme.title, status: theme.status }).from(theme).where(and(eq(theme.orgId, ctx.orgId), notInArray(theme.status, ['merged', 'dismissed'])));
    const rows = themes.flatMap((each) => {
      const found = largest.get(each.id);
      return found === undefined ? [] : [{ ...each, ...found }];
    });
    return { team, days: span.days, releases: released?.rounds ?? 0, themes: rows.sort((a, b) => b.reports - a.reports || (a.id < b.id ? -1 : 1)) };
  });
}
