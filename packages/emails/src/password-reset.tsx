import type { ReactElement } from 'react';
import { Aside, Layout, Sentence } from './layout.tsx';
import { MailButton, MailButtons } from './mail-link.tsx';
import { MemberFoot, memberFootText } from './member-foot.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import type { Direction } from './theme.ts';
import { cleanLine, cleanName } from './untrusted-text.ts';

/** A link to choose a new password. `validFor` reads on from "works once, for" ("one hour"). */
export interface Props { organisationName: string; firstName?: string; resetUrl: string; validFor: string; lang?: string; dir?: Direction }

const heading = 'Choose a new password';
const why = 'You get this because somebody asked for a new password for your account.';

function opening({ firstName, organisationName }: Props): string {
  const name = cleanName(firstName);
  const asked = `somebody asked for a new password for your account at ${cleanLine(organisationName, 80)}.`;
  return name === undefined ? `S${asked.slice(1)}` : `${name}, ${asked}`;
}

function caution({ validFor }: Props): string {
  return `The link works once, for ${cleanLine(validFor, 40)}. If it was not you, leave it: your password stays as it is. Nobody at your organisation will ever ask for this link.`;
}

/** The subject; it holds no name, so that a notification on a locked screen gives nothing away. */
export function subject(_props: Props): string {
  return heading;
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  const { organisationName, resetUrl } = props;
  return `${textParts(
    cleanLine(organisationName, 80), textHeading(heading, '='), opening(props), textLink(heading, safeUrl(resetUrl)), caution(props),
    memberFootText(organisationName, why),
  )}\n`;
}

/** One button, how long it works, and what to do when it was somebody else. */
export function Mail(props: Props): ReactElement {
  const { organisationName, resetUrl, lang, dir } = props;
  return (
    <Layout organisationName={organisationName} heading={heading} preview={opening(props)} lang={lang} dir={dir} foot={<MemberFoot organisationName={organisationName} why={why} />}>
      <Sentence>{opening(props)}</Sentence>
      <MailButtons><MailButton primary href={safeUrl(resetUrl)}>Choose a new password</MailButton></MailButtons>
      <Aside>{caution(props)}</Aside>
    </Layout>
  );
}

/** Sample data for previews and tests. */
export const PreviewProps: Props = { organisationName: 'Northlight Energy', firstName: 'Priya', resetUrl: 'https://kept.northlight.example/reset/Zx81', validFor: 'one hour' };
