const invisible = /[\p{Cc}\p{Co}\p{Cs}]/gu;

/** A text as it can be stored: whole characters, no control characters but line breaks and tabs, no blank ends. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(invisible, (character) => (character === '\n' || character === '\t' ? character : ''))
    .trim();
}
