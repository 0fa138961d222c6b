import type { ReactElement } from 'react';
import { Aside, Layout, Sentence } from './layout.tsx';
import { MailButton, MailButtons } from './mail-link.tsx';
import { MemberFoot, memberFootText } from './member-foot.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import type { Direction } from './theme.ts';
import { cleanLine } from './untrusted-text.ts';

/** An API key that ends soon. `endsOn` reads on from "ends on" ("6 December 2026"). */
export interface Props { organisationName: string; keyName: string; endsOn: string; settingsUrl: string; lang?: string; dir?: Direction }

const heading = 'An API key ends soon';
const why = 'You get this once, because you made this key.';
const caution = 'Make a new key, give it to whatever uses the old one, and revoke the old one. After its last day the old key is refused.';

function opening({ keyName, endsOn }: Props): string {
  return `The API key “${cleanLine(keyName, 80)}” ends on ${cleanLine(endsOn, 40)}.`;
}

/** The subject; which key it is stands inside. */
export function subject(_props: Props): string {
  return heading;
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  const { organisationName, settingsUrl } = props;
  return `${textParts(cleanLine(organisationName, 80), textHeading(heading, '='), opening(props), caution, textLink('Open the API keys', safeUrl(settingsUrl)), memberFootText(organisationName, why))}\n`;
}

/** Which key, when, and what to do about it. */
export function Mail(props: Props): ReactElement {
  const { organisationName, settingsUrl, lang, dir } = props;
  return (
    <Layout organisationName={organisationName} heading={heading} preview={opening(props)} lang={lang} dir={dir} foot={<MemberFoot organisationName={organisationName} why={why} />}>
      <Sentence>{opening(props)}</Sentence>
      <MailButtons><MailButton primary href={safeUrl(settingsUrl)}>Open the API keys</MailButton></MailButtons>
      <Aside>{caution}</Aside>
    </Layout>
  );
}

/** Sample data for previews and tests. */
export const PreviewProps: Props = { organisationName: 'Northlight Energy', keyName: 'Till in Leeds', endsOn: '6 December 2026', settingsUrl: 'https://kept.northlight.example/settings?tab=keys' };
