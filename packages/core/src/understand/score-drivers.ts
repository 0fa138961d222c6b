/** A contact kept aside: the driver people gave it, the likeliest by what was learned, and whether that one would be suggested. */
export interface AskedContact {
  readonly truth: string;
  readonly found: string;
  readonly isSuggested: boolean;
}

export interface DriverScore {
  readonly heldOut: number;
  readonly right: number;
  /** Mean over the drivers among them of the harmonic mean of precision and recall; null without any. */
  readonly macroF1: number | null;
  readonly suggested: number;
  readonly suggestedRight: number;
}

/** Fewer labelled contacts with words than this, and a driver is not learned. */
export const leastLabelledContacts = 10;
/** Below this share of certainty no driver is suggested: it would be as likely wrong as right. */
export const leastDriverConfidence = 0.5;
/** Fewer contacts kept aside than this, and no accuracy is shown. */
export const leastHeldOutContacts = 30;

/** How well drivers were learned, on contacts that taught nothing. */
export function scoreDrivers(asked: readonly AskedContact[]): DriverScore {
  const drivers = [...new Set(asked.map(({ truth }) => truth))];
  const scores = drivers.map((driver) => {
    const both = asked.filter(({ truth, found }) => truth === driver && found === driver).length;
    return (2 * both) / (asked.filter(({ truth }) => truth === driver).length + asked.filter(({ found }) => found === driver).length);
  });
  const suggested = asked.filter(({ isSuggested }) => isSuggested);
  return {
    heldOut: asked.length,
    right: rightOf(asked),
    macroF1: drivers.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / drivers.length,
    suggested: suggested.length,
    suggestedRight: rightOf(suggested),
  };
}

function rightOf(asked: readonly AskedContact[]): number {
  return asked.filter(({ truth, found }) => truth === found).length;
}
