import { planPoints, type FoundPoint } from '@kept/core/understand/plan-points.ts';
import { newId } from '@kept/db/new-id.ts';
import { thisTransaction } from '@kept/db/columns.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { ClaimedRun } from './claim-run.ts';
import { type PlannedRun, targetOf } from './save-run-mentions.ts';

const rowsPerStatement = 1000;

interface RunPoint extends FoundPoint {
  readonly confidence: number;
  readonly spanStart: number;
  readonly spanEnd: number;
}

/** Writes the further points a run found, once every text is in its main theme; mentions that stay keep their ids. */
export async function saveRunPoints(tx: OrgTx, ctx: Ctx, run: ClaimedRun, { result, plan, proposals, places }: PlannedRun): Promise<void> {
  const ids = new Map(proposals.filter((each) => each.state !== 'waits').map((each) => [each.found.key, each.id]));
  const homes = new Map(places.homes);
  for (const move of plan.moves.filter((each) => !each.waits)) {
    const to = targetOf(move, ids);
    if (to === null) homes.delete(move.text);
    else homes.set(move.text, to);
  }
  const found = result.points.further.flatMap(({ id, themeId, confidence, span }): RunPoint[] => {
    const to = ids.get(Number(themeId));
    return to === undefined ? [] : [{ text: id, themeId: to, confidence, spanStart: span.start, spanEnd: span.end }];
  });
  const vanished = new Set(plan.vanished);
  const standing = places.points.filter((each) => !vanished.has(each.themeId));
  const planned = planPoints({ ...places, points: standing, homes, living: new Set(ids.values()) }, result.points.asked, bestOf(found));
  await removePoints(tx, ctx, planned.removed);
  await refreshPoints(tx, ctx, run, planned.kept);
  const rows = planned.made.map(({ text, ...facts }) => ({ orgId: ctx.orgId, id: newId(ctx.now()), feedbackId: text, runId: run.id, placedAt: ctx.now(), placedBy: 'machine' as const, isFurther: true, ...facts }));
  for (let from = 0; from < rows.length; from += rowsPerStatement) await tx.insert(mention).values(rows.slice(from, from + rowsPerStatement)).onConflictDoNothing();
}

/** Two patterns may go on as one theme: the clearer clause speaks for it. */
function bestOf(found: readonly RunPoint[]): RunPoint[] {
  const best = new Map<string, RunPoint>();
  for (const point of found.toSorted((a, b) => a.confidence - b.confidence)) best.set(`${point.text} ${point.themeId}`, point);
  return [...best.values()];
}

async function removePoints(tx: OrgTx, ctx: Ctx, removed: readonly FoundPoint[]): Promise<void> {
  for (let from = 0; from < removed.length; from += rowsPerStatement) {
    await tx.execute(sql`
      delete from mention m using jsonb_to_recordset(${json(removed.slice(from, from + rowsPerStatement))}::text::jsonb) as given(text uuid, "themeId" uuid)
      where m.org_id = ${ctx.orgId}::uuid and m.feedback_id = given.text and m.theme_id = given."themeId" and m.is_further and m.placed_by = 'machine' and m.edit_id is null`);
  }
}

async function refreshPoints(tx: OrgTx, ctx: Ctx, run: ClaimedRun, kept: readonly RunPoint[]): Promise<void> {
  for (let from = 0; from < kept.length; from += rowsPerStatement) {
    await tx.execute(sql`
      update mention m set confidence = given.confidence, span_start = given."spanStart", span_end = given."spanEnd", run_id = ${run.id}::uuid, changed_in = ${thisTransaction}
      from jsonb_to_recordset(${json(kept.slice(from, from + rowsPerStatement))}::text::jsonb) as given(text uuid, "themeId" uuid, confidence float8, "spanStart" int, "spanEnd" int)
      where m.org_id = ${ctx.orgId}::uuid and m.feedback_id = given.text and m.theme_id = given."themeId" and m.is_further and m.placed_by = 'machine'`);
  }
}

function json(points: readonly FoundPoint[]): string {
  return JSON.stringify(points);
}
