import type { StandingTheme } from '@kept/core/measure/texts-in.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, notInArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Every theme that is neither merged nor dismissed; those of another origin than asked for are not shown. */
export async function listStandingThemes(tx: OrgTx, ctx: Ctx, asked: string | undefined) {
  const rows = await tx
    .select({ id: theme.id, title: theme.title, groupTitle: theme.groupTitle, status: theme.status, journeyStage: theme.journeyStage, origin: theme.origin })
    .from(theme)
    .where(and(eq(theme.orgId, ctx.orgId), notInArray(theme.status, ['merged', 'dismissed'])));
  return { rows, standing: rows.map(({ id, groupTitle, journeyStage, origin }): StandingTheme => ({ id, group: groupTitle ?? '', stage: journeyStage, isShown: asked === undefined || origin === asked })) };
}
