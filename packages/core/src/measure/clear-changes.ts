import { arrowRules } from './arrow-rules.ts';

/**
 * Says which of many changes are clear when they are looked at together: Benjamini and Hochberg's step-up rule (1995) on their
 * p-values, so that of all arrows on a page at most one in twenty is expected to be chance. A null is not judged and not counted.
 */
export function clearChanges(chances: readonly (number | null)[]): boolean[] {
  const judged = chances.filter((chance) => chance !== null).toSorted((a, b) => a - b);
  let limit = -1;
  judged.forEach((chance, place) => {
    if (chance <= (arrowRules.falseDiscoveryRate * (place + 1)) / judged.length) limit = chance;
  });
  return chances.map((chance) => chance !== null && chance <= limit);
}
