/** What can come of a point of a friction session. "No" is an outcome too, and has its reason. */
export const pointOutcomes = ['changed', 'will_change', 'needs_decision', 'will_not_change'] as const;
export type PointOutcome = (typeof pointOutcomes)[number];

/** What came of a point, in a word or two. */
export const outcomeWords = { changed: 'Changed', will_change: 'Will change', needs_decision: 'Needs a decision', will_not_change: 'Will not change' } as const satisfies Record<PointOutcome, string>;

/** Whose desk a point goes to. */
export const outcomePlaces = ['product', 'operations', 'leadership'] as const;
export type OutcomePlace = (typeof outcomePlaces)[number];

/** How a desk is called. */
export const placeWords = { product: 'Product', operations: 'Operations', leadership: 'Leadership' } as const satisfies Record<OutcomePlace, string>;
