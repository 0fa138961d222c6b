import type { ThemeRowCounter } from '@kept/core/act/count-theme-rows.ts';
import { scorePull } from '@kept/core/understand/score-impact.ts';
import { inList } from '@kept/db/in-list.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import type { Theme } from '../understand/lock-theme.ts';
import { coverageAnswer, readCoverage } from '../understand/read-coverage.ts';
import { withPoints } from '../understand/with-points.ts';
import { countRows, readThemeRows, themeRow } from './read-theme-rows.ts';
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
    const found = await tx.select({ id: theme.id, createdAt: theme.createdAt, deadlineOn: theme.deadlineOn }).from(theme).where(themesThat(ctx, filters, filters.snoozed === undefined ? '' : await readToday(tx, ctx)));
    const counter = countRows(ctx, points, filters.period);
    const placed = found.map((each) => ({ id: each.id, place: places[filters.sort](each, counter), people: counter.peopleOf(each.id) }));
    const inOrder = placed
      .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : b.people - a.people || (a.id < b.id ? -1 : 1)))
      .slice(0, filters.limit)
      .map(({ id }) => id);
    const rows = new Map((await tx.select().from(theme).where(and(eq(theme.orgId, ctx.orgId), inList(theme.id, inOrder)))).map((each) => [each.id, each]));
    const themes = await readThemeRows(tx, ctx, inOrder.flatMap((id) => rows.get(id) ?? []), counter);
    return { themes, total: found.length, coverage: await readCoverage(tx, ctx, points, filters.period) };
  });
}

/** Where a theme stands in a list, smallest first. */
type Place = (each: Pick<Theme, 'id' | 'createdAt' | 'deadlineOn'>, counter: ThemeRowCounter) => number;

const places = {
  volume: ({ id }, { peopleOf }) => -peopleOf(id),
  growth: ({ id }, { trendOf }) => -growthOf(trendOf(id)),
  score: ({ id }, { scoreOf }) => -scorePull(scoreOf(id)),
  newest: ({ createdAt }) => -createdAt.getTime(),
  deadline: ({ deadlineOn }) => (deadlineOn === null ? Infinity : Date.parse(deadlineOn)),
} as const satisfies Record<(typeof themeSorts)[number], Place>;

/** Mentions of the last six weeks over those of the six before; one is added to each side, so that 1 after 0 is no explosion. */
function growthOf(trend: readonly number[]): number {
  const half = Math.floor(trend.length / 2);
  const sum = (weeks: readonly number[]) => weeks.reduce((total, week) => total + week, 0);
  return (sum(trend.slice(half)) + 1) / (sum(trend.slice(0, half)) + 1);
}
