import { shownParts } from '@kept/core/understand/shown-parts.ts';
import { frictionFrequencies } from '@kept/core/vocabulary.ts';
import { notFound } from '@kept/core/errors.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readReleases } from './read-releases.ts';

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
const reportRow = z.object({ id: z.string(), text: z.string(), step: z.string().nullable(), frequency: z.string().nullable() });

/** The agents' side of one theme: by week of release and team, as far as it hides everybody. Nothing else narrows it. */
export async function readThemeAgents(ctx: Ctx, themeId: string): Promise<z.infer<typeof themeAgentsAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select({ id: theme.id }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId)));
    if (found === undefined) throw notFound('theme');
    const [own] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    const timezone = own?.timezone ?? 'UTC';
    const releases = await readReleases(tx, ctx, timezone);
    const cells = [];
    for (const { releasedOn, cells: shown } of releases.toSorted((a, b) => (a.releasedOn < b.releasedOn ? 1 : -1))) {
      for (const { team, reports } of shown.filter((cell) => cell.themeId === themeId)) {
        cells.push({ releasedOn, team, reports, ...partsOf(await readReports(tx, ctx, { themeId, team, releasedOn, timezone })) });
      }
    }
    return { reports: cells.length === 0 ? null : Math.max(...cells.map((cell) => cell.reports)), cells };
  });
}

async function readReports(tx: OrgTx, ctx: Ctx, { themeId, team, releasedOn, timezone }: { themeId: string; team: string; releasedOn: string; timezone: string }) {
  const result = await tx.execute(sql`
    select f.id::text as id, f.text, f.title as step, f.raw ->> 'frequency' as frequency
    from mention m join feedback f on f.org_id = m.org_id and f.id = m.feedback_id
    where m.org_id = ${ctx.orgId}::uuid and m.theme_id = ${themeId}::uuid and f.kind = 'friction' and f.placed_at is not null and f.team = ${team}::text
      and to_char(f.occurred_at at time zone ${timezone}::text, 'YYYY-MM-DD') = ${releasedOn}::text
    order by f.id`);
  return rowsOf(result, reportRow);
}

function partsOf(reports: readonly z.infer<typeof reportRow>[]): Pick<z.infer<typeof cellAnswer>, 'frequencies' | 'steps' | 'comments'> {
  const count = (names: readonly (string | null)[]) => [...Map.groupBy(names, (name) => name ?? '')].map(([name, all]) => ({ name, reports: all.length }));
  const frequencies = shownParts(count(reports.map(({ frequency }) => frequency)));
  const steps = shownParts(count(reports.map(({ step }) => step?.trim().toLowerCase() ?? null)));
  return {
    frequencies: frequencies?.flatMap(({ name, reports: own }) => frictionFrequencies.filter((each) => each === name).map((frequency) => ({ frequency, reports: own }))) ?? null,
    steps: steps?.filter(({ name }) => name !== '').map(({ name, reports: own }) => ({ step: name, reports: own })) ?? null,
    comments: reports.length >= fewestForComments ? reports.map(({ text }) => text) : null,
  };
}
