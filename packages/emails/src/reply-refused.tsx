import type { ReactElement } from 'react';
import { Layout, Sentence } from './layout.tsx';
import { MailButton, MailButtons } from './mail-link.tsx';
import { MemberFoot, memberFootText } from './member-foot.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import type { Direction } from './theme.ts';
import { cleanLine, cleanName, titleWords } from './untrusted-text.ts';

/** Tells an owner that a reply by mail was not posted on their theme, and why. */
export interface Props {
  organisationName: string;
  name?: string;
  title: string;
  reason: string;
  themeUrl: string;
  lang?: string;
  dir?: Direction;
}

const why = 'You get this because a mail came in at your address for replies; three such mails a day at most. Nobody reads answers to it.';

/** The subject names the theme. */
export function subject({ title }: Props): string {
  return `Your reply was not posted: ${cleanLine(title, 100)}`;
}

function opening({ name, title }: Props): string {
  const person = cleanName(name);
  return `${person === undefined ? 'A' : `${person}, a`} reply about \u201C${titleWords(title)}\u201D came in by mail and was not posted.`;
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  return `${textParts(
    cleanLine(props.organisationName, 80),
    textHeading(subject(props), '='),
    opening(props),
    cleanLine(props.reason, 400),
    textLink('Open the theme', safeUrl(props.themeUrl)),
    memberFootText(props.organisationName, why),
  )}\n`;
}

/** Why a reply was not posted, and the way to post it. */
export function Mail(props: Props): ReactElement {
  return (
    <Layout organisationName={props.organisationName} heading="Your reply was not posted" preview={opening(props)} lang={props.lang} dir={props.dir} foot={<MemberFoot organisationName={props.organisationName} why={why} />}>
      <Sentence>{opening(props)}</Sentence>
      <Sentence>{cleanLine(props.reason, 400)}</Sentence>
      <MailButtons><MailButton href={safeUrl(props.themeUrl)}>Open the theme</MailButton></MailButtons>
    </Layout>
  );
}

/** Sample data for previews and tests. */
export const PreviewProps: Props = {
  organisationName: 'Northlight Energy', name: 'Asha', title: 'Refund emails arrive late', themeUrl: 'https://kept.northlight.example/themes/1',
  reason: 'It has 5,212 characters, and a note takes 4,000 at most. Send a shorter one, or open the theme.',
};
