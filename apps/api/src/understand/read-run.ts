import { notFound } from '@kept/core/errors.ts';
import { isUndoable, undoableUntil } from '@kept/core/understand/theme-edits.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { runChangeKinds, themeRunChange, themeRunMove } from '@kept/db/schema/understand/run-changes.ts';
import { runDecisions, theme, themeRun } from '@kept/db/schema/understand/themes.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';

const change = z.object({
  themeId: z.uuid(),
  /** False where the theme is gone, or not there yet. */
  isThere: z.boolean(),
  kind: z.enum(runChangeKinds),
  title: z.string(),
  owner: z.string().nullable(),
  mentionsBefore: z.number().int(),
  mentionsAfter: z.number().int(),
  joined: z.number().int(),
  left: z.number().int(),
  /** Of what waits, some of the words that would come in and go out. */
  joining: z.array(z.string()),
  leaving: z.array(z.string()),
});

export const runDiffAnswer = z.object({
  id: z.uuid(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  decision: z.enum(runDecisions).nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable(),
  /** Until when what was accepted can be taken back; null where it cannot. */
  undoableUntil: z.iso.datetime().nullable(),
  undoneAt: z.iso.datetime().nullable(),
  textsRead: z.number().int(),
  /** How many texts would change their place if it is accepted. */
  movesWaiting: z.number().int(),
  waiting: z.array(change),
  done: z.array(change),
});

const examples = 3;
type Change = typeof themeRunChange.$inferSelect;

/** What a run changed by itself, and what it would change in themes somebody answers for, with the words behind it. */
export async function readRun(ctx: Ctx, runId: string): Promise<z.infer<typeof runDiffAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [run] = await tx
      .select({ run: themeRun, decidedByName: member.name })
      .from(themeRun)
      .leftJoin(member, and(eq(member.orgId, themeRun.orgId), eq(member.id, themeRun.decidedBy)))
      .where(and(eq(themeRun.orgId, ctx.orgId), eq(themeRun.id, runId)));
    if (run === undefined) throw notFound('run');
    const changes = await tx.select().from(themeRunChange).where(and(eq(themeRunChange.orgId, ctx.orgId), eq(themeRunChange.runId, runId))).orderBy(desc(themeRunChange.joined), desc(themeRunChange.left), themeRunChange.themeId);
    const words = await readWords(tx, ctx, runId);
    const there = await readThere(tx, ctx, changes.map((each) => each.themeId));
    const shown = (each: Change) => {
      const { themeId, kind, title, mentionsBefore, joined, left, waits } = each;
      const texts = (side: ReadonlyMap<string | null, string[]>) => (waits ? (side.get(themeId) ?? []).slice(0, examples) : []);
      return { themeId, kind, title: there.get(themeId)?.title ?? title, isThere: there.has(themeId), owner: there.get(themeId)?.owner ?? null, mentionsBefore, joined, left, mentionsAfter: mentionsBefore + joined - left, joining: texts(words.joining), leaving: texts(words.leaving) };
    };
    const { id, startedAt, finishedAt, decision, decidedAt, undoneAt, textsRead } = run.run;
    return {
      id, decision, textsRead,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      decidedAt: decidedAt?.toISOString() ?? null,
      decidedBy: run.decidedByName,
      undoableUntil: decision === 'accepted' && decidedAt !== null && isUndoable({ at: decidedAt, undoneAt }, ctx.now()) ? undoableUntil(decidedAt).toISOString() : null,
      undoneAt: undoneAt?.toISOString() ?? null,
      movesWaiting: words.count,
      waiting: changes.filter((each) => each.waits).map(shown),
      done: changes.filter((each) => !each.waits).map(shown),
    };
  });
}

async function readWords(tx: OrgTx, ctx: Ctx, runId: string) {
  const rows = await tx
    .select({ from: themeRunMove.fromThemeId, to: themeRunMove.toThemeId, text: feedback.text })
    .from(themeRunMove)
    .innerJoin(feedback, and(eq(feedback.orgId, themeRunMove.orgId), eq(feedback.id, themeRunMove.feedbackId)))
    .where(and(eq(themeRunMove.orgId, ctx.orgId), eq(themeRunMove.runId, runId), isComment))
    .orderBy(desc(themeRunMove.confidence), themeRunMove.feedbackId);
  const textsBy = (side: 'from' | 'to') => new Map([...Map.groupBy(rows, (row) => row[side])].map(([id, own]) => [id, own.map((row) => row.text)] as const));
  return { count: rows.length, joining: textsBy('to'), leaving: textsBy('from') };
}

async function readThere(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, { title: string; owner: string | null }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: theme.id, title: theme.title, owner: member.name })
    .from(theme)
    .leftJoin(member, and(eq(member.orgId, theme.orgId), eq(member.id, theme.ownerId)))
    .where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, [...new Set(ids)])));
  return new Map(rows.map((row) => [row.id, { title: row.title, owner: row.owner }]));
}
