/** The largest share of a digest's people that may be held back: more would be silence for its own sake. */
export const mostControlPercent = 20;

/** On which side of the comparison somebody is: told, or held back until the next digest. */
export const comparedSides = ['told', 'held_back'] as const;
export type ComparedSide = (typeof comparedSides)[number];

/** What is known of one person who may get a digest, before the draw. */
export interface DrawFacts {
  /** An HMAC of the person and the digest in hex: the same at every draw, and nothing anybody can steer. */
  readonly mac: string;
  /** Whether this digest would quote them. */
  readonly hasOwnPoints: boolean;
  /** Whether others read the same address: one of them would be told and the other not. */
  readonly isShared: boolean;
  /** Whether an earlier digest was kept from them that they were not told of yet. */
  readonly wasHeldBack: boolean;
}

/** Draws one person's side by a share of so many in a hundred; undefined for whoever is told in any case and stands outside the comparison. */
export function drawSide(percent: number, { mac, hasOwnPoints, isShared, wasHeldBack }: DrawFacts): ComparedSide | undefined {
  if (percent === 0 || hasOwnPoints || isShared || wasHeldBack) return undefined;
  return isDrawn(percent, mac) ? 'held_back' : 'told';
}

/** Says whether an HMAC falls into the share: its first 32 bits, read as a fraction. */
export function isDrawn(percent: number, mac: string): boolean {
  return Number.parseInt(mac.slice(0, 8), 16) < (percent / 100) * 2 ** 32;
}
