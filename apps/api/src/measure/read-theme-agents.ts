import type { ShownPart } from '@kept/core/understand/shown-side.ts';
import { frictionFrequencies } from '@kept/core/vocabulary.ts';
import { notFound } from '@kept/core/errors.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readReleases } from '../understand/read-releases.ts';

const cellAnswer = z.object({
  releasedOn: z.string(),
  team: z.string(),
  /** Under which title these were counted, where that theme has been merged into this one since. */
  countedAs: z.string().nullable(),
  reports: z.int(),
  /** How often it happens and at which step, where every part and the rest are five or more; else null. */
  frequencies: z.array(z.object({ frequency: z.enum(frictionFrequencies), reports: z.int() })).nullable(),
  steps: z.array(z.object({ step: z.string(), reports: z.int() })).nullable(),
  /** What they wrote, from eight on, in no order; else null. */
  comments: z.array(z.string()).nullable(),
});

export const themeAgentsAnswer = z.object({
  /** The largest cell: one person may report in each round, so they are never added up. Null where nothing can be shown. */
  reports: z.int().nullable(),
  cells: z.array(cellAnswer),
});

const fewestForComments = 8;

/** The agents' side of one theme: by week of release and team, as far as it hides everybody. Nothing else narrows it. */
export async function readThemeAgents(ctx: Ctx, themeId: string): Promise<z.infer<typeof themeAgentsAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select({ id: theme.id }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId)));
    if (found === undefined) throw notFound('theme');
    const own = (await readReleases(tx, ctx)).filter((cell) => cell.themeId === themeId && cell.team !== '');
    const cells = [];
    for (const { releasedOn, team, countedAs, reports, frequencies, steps, ids } of own) {
      const comments = reports >= fewestForComments ? await readWords(tx, ctx, ids) : null;
      cells.push({ releasedOn, team, countedAs, reports, frequencies: frequenciesOf(frequencies), steps: steps?.map(({ name, reports: times }) => ({ step: name, reports: times })) ?? null, comments });
    }
    return { reports: cells.length === 0 ? null : Math.max(...cells.map((cell) => cell.reports)), cells };
  });
}

function frequenciesOf(parts: readonly ShownPart[] | null) {
  return parts?.flatMap(({ name, reports }) => frictionFrequencies.filter((each) => each === name).map((frequency) => ({ frequency, reports }))) ?? null;
}

/** In the order of their ids, which chance gave; none once some of them are forgotten, since fewer would be too few. */
async function readWords(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<string[] | null> {
  const rows = await tx.select({ text: feedback.text }).from(feedback).where(and(eq(feedback.orgId, ctx.orgId), inArray(feedback.id, [...ids]), isNull(feedback.forgottenAt))).orderBy(feedback.id);
  return rows.length === ids.length ? rows.map(({ text }) => text) : null;
}
