import type { SurveyDefinition } from './survey-definition.ts';
import type { SurveyLanguage } from './survey-languages.ts';
import { wordsIn } from './survey-definition.ts';

const longestValue = 100;

/** What a link carried, and what of it was left out, in sentences for the people who made the link. */
export interface HiddenFields {
  readonly fields: Readonly<Record<string, string>>;
  readonly refused: readonly string[];
}

/** Reads the declared hidden fields of a link; names nobody declared are not looked at. */
export function readHiddenFields(definition: Pick<SurveyDefinition, 'hidden'>, valueOf: (name: string) => string | undefined): HiddenFields {
  const fields: Record<string, string> = {};
  const refused: string[] = [];
  for (const { name } of definition.hidden) {
    const value = (valueOf(name) ?? '').normalize('NFKC').trim();
    if (value === '') continue;
    const problem = hiddenProblem(value);
    if (problem === undefined) fields[name] = value;
    else refused.push(`“${name}” was left out: ${problem}`);
  }
  return { fields, refused };
}

/**
 * Why a value cannot be a hidden field, or undefined when it can. Threat: anybody can write what they like into a link and send it on; what
 * is piped stands on a page people trust, so nothing that looks like markup, a link or turned-around text gets there.
 */
export function hiddenProblem(value: string): string | undefined {
  if (value.length > longestValue) return `it is longer than ${longestValue} characters.`;
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u.test(value)) return 'it holds characters that cannot be seen.';
  if (/[<>{}`\\]/.test(value)) return 'it holds characters of a program or a page.';
  return /:\/\/|\bwww\.|^(?:javascript|data|vbscript):/i.test(value) ? 'it holds a link.' : undefined;
}

const slot = /\{([a-z][a-z0-9_]{0,39})\}/g;

/** Puts hidden fields into a wording: {name} becomes the field's value, or its fallback. No other braces mean anything (a subset of ICU message syntax). */
export function pipeFields(wording: string, definition: SurveyDefinition, language: SurveyLanguage, fields: Readonly<Record<string, string>>): string {
  const hidden = new Map(definition.hidden.map((one) => [one.name, one]));
  const piped = wording.replace(slot, (_, name: string) => {
    const field = hidden.get(name);
    return (Object.hasOwn(fields, name) ? fields[name] : undefined) ?? (field === undefined ? '' : wordsIn(field.fallback, language, definition));
  });
  return piped.replace(/\s{2,}/g, ' ').trim();
}

/** The fields a wording names, or undefined when its braces mean something else. */
export function pipedNames(wording: string): string[] | undefined {
  return /[{}]/.test(wording.replace(slot, '')) ? undefined : [...wording.matchAll(slot)].map((found) => found[1] ?? '');
}
