import { countWords } from '../../ui/count-words.ts';

/** So many emails; “it” while they are not counted. */
export function emailsWords(emails: number | undefined): string {
  return emails === undefined ? 'it' : countWords(emails, 'email', 'emails');
}
