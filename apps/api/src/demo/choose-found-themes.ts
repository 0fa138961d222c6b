import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, ne } from 'drizzle-orm';
import type { DemoStage } from './demo-stage.ts';

/** The found theme a person would accept for a problem, and the smaller ones they would see to be the same. */
export interface ChosenThemes {
  readonly themeId: string;
  readonly sameIds: readonly string[];
}

/** A person sees that a theme is about one thing when at least so much of it is. */
const clearShare = 0.75;
const smallest = 4;

/** For each problem the largest found theme that is clearly about it, and its clear fragments. The truth about texts serves here alone, in place of a lead's eyes. */
export async function chooseFoundThemes(stage: DemoStage): Promise<Map<string, ChosenThemes>> {
  const ctx = stage.asKept('demo', 0);
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ themeId: mention.themeId, externalId: feedback.externalId })
      .from(mention)
      .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
      .innerJoin(theme, and(eq(theme.orgId, mention.orgId), eq(theme.id, mention.themeId)))
      .where(and(eq(mention.orgId, ctx.orgId), eq(theme.status, 'emerging'), ne(feedback.kind, 'friction'))),
  );
  const truth = new Map(stage.world.feedback.map((item) => [item.externalId, item.problemKey]));
  const clear = [...Map.groupBy(rows, (row) => row.themeId)].flatMap(([themeId, members]) => aboutOneThing(themeId, members.map((member) => truth.get(member.externalId) ?? null)));
  const chosen = [...Map.groupBy(clear, (each) => each.problemKey)].flatMap(([problemKey, found]) => {
    const [largest, ...rest] = found.toSorted((a, b) => b.size - a.size || (a.themeId < b.themeId ? -1 : 1));
    return largest === undefined ? [] : [[problemKey, { themeId: largest.themeId, sameIds: rest.map((each) => each.themeId) }] as const];
  });
  return new Map(chosen);
}

function aboutOneThing(themeId: string, problemKeys: readonly (string | null)[]): { themeId: string; problemKey: string; size: number }[] {
  const counts = Map.groupBy(problemKeys, (key) => key);
  const [problemKey, same] = [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [null, []];
  const isClear = problemKey !== null && same.length >= smallest && same.length / problemKeys.length >= clearShare;
  return isClear ? [{ themeId, problemKey, size: same.length }] : [];
}
