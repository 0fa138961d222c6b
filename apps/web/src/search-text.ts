/** A text in the URL that may be missing; a bare figure counts as its digits, whatever else stands there as missing. */
export function searchText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}
