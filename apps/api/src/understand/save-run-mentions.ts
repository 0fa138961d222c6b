import type { PlannedMove, RunPlan } from '@kept/core/understand/plan-run.ts';
import { newId } from '@kept/db/new-id.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { ClaimedRun } from './claim-run.ts';
import type { ReadPlaces } from './read-places.ts';
import { deleteMentions } from './remove-themes.ts';
import { insertMain } from './restore-main.ts';
import type { Proposal, RunResult } from './write-found-themes.ts';

/** Everything a run has read, found and planned. */
export interface PlannedRun {
  readonly result: RunResult;
  readonly plan: RunPlan;
  readonly proposals: readonly Proposal[];
  readonly places: ReadPlaces;
}

const rowsPerStatement = 1000;

/** The theme a planned move leads to: a number stands for the pattern that becomes a theme. */
export function targetOf({ to }: PlannedMove, proposals: ReadonlyMap<number, string>): string | null {
  return typeof to === 'number' ? (proposals.get(to) ?? null) : to;
}

/** Carries out what a run may change by itself: the mentions of proposals. Mentions that stay keep their ids. */
export async function saveRunMentions(tx: OrgTx, ctx: Ctx, run: ClaimedRun, { result, plan, proposals, places }: PlannedRun): Promise<void> {
  const ids = new Map(proposals.map((each) => [each.found.key, each.id]));
  const vanished = new Set(plan.vanished);
  const moves = plan.moves.filter((move) => !move.waits);
  for (const [from, leaving] of Map.groupBy(moves, (move) => move.from)) {
    if (from !== null && !vanished.has(from)) await deleteMentions(tx, ctx, from, leaving.map((move) => move.text));
  }
  const facts = factsOf(result);
  const rows = moves.flatMap((move) => {
    const themeId = targetOf(move, ids);
    return themeId === null ? [] : [{ orgId: ctx.orgId, id: newId(ctx.now()), feedbackId: move.text, themeId, runId: run.id, placedAt: ctx.now(), placedBy: 'machine' as const, ...(facts.get(move.text) ?? unknown) }];
  });
  for (let from = 0; from < rows.length; from += rowsPerStatement) await insertMain(tx, rows.slice(from, from + rowsPerStatement));
  await refreshKept(tx, ctx, run, { result, proposals, places, facts });
}

interface Facts {
  readonly confidence: number;
  readonly spanStart: number | null;
  readonly spanEnd: number | null;
  readonly quoteRank: number | null;
}

const unknown: Facts = { confidence: 0, spanStart: null, spanEnd: null, quoteRank: null };

function factsOf({ found, spans }: RunResult): ReadonlyMap<string, Facts> {
  return new Map(
    found.themes.flatMap((each) => {
      const ranks = new Map(each.quotes.map((id, rank) => [id, rank]));
      return each.members.map(({ id, confidence }) => [id, { confidence, spanStart: spans.get(id)?.start ?? null, spanEnd: spans.get(id)?.end ?? null, quoteRank: ranks.get(id) ?? null }] as const);
    }),
  );
}

/** Mentions of proposals that stay where they are get the evidence, confidence and quotes of this run. */
async function refreshKept(tx: OrgTx, ctx: Ctx, run: ClaimedRun, { result, proposals, places, facts }: { result: RunResult; proposals: readonly Proposal[]; places: ReadPlaces; facts: ReadonlyMap<string, Facts> }): Promise<void> {
  const proposed = new Set(places.themes.filter((each) => each.standing === 'proposed').map((each) => each.id));
  const kept = proposals.filter((each) => each.state === 'known' && proposed.has(each.id));
  const themeIds = [...new Set(kept.map((each) => each.id))];
  if (themeIds.length > 0) await tx.update(mention).set({ quoteRank: null }).where(and(eq(mention.orgId, ctx.orgId), inArray(mention.themeId, themeIds)));
  const rows = kept.flatMap(({ id, found }) => found.members.filter((member) => result.read.has(member.id)).map((member) => ({ feedback: member.id, theme: id, ...(facts.get(member.id) ?? unknown) })));
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await tx.execute(sql`
      update mention m set confidence = case when m.placed_by = 'person' then m.confidence else given.confidence end, quote_rank = given."quoteRank", run_id = ${run.id}::uuid,
        span_start = coalesce(given."spanStart", m.span_start), span_end = coalesce(given."spanEnd", m.span_end)
      from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + rowsPerStatement))}::text::jsonb) as given(feedback uuid, theme uuid, confidence float8, "quoteRank" int, "spanStart" int, "spanEnd" int)
      where m.org_id = ${ctx.orgId}::uuid and m.theme_id = given.theme and m.feedback_id = given.feedback and not m.is_further`);
  }
}
