const form = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** Writes a calendar day inside a sentence: "1 December". */
export function formatLongDay(day: string): string {
  return form.format(new Date(`${day}T00:00:00Z`));
}
