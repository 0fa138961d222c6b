import { IntlMessageFormat } from 'intl-messageformat';
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

type MessagePart = ReturnType<IntlMessageFormat['getAst']>[number];

/** What a wording may hold (types of intl-messageformat): words, {name}, select, plural, and the # of a plural. */
const wordsPart = 0;
const takenParts = [wordsPart, 1, 5, 6, 7];

/** Puts hidden fields into a wording, an ICU message: {name} becomes the field's value, or its fallback; select and plural choose by it, a plural without a number as for many. */
export function pipeFields(wording: string, definition: SurveyDefinition, language: SurveyLanguage, fields: Readonly<Record<string, string>>): string {
  if (!/[{}]/.test(wording)) return wording;
  const values = Object.fromEntries(definition.hidden.map(({ name, fallback }) => [name, (Object.hasOwn(fields, name) ? fields[name] : undefined) ?? wordsIn(fallback, language, definition)]));
  try {
    const parts = new IntlMessageFormat(wording, language, undefined, { ignoreTag: true }).getAst();
    if (namesIn(parts)?.every((name) => Object.hasOwn(values, name)) !== true) return wording;
    return String(new IntlMessageFormat(withWords(parts, values), language).format(values)).replace(/\s{2,}/g, ' ').trim();
  } catch {
    // A draft may hold half a message: it is shown as it was written.
    return wording;
  }
}

/** A fallback is mostly words: a plural of them is said as for many, with the words where the number would stand. */
function withWords(parts: readonly MessagePart[], values: Readonly<Record<string, string>>): MessagePart[] {
  return parts.flatMap((part): MessagePart[] => {
    if (!('options' in part)) return [part];
    const chosen = 'offset' in part && !Number.isFinite(Number(values[part.value])) ? part.options.other : undefined;
    if (chosen !== undefined) return withWords(chosen.value.map((inner) => ('value' in inner ? inner : { type: 1, value: part.value })), values);
    return [{ ...part, options: Object.fromEntries(Object.entries(part.options).map(([rule, option]) => [rule, { ...option, value: withWords(option.value, values) }])) }];
  });
}

/** The fields a wording names, or undefined when its braces mean something else. */
export function pipedNames(wording: string): string[] | undefined {
  if (!/[{}]/.test(wording)) return [];
  try {
    return namesIn(new IntlMessageFormat(wording, 'en', undefined, { ignoreTag: true }).getAst());
  } catch {
    return undefined;
  }
}

function namesIn(parts: readonly MessagePart[]): string[] | undefined {
  const names: string[] = [];
  for (const part of parts) {
    // A brace among the words was quoted by an apostrophe, hardly on purpose.
    if (!takenParts.includes(part.type) || (part.type === wordsPart && 'value' in part && /[{}]/.test(part.value))) return undefined;
    if (part.type !== wordsPart && 'value' in part) names.push(part.value);
    for (const option of 'options' in part ? Object.values(part.options) : []) {
      const inside = namesIn(option.value);
      if (inside === undefined) return undefined;
      names.push(...inside);
    }
  }
  return names;
}
