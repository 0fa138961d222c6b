import type { ReactElement } from 'react';
import { Aside, Layout, Sentence } from './layout.tsx';
import { MailButton, MailButtons } from './mail-link.tsx';
import { MemberFoot, memberFootText } from './member-foot.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import type { Direction } from './theme.ts';
import { cleanLine } from './untrusted-text.ts';

/** A webhook that went off by itself. `why` is a sentence. */
export interface Props { organisationName: string; webhookName: string; why: string; settingsUrl: string; lang?: string; dir?: Direction }

const heading = 'A webhook was switched off';
const why = 'You get this once, because you are an administrator.';
const caution = 'What happens from now on is not sent there. When the other side is mended, switch it on again and send what failed once more.';

function opening(props: Props): string {
  return `The webhook “${cleanLine(props.webhookName, 80)}” gets no more messages. ${cleanLine(props.why, 200)}`;
}

/** The subject; which webhook it is stands inside. */
export function subject(_props: Props): string {
  return heading;
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  const { organisationName, settingsUrl } = props;
  return `${textParts(cleanLine(organisationName, 80), textHeading(heading, '='), opening(props), caution, textLink('Open the webhook', safeUrl(settingsUrl)), memberFootText(organisationName, why))}\n`;
}

/** Which webhook, why, and what to do about it. */
export function Mail(props: Props): ReactElement {
  const { organisationName, settingsUrl, lang, dir } = props;
  return (
    <Layout organisationName={organisationName} heading={heading} preview={opening(props)} lang={lang} dir={dir} foot={<MemberFoot organisationName={organisationName} why={why} />}>
      <Sentence>{opening(props)}</Sentence>
      <MailButtons><MailButton primary href={safeUrl(settingsUrl)}>Open the webhook</MailButton></MailButtons>
      <Aside>{caution}</Aside>
    </Layout>
  );
}

/** Sample data for previews and tests. */
export const PreviewProps: Props = { organisationName: 'Northlight Energy', webhookName: 'Operations chat', why: 'Switched off: nothing has arrived there for five days.', settingsUrl: 'https://kept.northlight.example/settings?tab=webhooks' };
