/** A share with its 95 % interval in words, or why there is none. */
export function estimateWords({ n, value, low, high }: { n: number; value: number | null; low: number | null; high: number | null }): string {
  if (value === null || low === null || high === null) return n === 0 ? 'none yet' : 'too few';
  return `${Math.round(value)} % (${Math.round(low)} to ${Math.round(high)})`;
}
