const withYear = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const withoutYear = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Writes a calendar day for a list: "Fri 28 Nov", with its year unless it is this year's. */
export function formatDay(day: string, thisYear = new Date().getFullYear()): string {
  const instant = new Date(`${day}T00:00:00Z`);
  const form = instant.getUTCFullYear() === thisYear ? withoutYear : withYear;
  return form.format(instant).replaceAll(',', '');
}
