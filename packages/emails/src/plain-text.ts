/** Joins the parts of a plain-text mail with one empty line between; parts that do not apply are left out. */
export function textParts(...parts: ReadonlyArray<string | undefined | false>): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join('\n\n');
}

/** A heading of the plain-text part, underlined so that it stands out without markup. */
export function textHeading(title: string, rule: '=' | '-' = '-'): string {
  return `${title}\n${rule.repeat(Math.min(Array.from(title).length, 60))}`;
}

/** A link of the plain-text part: the words, then the address alone on its line so that no client breaks it. */
export function textLink(words: string, url: string): string {
  return `${words}:\n${url}`;
}
