import { notFound } from '@kept/core/errors.ts';
import { spikeMute, themeSpike } from '@kept/db/schema/act/spikes.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const spikesAnswer = z.object({
  isMuted: z.boolean(),
  spikes: z.array(z.object({ weekOn: z.string(), people: z.int(), expected: z.number(), chance: z.number(), baselineWeeks: z.int(), wasTold: z.boolean() })),
});

const mostShown = 52;

/** The weeks in which a theme was raised clearly more than usual, newest first, and whether anybody is told of the next. */
export async function listSpikes(ctx: Ctx, themeId: string): Promise<z.infer<typeof spikesAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select({ id: theme.id }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId)));
    if (found === undefined) throw notFound('theme');
    const [muted] = await tx.select({ themeId: spikeMute.themeId }).from(spikeMute).where(and(eq(spikeMute.orgId, ctx.orgId), eq(spikeMute.themeId, themeId)));
    const rows = await tx.select().from(themeSpike).where(and(eq(themeSpike.orgId, ctx.orgId), eq(themeSpike.themeId, themeId))).orderBy(desc(themeSpike.weekOn)).limit(mostShown);
    return { isMuted: muted !== undefined, spikes: rows.map(({ weekOn, people, expected, chance, baselineWeeks, toldAt }) => ({ weekOn, people, expected, chance, baselineWeeks, wasTold: toldAt !== null })) };
  });
}
