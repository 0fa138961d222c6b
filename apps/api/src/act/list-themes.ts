import { scorePull } from '@kept/core/understand/score-impact.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { coverageAnswer, readCoverage } from '../understand/read-coverage.ts';
import { withPoints } from '../understand/with-points.ts';
import { type CountedTheme, readThemeRows, themeRow } from './read-theme-rows.ts';
import { readToday } from './read-today.ts';
import { themeNarrowing, themesThat } from './theme-narrowing.ts';

export const themeSorts = ['volume', 'growth', 'score', 'newest', 'deadline'] as const;

export const themeFilters = themeNarrowing.extend({
  sort: z.enum(themeSorts, { error: 'Sort by volume, growth, score, newest or deadline.' }).default('volume'),
  period: z.coerce.number({ error: 'Give the period in days.' }).int().min(1, 'Give the period in days.').max(3660, 'A period is at most ten years.').optional(),
  limit: z.coerce.number({ error: 'Give a number.' }).int().min(1).max(10_000, 'At most 10,000 at once.').default(200),
});

export const themeListAnswer = z.object({ themes: z.array(themeRow), total: z.number().int(), coverage: coverageAnswer });

/** Every theme that matches, with who said it and how it stands, and how much of what was said has a theme at all. */
export async function listThemes(ctx: Ctx, filters: z.infer<typeof themeFilters>): Promise<z.infer<typeof themeListAnswer>> {
  return withPoints(ctx, async (tx, points) => {
    const found = await tx.select().from(theme).where(themesThat(ctx, filters, filters.snoozed === undefined ? '' : await readToday(tx, ctx)));
    const inOrder = (counted: readonly CountedTheme[]) => counted.toSorted((a, b) => orders[filters.sort](a, b) || b.people - a.people || (a.id < b.id ? -1 : 1)).slice(0, filters.limit);
    const themes = await readThemeRows(tx, ctx, points, found, { days: filters.period, choose: inOrder });
    return { themes, total: found.length, coverage: await readCoverage(tx, ctx, points, filters.period) };
  });
}

const orders = {
  volume: (a, b) => b.people - a.people,
  growth: (a, b) => growthOf(b) - growthOf(a),
  score: (a, b) => scorePull(b.score) - scorePull(a.score),
  newest: (a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0),
  deadline: (a, b) => (a.deadlineOn ?? '9999') < (b.deadlineOn ?? '9999') ? -1 : (a.deadlineOn ?? '9999') > (b.deadlineOn ?? '9999') ? 1 : 0,
} as const satisfies Record<(typeof themeSorts)[number], (a: CountedTheme, b: CountedTheme) => number>;

/** Mentions of the last six weeks over those of the six before; one is added to each side, so that 1 after 0 is no explosion. */
function growthOf({ trend }: CountedTheme): number {
  const half = Math.floor(trend.length / 2);
  const sum = (weeks: readonly number[]) => weeks.reduce((total, week) => total + week, 0);
  return (sum(trend.slice(half)) + 1) / (sum(trend.slice(0, half)) + 1);
}
