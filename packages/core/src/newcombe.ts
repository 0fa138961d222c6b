import { wilson } from './wilson.ts';

/** The difference of two shares with its 95 % interval, in points, by Newcombe's method 10 (1998): it keeps its promise where one share is near nothing. */
export function newcombe(one: { readonly hits: number; readonly n: number }, other: { readonly hits: number; readonly n: number }): { value: number; low: number; high: number } {
  const [first, second] = [wilson(one.hits, one.n), wilson(other.hits, other.n)];
  const value = first.value - second.value;
  return { value, low: value - Math.hypot(first.value - first.low, second.high - second.value), high: value + Math.hypot(first.high - first.value, second.value - second.low) };
}
