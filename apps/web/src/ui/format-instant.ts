/** Writes a point in time in the organisation's zone, with that zone: "21 Nov 2026, 14:05 GMT". */
export function formatInstant(at: string, timezone: string): string {
  const form = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timezone,
    timeZoneName: 'short',
  });
  return form.format(new Date(at));
}
