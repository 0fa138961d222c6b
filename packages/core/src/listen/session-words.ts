/** What can come of a point of a friction session. "No" is an outcome too, and has its reason. */
export const pointOutcomes = ['changed', 'will_change', 'needs_decision', 'will_not_change'] as const;
export type PointOutcome = (typeof pointOutcomes)[number];

/** Whose desk a point goes to. */
export const outcomePlaces = ['product', 'operations', 'leadership'] as const;
export type OutcomePlace = (typeof outcomePlaces)[number];
