/** The moment a file names, as other senders write it: ISO 8601, "2026-11-03 09:00:00" (UTC), or seconds or milliseconds since 1970; undefined for anything else. */
export function readSuppressionDate(text: string): Date | undefined {
  const written = text.trim();
  if (/^\d{10}(\.\d+)?$/.test(written)) return new Date(Number(written) * 1000);
  if (/^\d{13}$/.test(written)) return new Date(Number(written));
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?(?:\.\d+)?)\s*(Z|UTC|[+-]\d\d:?\d\d)?(?:\s\S+)?)?$/i.exec(written);
  if (parts === null) return undefined;
  const zone = parts[3] === undefined || /^(z|utc)$/i.test(parts[3]) ? 'Z' : parts[3].replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const moment = new Date(`${parts[1]}T${parts[2] ?? '00:00'}${zone}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}
