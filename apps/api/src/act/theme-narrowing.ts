import { themeStatuses } from '@kept/core/act/theme-status.ts';
import { journeyStages, origins } from '@kept/core/vocabulary.ts';
import { containsText } from '@kept/db/contains-text.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { and, eq, gt, inArray, isNull, lte, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { queryList } from '../understand/query-list.ts';

/** What narrows themes, wherever they are listed or counted. */
export const themeNarrowing = z.object({
  status: queryList(z.enum(themeStatuses, { error: 'This is not a status a theme can have.' })),
  origin: queryList(z.enum(origins, { error: 'This is not one of the origins.' })),
  journeyStage: queryList(z.enum(journeyStages, { error: 'This is not one of the journey stages.' })),
  owner: z.union([z.uuid(), z.literal('none')], { error: 'Give the id of a member, or “none”.' }).optional(),
  search: z.string().trim().max(200, 'Search for fewer than 201 characters.').optional(),
  /** Themes out of sight for now: left out, or alone. */
  snoozed: z.enum(['hide', 'only'], { error: 'Say hide or only.' }).optional(),
});

const shownByDefault = themeStatuses.filter((status) => status !== 'merged' && status !== 'dismissed');

/** The themes of an organisation that match, as of a day there. */
export function themesThat(ctx: Ctx, { status, origin, journeyStage, owner, search, snoozed }: z.infer<typeof themeNarrowing>, today: string): SQL | undefined {
  return and(
    eq(theme.orgId, ctx.orgId),
    inArray(theme.status, [...(status ?? shownByDefault)]),
    origin === undefined ? undefined : inArray(theme.origin, [...origin]),
    journeyStage === undefined ? undefined : inArray(theme.journeyStage, [...journeyStage]),
    owner === undefined ? undefined : owner === 'none' ? isNull(theme.ownerId) : eq(theme.ownerId, owner),
    snoozed === undefined ? undefined : snoozed === 'hide' ? or(isNull(theme.snoozedUntil), lte(theme.snoozedUntil, today)) : gt(theme.snoozedUntil, today),
    search === undefined || search === '' ? undefined : or(containsText(theme.title, search), containsText(theme.description, search), containsText(theme.groupTitle, search)),
  );
}
