import { TZDate } from '@date-fns/tz';

/** The instant at which clocks in a zone show a day and time, as 2026-12-01T09:00; undefined when that is no day and time. */
export function instantAt(local: string, timezone: string): Date | undefined {
  const [year, month, day, hour, minute] = (/^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/.exec(local)?.slice(1) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined) return undefined;
  const instant = new Date(new TZDate(year, month - 1, day, hour, minute, timezone).getTime());
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
