const mostDifferent = 15;
const longestValue = 60;
const mostDates = 50_000;

/** Counts, column by column, how often each value comes, for as long as there are few; and keeps the short values of the others for a look at their dates. */
export function createColumnTally(header: readonly string[]) {
  const columns = header.map(() => ({ counts: new Map<string, number>(), isFew: true, some: new Set<string>() }));
  return {
    take: (cells: readonly string[]) => {
      for (const [place, column] of columns.entries()) {
        const value = (cells[place] ?? '').trim();
        if (value === '' || value.length > longestValue) {
          if (value !== '') column.isFew = false;
          continue;
        }
        if (column.isFew) column.counts.set(value, (column.counts.get(value) ?? 0) + 1);
        if (column.counts.size > mostDifferent) column.isFew = false;
        if (/\d/.test(value) && column.some.size < mostDates) column.some.add(value);
      }
    },
    valuesOf: (name: string): Iterable<string> => columns[header.indexOf(name)]?.some ?? [],
    few: () =>
      columns.flatMap((column, place) =>
        column.isFew && column.counts.size > 0 ? [{ column: header[place] ?? '', values: [...column.counts].map(([value, count]) => ({ value, count })).sort((a, b) => Number(a.value) - Number(b.value) || a.value.localeCompare(b.value)) }] : [],
      ),
  };
}
