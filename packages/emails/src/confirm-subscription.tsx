import type { ReactElement } from 'react';
import { Text } from 'react-email';
import { senderLine } from './customer-foot.tsx';
import { Aside, Layout, Sentence } from './layout.tsx';
import { MailButton, MailButtons } from './mail-link.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import { type Direction, type } from './theme.ts';
import { cleanLine } from './untrusted-text.ts';

/** The mail that asks whether an address entered on the public page is its owner's wish. `worksUntil` arrives formatted. */
export interface Props {
  organisationName: string;
  postalAddress: string;
  confirmUrl: string;
  worksUntil: string;
  lang?: string;
  dir?: Direction;
}

const button = 'Yes, send me the news';

function heading({ organisationName }: Props): string {
  return `News from ${cleanLine(organisationName, 80)}: is this you?`;
}

function opening({ organisationName }: Props): string {
  return `Somebody entered this address to hear what ${cleanLine(organisationName, 80)} does about what its customers say. If it was you, press the button; then you get the digest, a few times a year.`;
}

function otherwise({ worksUntil }: Props): string {
  return `If it was not you, do nothing: no further mail comes. The link works until ${cleanLine(worksUntil, 60)}.`;
}

/** The subject names the organisation, whose page the address was entered on. */
export function subject(props: Props): string {
  return heading(props);
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  return `${textParts(
    cleanLine(props.organisationName, 80), textHeading(heading(props), '='), opening(props), textLink(button, safeUrl(props.confirmUrl)), otherwise(props),
    `${'-'.repeat(40)}\n${senderLine(props)}`,
  )}\n`;
}

/** One question, one button, and what happens without it: nothing. */
export function Mail(props: Props): ReactElement {
  const { organisationName, confirmUrl, lang, dir } = props;
  return (
    <Layout organisationName={organisationName} heading={heading(props)} preview={opening(props)} lang={lang} dir={dir} foot={<Text className="k-ink3" style={type.tiny}>{senderLine(props)}</Text>}>
      <Sentence>{opening(props)}</Sentence>
      <MailButtons><MailButton primary href={safeUrl(confirmUrl)}>{button}</MailButton></MailButtons>
      <Aside>{otherwise(props)}</Aside>
    </Layout>
  );
}

/** Sample data for previews and tests. */
export const PreviewProps: Props = {
  organisationName: 'Northlight Energy', postalAddress: '14 Quay Street, Bristol BS1 4XX', confirmUrl: 'https://kept.northlight.example/n/Qp7', worksUntil: '6 December 2026',
};
