import { fewestReaders, leavingDays, openedByMachines } from '@kept/core/close-loop/click-rules.ts';
import type { FixAnswer } from '@kept/core/vocabulary.ts';
import { wilson } from '@kept/core/wilson.ts';
import { fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import type { digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, count, eq, or } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { readDigestRows } from '../hold-digest.ts';
import { countReturns } from './count-returns.ts';
import { countSeen, type Seen } from './count-seen.ts';
import { countClicks } from './count-clicks.ts';
import type { digestReportAnswer } from './digest-report-answer.ts';

type Report = z.infer<typeof digestReportAnswer>;
type BlockRow = typeof digestBlock.$inferSelect;

/** What came of a digest: its mails, and for each block who saw it, clicked, answered, and left. Opens of the mail itself are not tracked. */
export async function readDigestReport(ctx: Ctx, id: string): Promise<Report> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { row, blocks } = await readDigestRows(tx, ctx, id);
    const { seen, left } = await countSeen(tx, ctx, id);
    const clicks = await countClicks(tx, ctx, id);
    const answers = await countAnswers(tx, ctx, blocks);
    const told = blocks.map((block) => reportOf(block, seen.get(block.position) ?? nobody, clicks.byPosition.get(block.position) ?? 0, answers.get(block.themeId)));
    return {
      mails: await countReturns(tx, ctx, id),
      clickers: clicks.people + row.keptClickers,
      machines: told.reduce((sum, block) => sum + block.machines, 0),
      unsubscribed: left,
      days: leavingDays,
      fewest: fewestReaders,
      blocks: told,
    };
  });
}

const nobody: Seen = { people: 0, own: 0, left: 0 };

function reportOf(block: BlockRow, seen: Seen, clickedNow: number, answers: Record<FixAnswer, number> | undefined): Report['blocks'][number] {
  const clicked = clickedNow + block.keptClicks;
  return {
    themeId: block.themeId, title: block.title, kind: block.kind, seenBy: seen.people, seenAsOwn: seen.own,
    clicked, clickShare: shareOf(clicked, seen.people), machines: openedByMachines(block),
    answers: block.kind === 'did' ? (answers ?? none()) : null,
    unsubscribed: seen.left, unsubscribedShare: shareOf(seen.left, seen.people),
  };
}

function shareOf(hits: number, n: number): { value: number; low: number; high: number } | null {
  return n < fewestReaders ? null : wilson(Math.min(hits, n), n);
}

function none(): Record<FixAnswer, number> {
  return { fixed: 0, partly: 0, not_fixed: 0, do_not_know: 0 };
}

async function countAnswers(tx: OrgTx, ctx: Ctx, blocks: readonly BlockRow[]): Promise<Map<string, Record<FixAnswer, number>>> {
  const did = blocks.filter((block) => block.kind === 'did');
  if (did.length === 0) return new Map();
  const told = or(...did.map((block) => and(eq(fixAnswer.themeId, block.themeId), eq(fixAnswer.resolutionNumber, block.resolutionNumber))));
  const rows = await tx.select({ themeId: fixAnswer.themeId, answer: fixAnswer.answer, people: count() }).from(fixAnswer).where(and(eq(fixAnswer.orgId, ctx.orgId), told)).groupBy(fixAnswer.themeId, fixAnswer.answer);
  const counted = new Map(did.map((block) => [block.themeId, none()]));
  for (const { themeId, answer, people } of rows) {
    const own = counted.get(themeId);
    if (own !== undefined) own[answer] = people;
  }
  return counted;
}
