/** What becomes of a text that fits a theme a person defines. */
export const matchOutcomes = ['moves', 'joins', 'placed by a person', 'taken out by a person', 'in a theme with an owner'] as const;
export type MatchOutcome = (typeof matchOutcomes)[number];

/** A text that fits, with where it lies and what people have decided about it. */
export interface FittingText {
  /** The standing of the theme it is in; null where it is in none. */
  readonly home: 'proposed' | 'promised' | 'dismissed' | null;
  readonly isPlacedByPerson: boolean;
  /** A person took it out of every theme. */
  readonly isTakenOut: boolean;
  /** The person who defines the theme named this very text as an example. */
  readonly isExample: boolean;
}

/** Decides it: what people placed or took out stays, what lies in a theme with an owner only moves when that is asked for; an example goes where its chooser says. */
export function matchOutcome({ home, isPlacedByPerson, isTakenOut, isExample }: FittingText, takesOwned: boolean): MatchOutcome {
  const free = home === null ? 'joins' : 'moves';
  if (isExample) return free;
  if (isPlacedByPerson) return 'placed by a person';
  if (isTakenOut) return 'taken out by a person';
  return home === 'promised' && !takesOwned ? 'in a theme with an owner' : free;
}
