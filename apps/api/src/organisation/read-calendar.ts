import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import { weekdays } from '@kept/core/act/working-calendar.ts';
import { invalidField, notFound } from '@kept/core/errors.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { listHolidayCountries, listHolidayRegions, listPublicHolidays, type PublicHoliday } from './public-holidays.ts';

const place = z.object({ code: z.string(), name: z.string() });

export const closing = z.object({ fromOn: z.string(), toOn: z.string(), name: z.string() });
export const calendarAnswer = z.object({
  weekend: z.array(z.enum(weekdays)),
  holidayCountry: z.string().nullable(),
  holidayRegion: z.string().nullable(),
  closingDays: z.array(closing),
});
export const holidayFilter = z.object({ country: z.string().max(8).optional(), region: z.string().max(16).optional() });
export const holidaysAnswer = z.object({ countries: z.array(place), regions: z.array(place), next: z.array(z.object({ on: z.string(), name: z.string() })) });

const shown = 8;

/** The working calendar of the organisation, as it was chosen. */
export async function readCalendar(ctx: Ctx): Promise<z.infer<typeof calendarAnswer>> {
  const [own] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ weekend: setting.weekend, holidayCountry: setting.holidayCountry, holidayRegion: setting.holidayRegion, closingDays: setting.closingDays }).from(setting).where(eq(setting.orgId, ctx.orgId)));
  if (own === undefined) throw notFound('organisation');
  return { ...own, closingDays: [...own.closingDays] };
}

/** The countries whose public holidays are known; for one of them its parts and the next holidays, before anybody saves. */
export async function listHolidays(ctx: Ctx, { country, region }: z.infer<typeof holidayFilter>): Promise<z.infer<typeof holidaysAnswer>> {
  const countries = await listHolidayCountries();
  if (country === undefined || country === '') return { countries, regions: [], next: [] };
  const regions = await refuseUnknownPlace(country, region ?? null);
  const [own] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId)));
  const today = dayIn(ctx.now(), own?.timezone ?? 'UTC');
  return { countries, regions, next: await nextHolidays(country, region === undefined || region === '' ? null : region, today) };
}

/** Refuses a country or a part of it whose holidays nobody has written down, and gives the parts there are. */
export async function refuseUnknownPlace(country: string, region: string | null): Promise<{ code: string; name: string }[]> {
  if (!(await listHolidayCountries()).some(({ code }) => code === country)) throw invalidField('holidayCountry', 'We do not know the public holidays of this country. Leave it out and enter them as closing days.');
  const regions = await listHolidayRegions(country);
  if (region !== null && region !== '' && !regions.some(({ code }) => code === region)) throw invalidField('holidayRegion', 'This is no part of that country. Choose one from the list, or none.');
  return regions;
}

async function nextHolidays(country: string, region: string | null, today: string): Promise<PublicHoliday[]> {
  const year = Number(today.slice(0, 4));
  const days = [...(await listPublicHolidays(country, region, year)), ...(await listPublicHolidays(country, region, year + 1))];
  return days.filter(({ on }) => on >= today && on < addDaysTo(today, 366)).toSorted((a, b) => (a.on < b.on ? -1 : 1)).slice(0, shown);
}
