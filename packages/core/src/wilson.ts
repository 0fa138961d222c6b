/** The 97.5 % point of the normal distribution: two-sided 95 %. */
export const z95 = 1.959964;

/** Wilson's score interval (1927): keeps its promise for small shares too, where the textbook one does not. In points. */
export function wilson(hits: number, n: number): { value: number; low: number; high: number } {
  const p = hits / n;
  const middle = (p + z95 ** 2 / (2 * n)) / (1 + z95 ** 2 / n);
  const half = (z95 / (1 + z95 ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + z95 ** 2 / (4 * n ** 2));
  return { value: 100 * p, low: 100 * Math.max(0, middle - half), high: 100 * Math.min(1, middle + half) };
}
