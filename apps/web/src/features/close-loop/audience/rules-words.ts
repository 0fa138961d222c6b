import type { AudienceRules } from '@kept/core/close-loop/audience-input.ts';

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language' });

/** The name of a language in English. */
export function languageName(code: string): string {
  return languageNames.of(code) ?? code;
}

/** Each rule of an audience as part of a sentence: "in the segment Home or Trade". */
export function rulesWords({ segments, languages, themes, saidYes, withinDays }: AudienceRules, titleOf: (themeId: string) => string): string[] {
  return [
    segments === null ? '' : `${segments.is === 'in' ? 'in the segment' : 'not in the segment'} ${listWords(segments.names)}`,
    languages === null ? '' : `${languages.is === 'in' ? 'reads' : 'does not read'} ${listWords(languages.codes.map(languageName))}`,
    themes === null ? '' : themes === 'told' ? 'said something on a theme this digest tells' : `said something on ${listWords(themes.map((id) => `“${titleOf(id)}”`))}`,
    withinDays === null ? '' : `said something in the ${withinDays === 1 ? 'day' : `${withinDays.toLocaleString('en-GB')} days`} before it was made`,
    saidYes ? 'said yes to the digest' : '',
  ].filter((words) => words !== '');
}

function listWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
