import type { z } from 'zod';

const kinds: Readonly<Record<string, string>> = { array: 'a list', object: 'a record with names and values', record: 'a record with names and values', string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', date: 'a date' };
const formats: Readonly<Record<string, string>> = { uuid: 'an id', datetime: 'a moment such as 2026-11-20T10:00:00Z', date: 'a day such as 2026-11-20', email: 'an email address', url: 'an address that begins with https://' };
const mostNamed = 20;

/** Says in a sentence what is wrong with a value, wherever a schema has no words of its own for it. */
export function plainProblem(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is missing.' : `This should be ${kinds[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return issue.input === undefined ? 'This is missing.' : oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? oneOf(issue.options) : 'This has none of the forms it may have.';
    case 'invalid_format':
      return `This is not ${formats[issue.format] ?? 'written as it should be'}.`;
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `“${key}”`).join(', ')} ${issue.keys.length === 1 ? 'is' : 'are'} not known here.`;
    case 'too_small':
      return sized('At least', issue.origin, Number(issue.minimum));
    case 'too_big':
      return sized('At most', issue.origin, Number(issue.maximum));
    default:
      return undefined;
  }
}

function oneOf(words: readonly unknown[]): string {
  const named = words.slice(0, mostNamed).map(String).join(', ');
  return words.length === 1 ? `This should be ${named}.` : `Choose one of ${named}${words.length > mostNamed ? ' and others' : ''}.`;
}

function sized(bound: string, origin: string, count: number): string {
  if (origin === 'string') return count === 1 && bound === 'At least' ? 'Write something.' : `${bound} ${count.toLocaleString('en-GB')} characters.`;
  return origin === 'array' ? `${bound} ${count.toLocaleString('en-GB')} of them.` : `${bound} ${count.toLocaleString('en-GB')}.`;
}
