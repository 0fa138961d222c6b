import { ladderTriggers } from '@kept/core/act/ladder.ts';
import { previewSentence, triggerWords } from '@kept/core/act/ladder-words.ts';
import { workingDayFrom } from '@kept/core/act/working-calendar.ts';
import { notFound } from '@kept/core/errors.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { toldOn } from './preview-ladder.ts';
import { readReach, toldBy } from './read-reach.ts';
import { readWaits } from './read-waits.ts';

export const themeLadder = z.object({
  /** Which ladder holds; null where nothing waits any more. */
  ladder: z.object({ id: z.uuid(), holdsFor: z.enum(['organisation', 'origin', 'theme']) }).nullable(),
  sentence: z.string().nullable(),
  next: z.array(z.object({ on: z.string(), trigger: z.enum(ladderTriggers), when: z.string(), people: z.array(z.string()) })),
});

/** What happens next to a theme while nobody answers: on which day who is told, and why. Nothing, once it was answered. */
export async function readThemeLadder(ctx: Ctx, themeId: string): Promise<z.infer<typeof themeLadder>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select({ id: theme.id }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId)));
    if (found === undefined) throw notFound('theme');
    const { themes, calendar, today } = await readWaits(tx, ctx, themeId);
    const [waiting] = themes;
    if (waiting?.ladder === undefined) return { ladder: null, sentence: null, next: [] };
    const reach = await readReach(tx, ctx, today);
    const namesOf = (step: Parameters<typeof toldBy>[1]) => toldBy(reach, step, waiting.theme).map((id) => reach.members.get(id)?.name ?? '');
    const soonest = workingDayFrom(calendar, today);
    const next = waiting.ahead.map(({ step, dueOn }) => ({ on: dueOn < soonest ? soonest : dueOn, trigger: step.trigger, when: triggerWords(step.trigger, step.days), people: namesOf(step) }));
    const { id, origin, themeId: ofTheme } = waiting.ladder;
    return { ladder: { id, holdsFor: ofTheme !== null ? 'theme' : origin !== null ? 'origin' : 'organisation' }, sentence: previewSentence(toldOn(waiting.ahead, calendar, today, namesOf)), next };
  });
}
