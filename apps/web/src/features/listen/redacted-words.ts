import type { ImportRun } from './queries.ts';
import { countWords } from '../../ui/count-words.ts';

const names = { card: ['card number', 'card numbers'], iban: ['bank account', 'bank accounts'], phone: ['phone number', 'phone numbers'], email: ['email address', 'email addresses'], link: ['secret link', 'secret links'] } as const;
const kinds = ['card', 'iban', 'phone', 'email', 'link'] as const;

/** Counts the personal data found in texts: "3 phone numbers and 1 card number"; empty when there is none. */
export function redactedWords(counts: ImportRun['redacted']): string {
  const parts = kinds.flatMap((kind) => (counts[kind] > 0 ? [countWords(counts[kind], names[kind][0], names[kind][1])] : []));
  return new Intl.ListFormat('en-GB').format(parts);
}
