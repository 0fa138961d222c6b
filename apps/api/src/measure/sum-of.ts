/** Adds up one part of many things. */
export function sumOf<T>(ones: readonly T[], part: (one: T) => number): number {
  return ones.reduce((all, one) => all + part(one), 0);
}
