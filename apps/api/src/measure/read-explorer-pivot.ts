import { type PivotCell, pivotPoints } from '@kept/core/measure/pivot-points.ts';
import { journeyStages } from '@kept/core/vocabulary.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { withPoints } from '../understand/with-points.ts';
import { daysAnswer } from './explorer-answer.ts';
import { explorerFilter, readExplorerSpan, spanOfPoints } from './explorer-filter.ts';
import { listStandingThemes } from './list-standing-themes.ts';

export const pivotFilter = explorerFilter.extend({ by: z.enum(['stage', 'segment'], { error: 'Pivot by stage or by segment.' }) });

export const pivotAnswer = z.object({
  by: z.enum(['stage', 'segment']),
  days: daysAnswer,
  /** The columns in order; null is what has no stage, or nobody's segment. */
  columns: z.array(z.string().nullable()),
  rows: z.array(z.object({ id: z.uuid(), title: z.string(), groupTitle: z.string().nullable(), people: z.int(), cells: z.array(z.int()) })),
});

const mostRows = 500;
const mostColumns = 30;

/** How many people speak of each theme at each journey stage, or in each segment of customers. A person at two stages counts at both, so a row may add up to more than its people. */
export async function readExplorerPivot(ctx: Ctx, filter: z.infer<typeof pivotFilter>): Promise<z.infer<typeof pivotAnswer>> {
  return withPoints(ctx, async (tx, points) => {
    const span = await readExplorerSpan(tx, ctx, { ...filter, compare: 'none' });
    const { rows, standing } = await listStandingThemes(tx, ctx, filter.origin);
    const cells = pivotPoints(points, await spanOfPoints(tx, ctx, span), standing, filter.by);
    return { by: filter.by, days: span.days, ...tableOf(cells, new Map(rows.map((row) => [row.id, row])), filter.by === 'stage') };
  });
}

function tableOf(cells: readonly PivotCell[], themes: ReadonlyMap<string, { readonly title: string; readonly groupTitle: string | null }>, isByStage: boolean) {
  const order: readonly string[] = journeyStages;
  const named = [...new Set(cells.flatMap(({ at }) => (at === null || at === '' ? [] : [at])))].sort((a, b) => (isByStage ? order.indexOf(a) - order.indexOf(b) : a.localeCompare(b))).slice(0, mostColumns);
  const columns = cells.some(({ at }) => at === null || at === '') ? [...named, null] : named;
  const rows = [...Map.groupBy(cells, ({ themeId }) => themeId)].flatMap(([id, own]) => {
    const found = themes.get(id);
    if (found === undefined) return [];
    const figures = columns.map((column) => own.reduce((sum, { at, people }) => sum + ((at === '' ? null : at) === column ? people : 0), 0));
    return [{ id, title: found.title, groupTitle: found.groupTitle, people: own.reduce((sum, { people }) => sum + people, 0), cells: figures }];
  });
  return { columns, rows: rows.sort((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1)).slice(0, mostRows) };
}
