/** How often two themes stand in the same text, held against chance. */
export interface TogetherCounts {
  readonly both: number;
  readonly one: number;
  readonly other: number;
  /** All texts with a theme. */
  readonly all: number;
}

export const fewestTogether = 3;

/**
 * The lift of a pair: how many times as often both stand in one text as they would if neither had to do with the other
 * (docs/methods.md, "Themes said in the same breath"). Undefined where they meet less than three times, or no more often than by chance.
 */
export function themeLift({ both, one, other, all }: TogetherCounts): number | undefined {
  const texts = Math.max(all, one + other - both);
  const lift = (both * texts) / (one * other);
  return both >= fewestTogether && lift > 1 ? lift : undefined;
}
