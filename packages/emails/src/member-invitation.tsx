import type { ReactElement } from 'react';
import { Aside, Layout, Sentence } from './layout.tsx';
import { MailButton, MailButtons } from './mail-link.tsx';
import { MemberFoot, memberFootText } from './member-foot.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import type { Direction } from './theme.ts';
import { cleanLine, cleanName } from './untrusted-text.ts';

/** An invitation to join an organisation. `work` says in words what the role does ("answer for themes"); `expiresOn` arrives formatted. */
export interface Props {
  organisationName: string;
  firstName?: string;
  invitedBy?: string;
  roleName: string;
  work?: string;
  acceptUrl: string;
  expiresOn: string;
  lang?: string;
  dir?: Direction;
}

const why = 'You get this because your address was entered in an invitation; if you do not know who did, ignore it and nothing happens.';

function heading({ organisationName }: Props): string {
  return `Join ${cleanLine(organisationName, 80)} on Kept`;
}

function opening({ firstName, invitedBy, roleName, work }: Props): string {
  const name = cleanName(firstName);
  const by = cleanName(invitedBy) ?? (name === undefined ? 'A colleague' : 'a colleague');
  const role = `${by} invites you as ${cleanLine(roleName, 30)}${work === undefined ? '' : `, to ${cleanLine(work, 80)}`}.`;
  return `${name === undefined ? '' : `${name}, `}${role} Kept shows what customers say, who answers for it and by when, and what became of it.`;
}

function expiry({ expiresOn }: Props): string {
  return `The link is for you alone and works until ${cleanLine(expiresOn, 60)}. You choose your password on the page it opens.`;
}

/** The subject names the organisation, never the inviter, so that nobody can put words of their own into it. */
export function subject(props: Props): string {
  return heading(props);
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  const { organisationName, acceptUrl } = props;
  return `${textParts(
    cleanLine(organisationName, 80), textHeading(heading(props), '='), opening(props), textLink('Accept the invitation', safeUrl(acceptUrl)), expiry(props),
    memberFootText(organisationName, why),
  )}\n`;
}

/** Who invites, to what work, one button, and until when it works. */
export function Mail(props: Props): ReactElement {
  const { organisationName, acceptUrl, lang, dir } = props;
  return (
    <Layout organisationName={organisationName} heading={heading(props)} preview={opening(props)} lang={lang} dir={dir} foot={<MemberFoot organisationName={organisationName} why={why} />}>
      <Sentence>{opening(props)}</Sentence>
      <MailButtons><MailButton primary href={safeUrl(acceptUrl)}>Accept the invitation</MailButton></MailButtons>
      <Aside>{expiry(props)}</Aside>
    </Layout>
  );
}

/** Sample data for previews and tests. */
export const PreviewProps: Props = {
  organisationName: 'Northlight Energy', firstName: 'Tom', invitedBy: 'Priya Shah', roleName: 'theme owner', work: 'answer for what customers say about billing',
  acceptUrl: 'https://kept.northlight.example/join/Qp7', expiresOn: '29 November 2026',
};
