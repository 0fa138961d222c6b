import type { ShownPart } from '@kept/core/understand/shown-side.ts';
import { frictionFrequencies } from '@kept/core/vocabulary.ts';
import { notFound } from '@kept/core/errors.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readReleases } from '../understand/read-releases.ts';

const cellAnswer = z.object({
  releasedOn: z.string(),
  team: z.string(),
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
    const [own] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    const releases = await readReleases(tx, ctx, own?.timezone ?? 'UTC');
    const cells = [];
    for (const { releasedOn, themes } of releases.toSorted((a, b) => (a.releasedOn < b.releasedOn ? 1 : -1))) {
      for (const cell of themes.filter((each) => each.themeId === themeId).flatMap((each) => each.cells)) {
        if (cell.team === '') continue;
        const comments = cell.reports >= fewestForComments ? await readWords(tx, ctx, cell.ids) : null;
        cells.push({ releasedOn, team: cell.team, reports: cell.reports, frequencies: frequenciesOf(cell.frequencies), steps: cell.steps?.map(({ name, reports }) => ({ step: name, reports })) ?? null, comments });
      }
    }
    return { reports: cells.length === 0 ? null : Math.max(...cells.map((cell) => cell.reports)), cells };
  });
}

function frequenciesOf(parts: readonly ShownPart[] | null) {
  return parts?.flatMap(({ name, reports }) => frictionFrequencies.filter((each) => each === name).map((frequency) => ({ frequency, reports }))) ?? null;
}

/** In the order of their ids, which chance gave. */
async function readWords(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.select({ text: feedback.text }).from(feedback).where(and(eq(feedback.orgId, ctx.orgId), inArray(feedback.id, [...ids]))).orderBy(feedback.id);
  return rows.map(({ text }) => text);
}
