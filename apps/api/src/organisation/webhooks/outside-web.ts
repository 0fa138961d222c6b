import { lookup } from 'node:dns/promises';

/** An address a name stands for. */
export interface FoundAddress {
  readonly address: string;
  readonly family: number;
}

/** What webhooks need from the world outside. */
export interface OutsideWeb {
  /** Every address a name stands for. */
  readonly resolve: (name: string) => Promise<readonly FoundAddress[]>;
  /** Whether messages may go to private addresses and without encryption (KEPT_WEBHOOK_PRIVATE). */
  readonly isPrivateAllowed: boolean;
  /** An answer that is not there by then does not come. */
  readonly longestMs: number;
}

/** The web as it is: names as the machine looks them up, ten seconds for an answer. */
export function openOutsideWeb(isPrivateAllowed: boolean): OutsideWeb {
  return { resolve: (name) => lookup(name, { all: true }), isPrivateAllowed, longestMs: 10_000 };
}
