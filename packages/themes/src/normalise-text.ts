/** What the encoder reads of a long text, in UTF-16 units: about 130 words, which is where the model itself stops (128 word pieces). */
export const ENCODER_LIMIT_CHARACTERS = 1000;

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]+/gu;

/** The form of a text everything else works on: Unicode NFKC, no control or invisible characters, single spaces, no broken surrogates. */
export function normaliseText(text: string): string {
  return text.toWellFormed().normalize('NFKC').replace(INVISIBLE, ' ').replace(/\s+/gu, ' ').trim();
}

/** The part of a normalised text the encoder reads; it never ends inside a word or a surrogate pair if it can be avoided. */
export function cutForEncoder(normalised: string): string {
  if (normalised.length <= ENCODER_LIMIT_CHARACTERS) return normalised;
  const head = normalised.slice(0, ENCODER_LIMIT_CHARACTERS);
  const lastSpace = head.lastIndexOf(' ');
  return (lastSpace > ENCODER_LIMIT_CHARACTERS / 2 ? head.slice(0, lastSpace) : head.slice(0, -1)).toWellFormed();
}
