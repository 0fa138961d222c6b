const names = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });

/** A language in words; what is no code stays as it was given. */
export function languageName(code: string): string {
  return /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(code) ? (names.of(code) ?? code) : code;
}
