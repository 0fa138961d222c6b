import { ladderRoles, ladderTriggers } from '@kept/core/act/ladder.ts';
import { origins } from '@kept/core/vocabulary.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { readLadders } from './read-ladders.ts';

export const shownStep = z.object({ id: z.uuid(), trigger: z.enum(ladderTriggers), days: z.int(), roles: z.array(z.enum(ladderRoles)), memberId: z.uuid().nullable(), procedureId: z.uuid().nullable().describe('What whoever is told is to follow') });
export const shownLadder = z.object({ id: z.uuid(), origin: z.enum(origins).nullable(), theme: z.object({ id: z.uuid(), title: z.string() }).nullable(), version: z.int(), steps: z.array(shownStep) });
export const ladderList = z.object({ ladders: z.array(shownLadder), sponsorId: z.uuid().nullable() });

/** Every ladder: the organisation's own, then those of origins, then those of single themes. */
export async function listLadders(ctx: Ctx): Promise<z.infer<typeof ladderList>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const ladders = await readLadders(tx, ctx);
    const ids = ladders.flatMap(({ themeId }) => themeId ?? []);
    const titles = new Map(ids.length === 0 ? [] : (await tx.select({ id: theme.id, title: theme.title }).from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, ids)))).map((row) => [row.id, row.title]));
    const [own] = await tx.select({ sponsorId: setting.sponsorId }).from(setting).where(eq(setting.orgId, ctx.orgId));
    return {
      ladders: ladders.map(({ id, origin, themeId, version, steps }) => ({ id, origin, version, theme: themeId === null ? null : { id: themeId, title: titles.get(themeId) ?? '' }, steps: steps.map((step) => ({ ...step, roles: [...step.roles] })) })),
      sponsorId: own?.sponsorId ?? null,
    };
  });
}
