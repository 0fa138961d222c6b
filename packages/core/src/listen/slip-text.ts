import { normaliseReceiptCode } from './receipt-code.ts';

/** What a slip is good for: one report in a round, or one "me too" on its agenda. */
export const slipKinds = ['report', 'me_too'] as const;
export type SlipKind = (typeof slipKinds)[number];

/** RFC 9474, the variant with a random prefix and a salt. The name agents' browsers and the server agree on. */
export const slipSuite = 'RSABSSA-SHA384-PSS-Randomized';
export const slipKeyBits = 2048;
/** 32 bytes of the suite's own prefix, and 32 random ones of the browser. */
export const slipMessageBytes = 64;
export const slipSignatureBytes = slipKeyBits / 8;

/** A slip as it is shown with a report: signed blind in a browser, or a code printed on paper. */
export type Slip = { readonly form: 'signed'; readonly roundId: string; readonly message: string; readonly signature: string } | { readonly form: 'paper'; readonly code: string };

const parts = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/;

/** Writes a signed slip as one word: the round, what was signed and the signature, both in base64url. */
export function writeSlip({ roundId, message, signature }: { roundId: string; message: string; signature: string }): string {
  return `${roundId}.${message}.${signature}`;
}

/** Reads what was shown as a slip; undefined when it can be neither a signed one nor a code. */
export function readSlip(shown: string): Slip | undefined {
  const [, roundId, message, signature] = parts.exec(shown.trim()) ?? [];
  if (roundId !== undefined && message !== undefined && signature !== undefined) {
    return lengthOf(message) === slipMessageBytes && lengthOf(signature) === slipSignatureBytes ? { form: 'signed', roundId, message, signature } : undefined;
  }
  const code = normaliseReceiptCode(shown);
  return code === undefined ? undefined : { form: 'paper', code };
}

/** How many bytes a base64url word without padding stands for. */
function lengthOf(word: string): number {
  return Math.floor((word.length * 3) / 4);
}
