import type { ReactElement } from 'react';
import { Aside, Layout, Sentence } from './layout.tsx';
import { MailButton, MailButtons } from './mail-link.tsx';
import { MemberFoot, memberFootText } from './member-foot.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import type { Direction } from './theme.ts';
import { cleanLine } from './untrusted-text.ts';

/** A domain whose proof is gone: it ends on a day, or has ended, by itself or because somebody else proved it. Days read on from "until" ("26 November 2026"). */
export interface Props {
  organisationName: string;
  host: string;
  recordName: string;
  what: { ends: string } | { ended: 'unproven' | 'taken' };
  settingsUrl: string;
  lang?: string;
  dir?: Direction;
}

const why = 'You get this once, because you are an administrator.';
const button = 'Open the domain';

function heading({ what }: Props): string {
  return 'ends' in what ? 'Your domain is about to end' : 'Your domain has ended';
}

function opening({ host, recordName, what }: Props): string {
  const name = cleanLine(host, 253);
  const record = cleanLine(recordName, 260);
  if ('ends' in what) return `The TXT record at ${record}, which proves that ${name} is yours, is no longer there. Your pages stay at ${name} until ${cleanLine(what.ends, 40)}.`;
  if (what.ended === 'taken') return `Another organisation has proven ${name}, and your record at ${record} is gone. Your pages are no longer shown there.`;
  return `The TXT record at ${record} was missing for three days. Your pages are no longer shown at ${name}.`;
}

function caution({ what }: Props): string {
  if ('ends' in what) return 'Put the record back as the settings show it, and nothing changes. If you mean to leave the name, there is nothing to do: new mails will lead to Kept’s own address, and links in earlier ones open only as long as the name still points here.';
  return 'New mails and links lead to Kept’s own address, where the same pages stand. Links in earlier mails open only as long as the name still points here. To use it again, put the record back and press “Check now”.';
}

/** The subject; which domain it is stands inside. */
export function subject(props: Props): string {
  return heading(props);
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  const { organisationName, settingsUrl } = props;
  return `${textParts(cleanLine(organisationName, 80), textHeading(heading(props), '='), opening(props), caution(props), textLink(button, safeUrl(settingsUrl)), memberFootText(organisationName, why))}\n`;
}

/** Which domain, since when, and what to do about it. */
export function Mail(props: Props): ReactElement {
  const { organisationName, settingsUrl, lang, dir } = props;
  return (
    <Layout organisationName={organisationName} heading={heading(props)} preview={opening(props)} lang={lang} dir={dir} foot={<MemberFoot organisationName={organisationName} why={why} />}>
      <Sentence>{opening(props)}</Sentence>
      <MailButtons><MailButton primary href={safeUrl(settingsUrl)}>{button}</MailButton></MailButtons>
      <Aside>{caution(props)}</Aside>
    </Layout>
  );
}

/** Sample data for previews and tests. */
export const PreviewProps: Props = { organisationName: 'Northlight Energy', host: 'feedback.northlight.example', recordName: '_kept.feedback.northlight.example', what: { ends: '26 November 2026' }, settingsUrl: 'https://kept.northlight.example/settings?tab=public' };
