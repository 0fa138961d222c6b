import { isVague } from '../act/is-vague.ts';
import { type PersonalDataKind, personalDataKinds, redactText } from '../listen/redact-text.ts';
import type { BlockKind } from '../vocabulary.ts';

const named = { card: 'a card number', iban: 'a bank account', phone: 'a phone number', email: 'an email address', link: 'a link that carries a secret' } as const satisfies Record<PersonalDataKind, string>;
const cheerful = /!|\b(?:great|good|wonderful|fantastic|exciting) news\b|\b(?:happy|pleased|delighted|excited|proud|thrilled) to\b/i;

/** What a writer of a digest is asked about one text before it goes out: questions, never refusals. `kind` is missing for words over the whole digest. */
export function blockHints(words: string, kind?: BlockKind): string[] {
  const { counts } = redactText(words);
  const found = personalDataKinds.filter((one) => counts[one] > 0).map((one) => named[one]);
  return [
    kind !== undefined && isVague(words) ? 'Could a customer tell from this what is different now? Say what changed, where and since when.' : '',
    (kind === 'declined' || kind === 'unanswered') && cheerful.test(words) ? 'This is not good news for those who asked for it: say it without cheer.' : '',
    found.length === 0 ? '' : `This holds ${found.join(' and ')}. Everybody who gets the digest reads it: leave it in only when it is yours.`,
  ].filter((hint) => hint !== '');
}
