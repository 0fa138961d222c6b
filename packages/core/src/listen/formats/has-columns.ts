/** Whether a header names all of these columns, in whatever order and case. */
export function hasColumns(header: readonly string[] | undefined, names: readonly string[]): boolean {
  if (header === undefined) return false;
  const there = new Set(header.map((name) => name.trim().toLowerCase()));
  return names.every((name) => there.has(name.toLowerCase()));
}
