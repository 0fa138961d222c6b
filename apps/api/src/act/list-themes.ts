import { themeStatuses } from '@kept/core/act/theme-status.ts';
import { scorePull } from '@kept/core/understand/score-impact.ts';
import { journeyStages, origins } from '@kept/core/vocabulary.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { and, eq, gt, ilike, inArray, isNull, lte, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { coverageAnswer, readCoverage } from '../understand/read-coverage.ts';
import { queryList } from '../understand/query-list.ts';
import { withPoints } from '../understand/with-points.ts';
import { type CountedTheme, readThemeRows, themeRow } from './read-theme-rows.ts';
import { readToday } from './read-today.ts';

export const themeSorts = ['volume', 'growth', 'score', 'newest', 'deadline'] as const;

export const themeFilters = z.object({
  status: queryList(z.enum(themeStatuses, { error: 'This is not a status a theme can have.' })),
  origin: queryList(z.enum(origins, { error: 'This is not one of the origins.' })),
  journeyStage: queryList(z.enum(journeyStages, { error: 'This is not one of the journey stages.' })),
  owner: z.union([z.uuid(), z.literal('none')], { error: 'Give the id of a member, or “none”.' }).optional(),
  search: z.string().trim().max(200, 'Search for fewer than 201 characters.').optional(),
  /** Themes out of sight for now: left out, or alone. */
  snoozed: z.enum(['hide', 'only'], { error: 'Say hide or only.' }).optional(),
  sort: z.enum(themeSorts, { error: 'Sort by volume, growth, score, newest or deadline.' }).default('volume'),
  period: z.coerce.number({ error: 'Give the period in days.' }).int().min(1, 'Give the period in days.').max(3660, 'A period is at most ten years.').optional(),
  limit: z.coerce.number({ error: 'Give a number.' }).int().min(1).max(500).default(200),
});

export const themeListAnswer = z.object({ themes: z.array(themeRow), total: z.number().int(), coverage: coverageAnswer });

const shownByDefault = themeStatuses.filter((status) => status !== 'merged' && status !== 'dismissed');

/** Every theme that matches, with who said it and how it stands, and how much of what was said has a theme at all. */
export async function listThemes(ctx: Ctx, filters: z.infer<typeof themeFilters>): Promise<z.infer<typeof themeListAnswer>> {
  return withPoints(ctx, async (tx, points) => {
    const words = filters.search === undefined || filters.search === '' ? undefined : `%${filters.search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    const today = filters.snoozed === undefined ? '' : await readToday(tx, ctx);
    const found = await tx
      .select()
      .from(theme)
      .where(
        and(
          eq(theme.orgId, ctx.orgId),
          inArray(theme.status, [...(filters.status ?? shownByDefault)]),
          filters.origin === undefined ? undefined : inArray(theme.origin, [...filters.origin]),
          filters.journeyStage === undefined ? undefined : inArray(theme.journeyStage, [...filters.journeyStage]),
          filters.owner === undefined ? undefined : filters.owner === 'none' ? isNull(theme.ownerId) : eq(theme.ownerId, filters.owner),
          filters.snoozed === undefined ? undefined : filters.snoozed === 'hide' ? or(isNull(theme.snoozedUntil), lte(theme.snoozedUntil, today)) : gt(theme.snoozedUntil, today),
          words === undefined ? undefined : or(ilike(theme.title, words), ilike(theme.description, words), ilike(theme.groupTitle, words)),
        ),
      );
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
