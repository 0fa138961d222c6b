export const mergeStrengths = ['strong', 'good', 'possible'] as const;
export type MergeStrength = (typeof mergeStrengths)[number];

/** How alike two themes are: the share of their texts that lie nearer to the middle of the other one, and the telling words both use. */
export interface Likeness {
  /** From 0 to 1; two halves of one theme come near a half. */
  readonly crossing: number;
  readonly sharedWords: readonly string[];
}

/** How strongly two themes look like one (docs/methods.md, "Merge suggestions"); undefined when they do not. */
export function mergeStrength({ crossing, sharedWords }: Likeness): MergeStrength | undefined {
  const words = sharedWords.length;
  if (crossing >= 0.25 || (crossing >= 0.12 && words >= 3)) return 'strong';
  if (crossing >= 0.12 || (crossing >= 0.05 && words >= 2)) return 'good';
  return crossing >= 0.05 || words >= 3 ? 'possible' : undefined;
}

/** Why two themes may be one, as a person reads it. */
export function mergeReason({ crossing, sharedWords }: Likeness): string {
  const words = sharedWords.length === 0 ? '' : `both say ${sharedWords.slice(0, 4).join(', ')}`;
  const near = crossing === 0 ? '' : `${Math.round(crossing * 100)} % of what was said lies nearer to the other one`;
  const reason = [near, words].filter((part) => part !== '').join('; ');
  return reason === '' ? '' : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

/** The two themes of a pair in the one order in which a refused pair is kept. */
export function pairOf(one: string, other: string): { readonly themeId: string; readonly otherThemeId: string } {
  return one < other ? { themeId: one, otherThemeId: other } : { themeId: other, otherThemeId: one };
}
