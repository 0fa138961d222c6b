/** Gives every column a name of its own, by position: a name that comes twice carries its number, one that is missing its place. */
export function uniqueNames(cells: readonly string[]): { header: string[]; repeated: string[] } {
  const seen = new Map<string, number>();
  const repeated = new Set<string>();
  const header = cells.map((cell, place) => {
    const name = cell === '' ? `Column ${place + 1}` : cell;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    if (times > 1) repeated.add(name);
    return times === 1 ? name : `${name} (${times})`;
  });
  return { header, repeated: [...repeated] };
}
