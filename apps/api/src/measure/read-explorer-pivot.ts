import { journeyStages } from '@kept/core/vocabulary.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { inOrg } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { daysAnswer } from './explorer-answer.ts';
import { contactOf, explorerFilter, isRead, isSaid, isShownTheme, readExplorerSpan, stageOf } from './explorer-filter.ts';

export const pivotFilter = explorerFilter.extend({ by: z.enum(['stage', 'segment'], { error: 'Pivot by stage or by segment.' }) });

export const pivotAnswer = z.object({
  by: z.enum(['stage', 'segment']),
  days: daysAnswer,
  /** The columns in order; null is what has no stage, or nobody's segment. */
  columns: z.array(z.string().nullable()),
  rows: z.array(z.object({ id: z.uuid(), title: z.string(), groupTitle: z.string().nullable(), people: z.int(), cells: z.array(z.int()) })),
});

const cellRow = z.object({ id: z.string(), title: z.string(), group_title: z.string().nullable(), at: z.string().nullable(), people: z.coerce.number() });
const mostRows = 500;
const mostColumns = 30;

/** How many people speak of each theme at each journey stage, or in each segment of customers. A person at two stages counts at both, so a row may add up to more than its people. */
export async function readExplorerPivot(ctx: Ctx, filter: z.infer<typeof pivotFilter>): Promise<z.infer<typeof pivotAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const span = await readExplorerSpan(tx, ctx, { ...filter, compare: 'none' });
    const isByStage = filter.by === 'stage';
    const result = await tx.execute(sql`
      select t.id::text as id, t.title, t.group_title, cell.at, cell.people
      from (
        select theme_id, at, count(*) as people
        from (
          select m.theme_id, ${isByStage ? stageOf : sql`c.segment`} as at, coalesce(f.customer_id, f.id) as person
          from feedback f join mention m on m.org_id = f.org_id and m.feedback_id = f.id join theme t on t.org_id = m.org_id and t.id = m.theme_id
            ${contactOf(ctx, isByStage || filter.stage !== undefined)} ${isByStage ? sql`` : sql`left join customer c on c.org_id = f.org_id and c.id = f.customer_id`}
          where ${isSaid(ctx, span)} and ${isRead} and ${isShownTheme(span)}
          group by 1, 2, 3
        ) persons group by theme_id, at
      ) cell join theme t on t.org_id = ${ctx.orgId}::uuid and t.id = cell.theme_id`);
    return { by: filter.by, days: span.days, ...tableOf(rowsOf(result, cellRow), isByStage) };
  });
}

function tableOf(cells: readonly z.infer<typeof cellRow>[], isByStage: boolean) {
  const order: readonly string[] = journeyStages;
  const named = [...new Set(cells.flatMap(({ at }) => (at === null || at === '' ? [] : [at])))].sort((a, b) => (isByStage ? order.indexOf(a) - order.indexOf(b) : a.localeCompare(b))).slice(0, mostColumns);
  const columns = cells.some(({ at }) => at === null || at === '') ? [...named, null] : named;
  const rows = [...Map.groupBy(cells, ({ id }) => id).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const figures = columns.map((column) => own.reduce((sum, { at, people }) => sum + ((at === '' ? null : at) === column ? people : 0), 0));
    return [{ id: first.id, title: first.title, groupTitle: first.group_title, people: own.reduce((sum, { people }) => sum + people, 0), cells: figures }];
  });
  return { columns, rows: rows.sort((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1)).slice(0, mostRows) };
}
