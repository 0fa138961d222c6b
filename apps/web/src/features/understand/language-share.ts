import type { Reading } from './reading-queries.ts';

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** A language by its English name. */
export function languageName(code: string | null): string {
  return code === null ? 'Not known' : (names.of(code) ?? code);
}

/** How much is written in languages the encoder does not know, as a sentence; nothing where all is known. */
export function languageShare({ texts, languages }: Pick<Reading, 'texts' | 'languages'>): string | undefined {
  const others = languages.filter((each) => !each.isKnown);
  const count = others.reduce((sum, each) => sum + each.texts, 0);
  if (count === 0) return undefined;
  const share = (100 * count) / texts;
  const listed = others.slice(0, 3).map((each) => `${languageName(each.language)} ${each.texts.toLocaleString('en-GB')}`).join(', ');
  return `${share < 1 ? 'Less than 1' : Math.round(share)} % of comments are in languages the encoder does not know (${listed}${others.length > 3 ? ', others' : ''}): their themes are found by words and letters, each language by itself.`;
}
