import { addDaysTo } from '@kept/core/calendar.ts';
import type Holidays from 'date-holidays';

/** A day off by law, under the name it has there. */
export interface PublicHoliday {
  readonly on: string;
  readonly name: string;
}

const dayMilliseconds = 86_400_000;
const known = new Map<string, readonly PublicHoliday[]>();
let library: Promise<typeof Holidays> | undefined;

/** The rules of all countries are many: they are read when somebody first asks, not at the start. */
function openLibrary(): Promise<typeof Holidays> {
  library ??= import('date-holidays').then((module) => module.default);
  return library;
}

/** The public holidays of a country, or a part of it, in one year, with the days that stand in for those on a weekend; a feast of several days is each of them. */
export async function listPublicHolidays(country: string, region: string | null, year: number): Promise<readonly PublicHoliday[]> {
  const key = `${country}/${region ?? ''}/${year}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const Library = await openLibrary();
  const options = { types: ['public' as const], languages: 'en' };
  const days = (region === null ? new Library(country, options) : new Library(country, region, options)).getHolidays(year).flatMap(({ date, start, end, name }) => {
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMilliseconds));
    return Array.from({ length }, (_, at) => ({ on: addDaysTo(date.slice(0, 10), at), name }));
  });
  known.set(key, days);
  return days;
}

/** The countries whose holidays are known, by their English names. */
export async function listHolidayCountries(): Promise<{ code: string; name: string }[]> {
  return byName(new (await openLibrary())().getCountries('en'));
}

/** The parts of a country that have holidays of their own; none where all of it keeps the same. */
export async function listHolidayRegions(country: string): Promise<{ code: string; name: string }[]> {
  // Where it knows no parts, the library answers with nothing at all, whatever its types say.
  return byName(new (await openLibrary())().getStates(country, 'en') ?? {});
}

function byName(names: Readonly<Record<string, string>>): { code: string; name: string }[] {
  return Object.entries(names).map(([code, name]) => ({ code, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
