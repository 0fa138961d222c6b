import { calendarRefusal, closedDays, weekdays } from '@kept/core/act/working-calendar.ts';
import { dayIn, daySchema } from '@kept/core/calendar.ts';
import { invalidField, notFound } from '@kept/core/errors.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { oneLine } from './one-line.ts';
import { type calendarAnswer, readCalendar, refuseUnknownPlace } from './read-calendar.ts';
import { calendarOf } from './read-working-calendar.ts';
import { recordAudit } from './record-audit.ts';

const longestClosing = 60;

export const newCalendar = z.object({
  weekend: z.array(z.enum(weekdays, { error: 'This is not a day of the week.' })).transform((days) => weekdays.filter((weekday) => days.includes(weekday))),
  holidayCountry: z.string().max(8).nullable(),
  holidayRegion: z.string().max(16).nullable(),
  closingDays: z
    .array(
      z
        .object({ fromOn: daySchema, toOn: daySchema, name: oneLine('Say what the closing days are for.', 80) })
        .refine(({ fromOn, toOn }) => toOn >= fromOn, { error: 'The last day comes before the first.', path: ['toOn'] })
        .refine(({ fromOn, toOn }) => toOn < fromOn || closedDays([{ fromOn, toOn, name: '' }]).length <= longestClosing, { error: `Close for at most ${longestClosing} days at once.`, path: ['toOn'] }),
    )
    .max(60, 'Enter at most 60 closing days.'),
});

/** Says on which days people work here; deadlines keep their dates, and ladders and reminders follow at once. A calendar without working days is refused. */
export async function changeCalendar(ctx: Ctx, input: z.infer<typeof newCalendar>): Promise<z.infer<typeof calendarAnswer>> {
  if (input.holidayCountry === null && input.holidayRegion !== null) throw invalidField('holidayRegion', 'Choose the country first.');
  if (input.holidayCountry !== null) await refuseUnknownPlace(input.holidayCountry, input.holidayRegion);
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [own] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId)).for('update');
    if (own === undefined) throw notFound('organisation');
    const today = dayIn(ctx.now(), own.timezone);
    const weekRefusal = calendarRefusal({ weekend: input.weekend, closed: new Set() }, today);
    if (weekRefusal !== undefined) throw invalidField('weekend', weekRefusal);
    const refusal = calendarRefusal(await calendarOf(input, today), today);
    if (refusal !== undefined) throw invalidField('closingDays', refusal);
    await tx.update(setting).set({ ...input, closingDays: input.closingDays.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1)), changedAt: ctx.now() }).where(eq(setting.orgId, ctx.orgId));
    await recordAudit(tx, ctx, 'change-calendar', `organisation:${ctx.orgId}`, { weekend: input.weekend.join(' '), country: input.holidayCountry, closings: input.closingDays.length });
  });
  return readCalendar(ctx);
}
