/** One row of the speed table: what was measured, the limit it is held against in the same run, and their ratio. Asserts nothing. */
export function printFigure(row: { what: string; figure: string; limit: string; ratio: number; toReach: string }): void {
  process.stdout.write(`${row.what}: ${row.figure}\n  limit: ${row.limit}\n  ratio: ${row.ratio.toFixed(2)}  (to reach: ${row.toReach})\n`);
}

/** A rate or a duration with as many digits as it deserves. */
export function figure(number: number): string {
  return number.toLocaleString('en-GB', { maximumFractionDigits: number < 10 ? 1 : 0 });
}
