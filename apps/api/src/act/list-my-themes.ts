import { AppError } from '@kept/core/errors.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { and, asc, eq, inArray, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { askedOf, listAsked } from './hand-over/list-asked.ts';
import { readAway } from '../organisation/read-away.ts';
import { withPoints } from '../understand/with-points.ts';
import { calledIn, listUnseenCalls } from './notes/list-called.ts';
import { countRows, readThemeRows, themeRow } from './read-theme-rows.ts';
import { readNextDigestOn } from './read-next-digest-on.ts';
import { readToday } from './read-today.ts';
import { listStepsOf, stepOfMine } from './steps/list-steps.ts';

/** Whose it is, where one stands in for somebody who is away. */
const mineRow = themeRow.extend({ deadlineOn: z.string(), standsInFor: z.string().nullable() });

export const myThemesAnswer = z.object({ asked: z.array(askedOf), calls: z.array(calledIn), steps: z.array(stepOfMine), late: z.array(mineRow), dueSoon: z.array(mineRow), onTrack: z.array(mineRow), snoozed: z.number().int(), nextDigestOn: z.string() });

/** What is mine, and what I stand in for while its owner is away: what I am asked to take over, the notes that call me by name, the steps I have on anybody's, late, due in 7 days, on track; what was snoozed is counted only. A done theme stays until it is confirmed. */
export async function listMyThemes(ctx: Ctx): Promise<z.infer<typeof myThemesAnswer>> {
  if (ctx.actor.kind !== 'member') throw new AppError('forbidden', 'An API key owns no themes.');
  const { memberId } = ctx.actor;
  return withPoints(ctx, async (tx, points) => {
    const today = await readToday(tx, ctx);
    const away = [...(await readAway(tx, ctx, today)).keys()];
    const found = await tx
      .select()
      .from(theme)
      .where(and(eq(theme.orgId, ctx.orgId), or(eq(theme.ownerId, memberId), and(eq(theme.deputyId, memberId), inArray(theme.ownerId, away))), inArray(theme.status, ['open', 'in_progress', 'blocked', 'done'])))
      .orderBy(asc(theme.deadlineOn), asc(theme.id));
    const rows = (await readThemeRows(tx, ctx, found, countRows(ctx, points))).flatMap((row) => (row.deadlineOn === null ? [] : [{ ...row, deadlineOn: row.deadlineOn, standsInFor: row.owner === null || row.owner.id === memberId ? null : row.owner.name }]));
    const awake = rows.filter((row) => row.snoozedUntil === null || row.snoozedUntil <= today || row.due === 'late');
    const group = (due: (typeof rows)[number]['due']) => awake.filter((row) => row.due === due);
    return { asked: await listAsked(tx, ctx), calls: (await listUnseenCalls(tx, ctx, memberId)).map(({ memberId: _whom, ...call }) => call), steps: await listStepsOf(tx, ctx, memberId, today), late: group('late'), dueSoon: group('soon'), onTrack: group('on_track'), snoozed: rows.length - awake.length, nextDigestOn: await readNextDigestOn(tx, ctx, today) };
  });
}
