import { AppError } from '@kept/core/errors.ts';
import { nextDigestOn } from '@kept/core/digest-period.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { askedOf, listAsked } from './hand-over/list-asked.ts';
import { withPoints } from '../understand/with-points.ts';
import { readThemeRows, themeRow } from './read-theme-rows.ts';
import { readToday } from './read-today.ts';

const mineRow = themeRow.extend({ deadlineOn: z.string() });

export const myThemesAnswer = z.object({ asked: z.array(askedOf), late: z.array(mineRow), dueSoon: z.array(mineRow), onTrack: z.array(mineRow), snoozed: z.number().int(), nextDigestOn: z.string() });

/** What is mine: what I am asked to take over, late, due in 7 days, on track; what was snoozed is counted only. A done theme stays until it is confirmed. */
export async function listMyThemes(ctx: Ctx): Promise<z.infer<typeof myThemesAnswer>> {
  if (ctx.actor.kind !== 'member') throw new AppError('forbidden', 'An API key owns no themes.');
  const { memberId } = ctx.actor;
  return withPoints(ctx, async (tx, points) => {
    const found = await tx
      .select()
      .from(theme)
      .where(and(eq(theme.orgId, ctx.orgId), eq(theme.ownerId, memberId), inArray(theme.status, ['open', 'in_progress', 'blocked', 'done'])))
      .orderBy(asc(theme.deadlineOn), asc(theme.id));
    const today = await readToday(tx, ctx);
    const rows = (await readThemeRows(tx, ctx, points, found)).flatMap((row) => (row.deadlineOn === null ? [] : [{ ...row, deadlineOn: row.deadlineOn }]));
    const awake = rows.filter((row) => row.snoozedUntil === null || row.snoozedUntil <= today || row.due === 'late');
    const group = (due: (typeof rows)[number]['due']) => awake.filter((row) => row.due === due);
    return { asked: await listAsked(tx, ctx), late: group('late'), dueSoon: group('soon'), onTrack: group('on_track'), snoozed: rows.length - awake.length, nextDigestOn: nextDigestOn(today) };
  });
}
