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

/** The small print under a customer's mail: what happened to what they said, what we may write about, the way out, the postal address. */
export function CustomerFoot({ sender, children }: { sender: CustomerSender; children?: ReactNode }): ReactElement {
  return (
    <>
      {children}
      <Text className="k-ink3" style={type.tiny}>
        <MailLink href={sender.receiptUrl}>What happened to what I said</MailLink>{' · '}
        <MailLink href={sender.preferencesUrl}>Choose what we write about</MailLink>{' · '}
        <MailLink href={sender.unsubscribeUrl}>Unsubscribe</MailLink>
      </Text>
      <Text className="k-ink3" style={type.tiny}>{`${cleanLine(sender.organisationName, 80)}, ${cleanLine(sender.postalAddress)}`}</Text>
    </>
  );
}

/** The same small print for the plain-text part. */
export function customerFootText(sender: CustomerSender): string {
  return textParts(
    '-'.repeat(40),
    textLink('What happened to what I said', sender.receiptUrl),
    textLink('Choose what we write about', sender.preferencesUrl),
    textLink('Unsubscribe', sender.unsubscribeUrl),
    `${cleanLine(sender.organisationName, 80)}, ${cleanLine(sender.postalAddress)}`,
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
