import { type ShownCount, shownSide, type ShownTheme } from '@kept/core/understand/shown-side.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { frictionCell, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNotNull, isNull, notExists, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

const reportRow = z.object({ id: z.string(), team: z.string(), step: z.string(), frequency: z.string(), theme_ids: z.array(z.string()), is_read: z.boolean() });

/**
 * Writes down what may be shown of every released round whose reports have been read, and never changes it: the themes as they are now decide it, and
 * neither a merge nor a later search for themes tells afterwards whose report went where. A round of which nothing can be shown is judged anew after each search.
 */
export async function writeAgentsSides(ctx: Ctx): Promise<void> {
  const waiting = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ id: frictionRound.id }).from(frictionRound).where(isWaiting(ctx)));
  for (const { id } of waiting) {
    await inOrg(ctx.db, ctx.orgId, async (tx) => {
      const [held] = await tx.select({ id: frictionRound.id }).from(frictionRound).where(and(isWaiting(ctx), eq(frictionRound.id, id))).for('update');
      const reports = held === undefined ? [] : await readReports(tx, ctx, id);
      if (held === undefined || reports.some((report) => !report.is_read)) return;
      const side = shownSide(reports.map(({ id: reportId, team, step, frequency, theme_ids: themeIds }) => ({ id: reportId, team, step, frequency, themeIds })));
      const cells = side.flatMap((theme) => cellsOf(theme)).map((cell) => ({ ...cell, orgId: ctx.orgId, roundId: id }));
      if (cells.length > 0) await tx.insert(frictionCell).values(cells).onConflictDoNothing();
      await tx.update(frictionRound).set({ judgedAt: ctx.now() }).where(and(eq(frictionRound.orgId, ctx.orgId), eq(frictionRound.id, id)));
    });
  }
}

/** Lets every round of which nothing could be shown be judged anew: a search has found other themes, and nobody has seen a number of it. */
export async function askSidesAgain(tx: OrgTx, ctx: Ctx): Promise<void> {
  const shown = tx.select({ one: sql`1` }).from(frictionCell).where(and(eq(frictionCell.orgId, frictionRound.orgId), eq(frictionCell.roundId, frictionRound.id)));
  await tx.update(frictionRound).set({ judgedAt: null }).where(and(eq(frictionRound.orgId, ctx.orgId), isNotNull(frictionRound.judgedAt), notExists(shown)));
}

function isWaiting(ctx: Ctx) {
  return and(eq(frictionRound.orgId, ctx.orgId), isNotNull(frictionRound.releasedOn), isNull(frictionRound.judgedAt));
}

async function readReports(tx: OrgTx, ctx: Ctx, roundId: string) {
  const result = await tx.execute(sql`
    select f.id::text as id, coalesce(f.team, '') as team, coalesce(f.title, '') as step, coalesce(f.raw ->> 'frequency', '') as frequency, f.placed_at is not null as is_read,
      array(select distinct m.theme_id::text from mention m where m.org_id = f.org_id and m.feedback_id = f.id) as theme_ids
    from friction_receipt r join feedback f on f.org_id = r.org_id and f.id = r.feedback_id
    where r.org_id = ${ctx.orgId}::uuid and r.round_id = ${roundId}::uuid and f.forgotten_at is null
    order by f.id`);
  return rowsOf(result, reportRow);
}

/** The whole theme, under no team's name, and each of its teams. */
function cellsOf({ themeId, cells, ...whole }: ShownTheme) {
  const row = (team: string, { reports, frequencies, steps }: ShownCount, reportIds: readonly string[]) => ({ themeId, team, reports, frequencies, steps, reportIds });
  return [row('', whole, []), ...cells.filter(({ team }) => team !== '').map((cell) => row(cell.team, cell, cell.ids))];
}
