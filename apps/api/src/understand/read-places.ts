import type { StandingPoint } from '@kept/core/understand/plan-points.ts';
import type { StandingPlaces, StandingTheme } from '@kept/core/understand/plan-run.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { themeDefinition } from '@kept/db/schema/understand/definitions.ts';
import { themeRunMove } from '@kept/db/schema/understand/run-changes.ts';
import { mention, mentionCorrection, theme, themeRun } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';
import { readTouched } from './remove-themes.ts';

/** What stands when a run is written, with the titles people know. */
export interface ReadPlaces extends StandingPlaces {
  /** Points beside the main theme of a text, and the texts a person has decided about: the machine leaves those alone altogether. */
  readonly points: readonly StandingPoint[];
  readonly decided: ReadonlySet<string>;
  readonly titles: ReadonlyMap<string, string>;
}

/** What lies where among the texts a run has read, and what people have decided about it: the ground a run is planned on. */
export async function readPlaces(tx: OrgTx, ctx: Ctx, read: ReadonlySet<string>): Promise<ReadPlaces> {
  const rows = await tx.select({ id: theme.id, title: theme.title, status: theme.status }).from(theme).where(and(eq(theme.orgId, ctx.orgId), ne(theme.status, 'merged')));
  const touched = await readTouched(tx, ctx, rows.filter((row) => row.status === 'emerging').map((row) => row.id));
  const absorbing = await tx.selectDistinct({ id: theme.mergedIntoId }).from(theme).where(and(eq(theme.orgId, ctx.orgId), isNotNull(theme.mergedIntoId)));
  const defined = await tx.select({ id: themeDefinition.themeId }).from(themeDefinition).where(eq(themeDefinition.orgId, ctx.orgId));
  const hasAbsorbed = new Set([...absorbing, ...defined].map((row) => row.id));
  const themes = rows.map(({ id, status }): StandingTheme => ({ id, standing: status === 'emerging' ? 'proposed' : status === 'dismissed' ? 'dismissed' : 'promised', isTouched: touched.has(id), hasAbsorbed: hasAbsorbed.has(id) }));
  const mentions = await tx
    .select({ feedbackId: mention.feedbackId, themeId: mention.themeId, placedBy: mention.placedBy, editId: mention.editId, isFurther: mention.isFurther })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(and(eq(mention.orgId, ctx.orgId), isComment))
    .orderBy(asc(mention.confidence), asc(mention.id));
  const homes = new Map(mentions.filter((row) => read.has(row.feedbackId) && !row.isFurther).map((row) => [row.feedbackId, row.themeId] as const));
  const decided = new Set([...mentions.filter((row) => row.placedBy === 'person').map((row) => row.feedbackId), ...(await readCorrected(tx, ctx))]);
  const fixed = new Set([...decided, ...mentions.filter((row) => row.editId !== null && !row.isFurther).map((row) => row.feedbackId)]);
  for (const { feedbackId, from } of await readRefused(tx, ctx)) if ((homes.get(feedbackId) ?? null) === from) fixed.add(feedbackId);
  const points = mentions.flatMap((row): StandingPoint[] => (row.isFurther && read.has(row.feedbackId) ? [{ text: row.feedbackId, themeId: row.themeId, isFixed: row.editId !== null }] : []));
  return { themes, homes, fixed, decided, points, titles: new Map(rows.map((row) => [row.id, row.title])) };
}

async function readCorrected(tx: OrgTx, ctx: Ctx): Promise<string[]> {
  return (await tx.select({ id: mentionCorrection.feedbackId }).from(mentionCorrection).where(eq(mentionCorrection.orgId, ctx.orgId))).map((row) => row.id);
}

/** A person looked at a move and said no, or took it back: the same text is not proposed to leave the same place again. */
async function readRefused(tx: OrgTx, ctx: Ctx): Promise<{ feedbackId: string; from: string | null }[]> {
  return tx
    .select({ feedbackId: themeRunMove.feedbackId, from: themeRunMove.fromThemeId })
    .from(themeRunMove)
    .innerJoin(themeRun, and(eq(themeRun.orgId, themeRunMove.orgId), eq(themeRun.id, themeRunMove.runId)))
    .where(and(eq(themeRunMove.orgId, ctx.orgId), inArray(themeRun.decision, ['refused', 'undone'])));
}
