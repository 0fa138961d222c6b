/** The longest id another system may give a thing. */
export const longestExternalId = 200;

/** One spelling for an id, source or name from another system: NFKC, no control characters, single spaces. Undefined when nothing is left. */
export function normaliseExternalId(text: string): string | undefined {
  const plain = text.toWellFormed().normalize('NFKC').replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, ' ').replace(/\s+/gu, ' ').trim();
  return plain === '' ? undefined : plain;
}
