import type { ReactElement } from 'react';
import { Aside, Layout, Sentence } from './layout.tsx';
import { MailButton, MailButtons } from './mail-link.tsx';
import { MemberFoot, memberFootText } from './member-foot.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import type { Direction } from './theme.ts';
import { cleanLine } from './untrusted-text.ts';

/** So many of the last so many came back, or whoever carries mail takes nothing from us. */
export type Why = { readonly cause: 'bounces' | 'complaints'; readonly bad: number; readonly among: number } | { readonly cause: 'provider'; readonly said: string };

/** Mail to customers that stopped by itself, and why. */
export type Props = Why & { organisationName: string; outboxUrl: string; lang?: string; dir?: Direction };

const heading = 'Mail to customers is held';
const why = 'You get this because you send mail to customers, or are an administrator.';
const waiting = 'Nothing is lost: digests, notices and surveys wait.';
const cautions = {
  came: `${waiting} Mail to your own people goes on. Mailbox providers block senders who go on regardless, so look where these addresses come from first.`,
  provider: `${waiting} Whoever runs your server mends the account at the provider: its key, its sender, its quota. Then one of you lets mail go in the outbox.`,
} as const;
const words = { bounces: 'came back', complaints: 'were marked as spam' } as const;

function opening(props: Props): string {
  if (props.cause === 'provider') return `Whoever carries your mail takes none from you: “${cleanLine(props.said, 200)}”. Asking again does not help, so mail to customers waits until one of you lets it go.`;
  const { cause, bad, among } = props;
  return `${bad.toLocaleString('en-GB')} of the last ${among.toLocaleString('en-GB')} mails to customers ${words[cause]}. The rest waits until one of you lets it go.`;
}

function caution({ cause }: Props): string {
  return cause === 'provider' ? cautions.provider : cautions.came;
}

/** The subject; what happened stands inside. */
export function subject(_props: Props): string {
  return heading;
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  const { organisationName, outboxUrl } = props;
  return `${textParts(cleanLine(organisationName, 80), textHeading(heading, '='), opening(props), caution(props), textLink('Open the outbox', safeUrl(outboxUrl)), memberFootText(organisationName, why))}\n`;
}

/** How much came back, what waits, and where to let it go. */
export function Mail(props: Props): ReactElement {
  const { organisationName, outboxUrl, lang, dir } = props;
  return (
    <Layout organisationName={organisationName} heading={heading} preview={opening(props)} lang={lang} dir={dir} foot={<MemberFoot organisationName={organisationName} why={why} />}>
      <Sentence>{opening(props)}</Sentence>
      <MailButtons><MailButton primary href={safeUrl(outboxUrl)}>Open the outbox</MailButton></MailButtons>
      <Aside>{caution(props)}</Aside>
    </Layout>
  );
}

/** Sample data for previews and tests. */
export const PreviewProps: Props = { organisationName: 'Northlight Energy', cause: 'bounces', bad: 52, among: 1000, outboxUrl: 'https://kept.northlight.example/outbox' };
