import type { PlannedMove } from '@kept/core/understand/plan-run.ts';
import { themeRunChange, themeRunMove, type runChangeKinds } from '@kept/db/schema/understand/run-changes.ts';
import { themeRun } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, ne } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { ClaimedRun } from './claim-run.ts';
import { type PlannedRun, targetOf } from './save-run-mentions.ts';

type Change = typeof themeRunChange.$inferInsert;

const rowsPerStatement = 1000;

/** Keeps what a run changed, theme by theme, and leaves for a person what would touch a theme somebody answers for. An older proposal that still waited is superseded. */
export async function saveRunChanges(tx: OrgTx, ctx: Ctx, run: ClaimedRun, planned: PlannedRun): Promise<void> {
  const { plan, result, proposals } = planned;
  const own = eq(themeRun.orgId, ctx.orgId);
  await tx.update(themeRun).set({ decision: 'superseded', decidedAt: ctx.now() }).where(and(own, eq(themeRun.decision, 'waiting'), ne(themeRun.id, run.id)));
  const waiting = plan.moves.filter((move) => move.waits);
  if (waiting.length > 0) await tx.update(themeRun).set({ decision: 'waiting' }).where(and(own, eq(themeRun.id, run.id)));
  const ids = new Map(proposals.map((each) => [each.found.key, each.id]));
  const confidence = new Map(result.found.themes.flatMap((each) => each.members.map((member) => [member.id, member.confidence] as const)));
  const rows = waiting.map((move) => ({
    orgId: ctx.orgId, runId: run.id, feedbackId: move.text, fromThemeId: move.from, toThemeId: targetOf(move, ids), confidence: confidence.get(move.text) ?? 0,
    spanStart: result.spans.get(move.text)?.start ?? null, spanEnd: result.spans.get(move.text)?.end ?? null,
  }));
  for (let from = 0; from < rows.length; from += rowsPerStatement) await tx.insert(themeRunMove).values(rows.slice(from, from + rowsPerStatement));
  const changes = [...changesOf(ctx, run, planned, waiting, true), ...changesOf(ctx, run, planned, plan.moves.filter((move) => !move.waits), false)];
  for (let from = 0; from < changes.length; from += rowsPerStatement) await tx.insert(themeRunChange).values(changes.slice(from, from + rowsPerStatement));
}

function changesOf(ctx: Ctx, run: ClaimedRun, { plan, proposals, places }: PlannedRun, moves: readonly PlannedMove[], waits: boolean): Change[] {
  const ids = new Map(proposals.map((each) => [each.found.key, each.id]));
  const joined = countBy(moves.map((move) => targetOf(move, ids)));
  const left = countBy(moves.map((move) => move.from));
  const sizes = countBy([...places.homes.values()]);
  const byId = new Map(proposals.map((each) => [each.id, each]));
  const dismissed = new Set(places.themes.filter((each) => each.standing === 'dismissed').map((each) => each.id));
  const vanished = new Set(waits ? [] : plan.vanished);
  return [...new Set([...joined.keys(), ...left.keys(), ...vanished])].filter((id) => !dismissed.has(id)).map((themeId): Change => {
    const proposal = byId.get(themeId);
    const isNew = proposal !== undefined && proposal.state !== 'known';
    const counts = { joined: joined.get(themeId) ?? 0, left: left.get(themeId) ?? 0 };
    return {
      orgId: ctx.orgId, runId: run.id, themeId, waits, ...counts,
      kind: isNew ? 'new' : vanished.has(themeId) ? 'vanished' : kindOf(counts),
      title: places.titles.get(themeId) ?? proposal?.title ?? '',
      description: proposal?.found.description ?? '',
      groupTitle: proposal?.groupTitle ?? null,
      mentionsBefore: isNew ? 0 : (sizes.get(themeId) ?? 0),
    };
  });
}

function kindOf({ joined, left }: { joined: number; left: number }): (typeof runChangeKinds)[number] {
  return joined > left ? 'grown' : left > joined ? 'shrunk' : 'changed';
}

function countBy(ids: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
