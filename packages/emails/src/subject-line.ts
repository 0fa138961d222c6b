import { AppError } from '@kept/core/errors.ts';
import { cleanLine } from './untrusted-text.ts';

/** Gives a subject fit for a header; a line break in it is refused with a sentence, hidden characters are dropped. */
export function subjectLine(subject: string): string {
  // Threat: a line break in a subject starts a header of the attacker's choosing.
  if (/[\r\n\v\f\u0085\u2028\u2029]/u.test(subject)) throw new AppError('invalid', 'The subject must be a single line.');
  const line = cleanLine(subject, 150);
  if (line === '') throw new AppError('invalid', 'The subject must not be empty.');
  // Threat: an encoded word (RFC 2047) shows its reader other words than those that were looked at.
  return line.replaceAll('=?', '=\u200C?');
}
