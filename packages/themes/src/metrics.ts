/** How two ways of sorting the same rows into groups overlap. */
interface Overlap {
  readonly rows: number;
  readonly cells: readonly { readonly row: number; readonly column: number; readonly count: number }[];
  readonly rowSums: readonly number[];
  readonly columnSums: readonly number[];
}

export type GroupName = string | number;

/**
 * V-measure with beta 1: harmonic mean of homogeneity and completeness (Rosenberg & Hirschberg 2007, "V-Measure: A conditional
 * entropy-based external cluster evaluation measure"). Equal to mutual information over the mean of both entropies.
 */
export function vMeasure(truth: readonly GroupName[], found: readonly GroupName[]): number {
  const overlap = countOverlap(truth, found);
  const both = entropy(overlap.rowSums, overlap.rows) + entropy(overlap.columnSums, overlap.rows);
  return both === 0 ? 1 : (2 * mutualInformation(overlap)) / both;
}

/** Share of pairs treated alike, corrected for chance (Hubert & Arabie 1985, "Comparing partitions"). */
export function adjustedRandIndex(truth: readonly GroupName[], found: readonly GroupName[]): number {
  const overlap = countOverlap(truth, found);
  const together = sum(overlap.cells.map((cell) => pairs(cell.count)));
  const inTruth = sum(overlap.rowSums.map(pairs));
  const inFound = sum(overlap.columnSums.map(pairs));
  const all = pairs(overlap.rows);
  const expected = all === 0 ? 0 : (inTruth * inFound) / all;
  const most = (inTruth + inFound) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/**
 * Mutual information corrected for chance, over the mean of both entropies (Vinh, Epps & Bailey 2010, "Information theoretic
 * measures for clusterings comparison"); the expectation is the one of the hypergeometric model, their equation 24a.
 */
export function adjustedMutualInformation(truth: readonly GroupName[], found: readonly GroupName[]): number {
  const overlap = countOverlap(truth, found);
  const isTrivial = overlap.rowSums.length === overlap.columnSums.length && (overlap.rowSums.length <= 1 || overlap.rowSums.length === overlap.rows);
  if (isTrivial) return 1;
  const expected = expectedMutualInformation(overlap);
  const mean = (entropy(overlap.rowSums, overlap.rows) + entropy(overlap.columnSums, overlap.rows)) / 2;
  const range = mean - expected;
  return (mutualInformation(overlap) - expected) / (Math.abs(range) < 1e-15 ? 1e-15 : range);
}

/** Share of rows that belong to the most frequent true group of their found group (Manning, Raghavan & Schuetze 2008, chapter 16.3). */
export function purity(truth: readonly GroupName[], found: readonly GroupName[]): number {
  const overlap = countOverlap(truth, found);
  if (overlap.rows === 0) return 1;
  const largest = new Map<number, number>();
  for (const { column, count } of overlap.cells) largest.set(column, Math.max(count, largest.get(column) ?? 0));
  return sum([...largest.values()]) / overlap.rows;
}

function countOverlap(truth: readonly GroupName[], found: readonly GroupName[]): Overlap {
  if (truth.length !== found.length) throw new RangeError(`There are ${truth.length} true labels but ${found.length} found ones.`);
  const rowOf = new Map<GroupName, number>();
  const columnOf = new Map<GroupName, number>();
  const counts = new Map<string, { row: number; column: number; count: number }>();
  const rowSums: number[] = [];
  const columnSums: number[] = [];
  truth.forEach((label, i) => {
    const row = numberOf(rowOf, label);
    const column = numberOf(columnOf, found[i] ?? '');
    const name = `${row} ${column}`;
    const cell = counts.get(name) ?? { row, column, count: 0 };
    cell.count++;
    counts.set(name, cell);
    rowSums[row] = (rowSums[row] ?? 0) + 1;
    columnSums[column] = (columnSums[column] ?? 0) + 1;
  });
  return { rows: truth.length, cells: [...counts.values()], rowSums, columnSums };
}

function numberOf(numbers: Map<GroupName, number>, name: GroupName): number {
  const number = numbers.get(name) ?? numbers.size;
  numbers.set(name, number);
  return number;
}

function mutualInformation({ cells, rowSums, columnSums, rows }: Overlap): number {
  return sum(
    cells.map(({ row, column, count }) => (count / rows) * Math.log((count * rows) / ((rowSums[row] ?? 1) * (columnSums[column] ?? 1)))),
  );
}

function expectedMutualInformation({ rowSums, columnSums, rows }: Overlap): number {
  const logFactorial = new Float64Array(rows + 1);
  for (let i = 2; i <= rows; i++) logFactorial[i] = (logFactorial[i - 1] ?? 0) + Math.log(i);
  const log = (n: number): number => logFactorial[n] ?? 0;
  const columnKinds = tally(columnSums);
  let expected = 0;
  for (const [a, rowTimes] of tally(rowSums)) {
    for (const [b, columnTimes] of columnKinds) {
      const fixed = log(a) + log(b) + log(rows - a) + log(rows - b) - log(rows);
      for (let n = Math.max(1, a + b - rows); n <= Math.min(a, b); n++) {
        const chance = Math.exp(fixed - log(n) - log(a - n) - log(b - n) - log(rows - a - b + n));
        expected += rowTimes * columnTimes * (n / rows) * Math.log((rows * n) / (a * b)) * chance;
      }
    }
  }
  return expected;
}

function tally(sizes: readonly number[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const size of sizes) times.set(size, (times.get(size) ?? 0) + 1);
  return times;
}

function entropy(sizes: readonly number[], rows: number): number {
  return -sum(sizes.map((size) => (size / rows) * Math.log(size / rows)));
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
