import { closedDays, type ClosingDays, type Weekday, type WorkingCalendar } from '@kept/core/act/working-calendar.ts';
import { dayIn } from '@kept/core/calendar.ts';
import { notFound } from '@kept/core/errors.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { listPublicHolidays } from './public-holidays.ts';

/** What an organisation says of its working days. */
export interface CalendarChoice {
  readonly weekend: readonly Weekday[];
  readonly holidayCountry: string | null;
  readonly holidayRegion: string | null;
  readonly closingDays: readonly ClosingDays[];
}

/** Counted days lie within so many years of the present one. */
const years = [-1, 0, 1, 2, 3] as const;

/** The working days of an organisation, and the day it is there. */
export async function readWorkingCalendar(tx: OrgTx, ctx: Ctx): Promise<{ calendar: WorkingCalendar; timezone: string; today: string }> {
  const [own] = await tx
    .select({ timezone: setting.timezone, weekend: setting.weekend, holidayCountry: setting.holidayCountry, holidayRegion: setting.holidayRegion, closingDays: setting.closingDays })
    .from(setting)
    .where(eq(setting.orgId, ctx.orgId));
  if (own === undefined) throw notFound('organisation');
  const today = dayIn(ctx.now(), own.timezone);
  return { calendar: await calendarOf(own, today), timezone: own.timezone, today };
}

/** The calendar such choices make, for the years around a day. */
export async function calendarOf({ weekend, holidayCountry, holidayRegion, closingDays }: CalendarChoice, today: string): Promise<WorkingCalendar> {
  const closed = closedDays(closingDays);
  if (holidayCountry !== null) for (const ahead of years) closed.push(...(await listPublicHolidays(holidayCountry, holidayRegion, Number(today.slice(0, 4)) + ahead)).map(({ on }) => on));
  return { weekend, closed: new Set(closed) };
}
