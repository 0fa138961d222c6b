import { invitationWords } from '@kept/core/listen/invitation-words.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import type { ReactElement, ReactNode } from 'react';
import { Text } from 'react-email';
import { MailLink } from './mail-link.tsx';
import { textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import { type } from './theme.ts';
import { cleanLine } from './untrusted-text.ts';

/** Who writes, from where, and the ways out: every mail to a customer carries all of it. */
export interface CustomerSender {
  organisationName: string;
  postalAddress: string;
  receiptUrl: string;
  preferencesUrl: string;
  unsubscribeUrl: string;
}

/** Who writes and from where, as the last line of a mail to somebody outside. */
export function senderLine({ organisationName, postalAddress }: Pick<CustomerSender, 'organisationName' | 'postalAddress'>): string {
  return `${cleanLine(organisationName, 80)}, ${cleanLine(postalAddress)}`;
}

/** The small print under a customer's mail: what happened to what they said, what we may write about, the way out, the postal address. */
export function CustomerFoot({ sender, language = 'en', children }: { sender: CustomerSender; language?: SurveyLanguage; children?: ReactNode }): ReactElement {
  const words = invitationWords[language];
  return (
    <>
      {children}
      <Text className="k-ink3" style={type.tiny}>
        <MailLink href={sender.receiptUrl}>{words.receipt}</MailLink>{' · '}
        <MailLink href={sender.preferencesUrl}>{words.preferences}</MailLink>{' · '}
        <MailLink href={sender.unsubscribeUrl}>{words.unsubscribe}</MailLink>
      </Text>
      <Text className="k-ink3" style={type.tiny}>{senderLine(sender)}</Text>
    </>
  );
}

/** The same small print for the plain-text part. */
export function customerFootText(sender: CustomerSender, language: SurveyLanguage = 'en'): string {
  const words = invitationWords[language];
  return textParts(
    '-'.repeat(40),
    textLink(words.receipt, sender.receiptUrl),
    textLink(words.preferences, sender.preferencesUrl),
    textLink(words.unsubscribe, sender.unsubscribeUrl),
    senderLine(sender),
  );
}

/** Gives the sender with its three links checked; a link that is not http or https is refused. */
export function checkedSender(sender: CustomerSender): CustomerSender {
  return {
    organisationName: sender.organisationName,
    postalAddress: sender.postalAddress,
    receiptUrl: safeUrl(sender.receiptUrl),
    preferencesUrl: safeUrl(sender.preferencesUrl),
    unsubscribeUrl: safeUrl(sender.unsubscribeUrl),
  };
}
