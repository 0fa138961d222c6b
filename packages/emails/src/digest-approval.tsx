import type { ReactElement } from 'react';
import { Text } from 'react-email';
import { Aside, Layout, Sentence } from './layout.tsx';
import { MailButton, MailButtons } from './mail-link.tsx';
import { MemberFoot, memberFootText } from './member-foot.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import { light, type } from './theme.ts';
import type { Direction } from './theme.ts';
import { cleanLine, cleanName, cleanParagraphs } from './untrusted-text.ts';

/** Asks a second person to read a digest before it goes out. `sendOn` arrives formatted with its zone; `leftOut` says why, in counts. */
export interface Props {
  organisationName: string;
  approverName?: string;
  askedBy: string;
  periodLabel: string;
  audience: number;
  leftOut?: readonly { reason: string; people: number }[];
  counts: { did: number; working: number; declined: number; unanswered: number };
  sendOn?: string;
  note?: string;
  reviewUrl: string;
  lang?: string;
  dir?: Direction;
}

const figures = new Intl.NumberFormat('en-GB');
const why = 'You get this because a digest needs a second person, and you were asked.';
const button = 'Read it and decide';

function heading({ periodLabel }: Props): string {
  return `Please check the digest: ${cleanLine(periodLabel, 60)}`;
}

function opening({ approverName, askedBy, audience, sendOn }: Props): string {
  const name = cleanName(approverName);
  const by = cleanName(askedBy) ?? (name === undefined ? 'A colleague' : 'a colleague');
  const goes = `It would go to ${figures.format(audience)} ${audience === 1 ? 'person' : 'people'}${sendOn === undefined ? '' : ` on ${cleanLine(sendOn, 80)}`}.`;
  return `${name === undefined ? '' : `${name}, `}${by} asks you to approve a digest. ${goes} Nothing is sent until you say yes.`;
}

function facts({ counts, leftOut = [] }: Props): [string, string][] {
  const rows: [string, string][] = [
    ['We did', figures.format(counts.did)], ['We are working on', figures.format(counts.working)],
    ['We decided not to', figures.format(counts.declined)], ['Not answered yet', figures.format(counts.unanswered)],
  ];
  const total = leftOut.reduce((sum, { people }) => sum + people, 0);
  const reasons = leftOut.map(({ reason, people }) => `${cleanLine(reason, 40)} ${figures.format(people)}`).join(', ');
  return total === 0 ? rows : [...rows, ['People left out', `${figures.format(total)} (${reasons})`]];
}

/** The subject: which digest waits for a second person. */
export function subject(props: Props): string {
  return heading(props);
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  return `${textParts(
    cleanLine(props.organisationName, 80), textHeading(heading(props), '='), opening(props), ...cleanParagraphs(props.note ?? ''),
    facts(props).map(([name, value]) => `${name}: ${value}`).join('\n'),
    textLink(button, safeUrl(props.reviewUrl)), memberFootText(props.organisationName, why),
  )}\n`;
}

function Facts({ props }: { props: Props }): ReactElement {
  const cell = { ...type.body, margin: '0', padding: '7px 0', borderBottom: `1px solid ${light.line}`, fontVariantNumeric: 'tabular-nums' } as const;
  return (
    <table width="100%" border={0} cellPadding="0" cellSpacing="0" style={{ margin: '22px 0 8px' }}>
      <caption style={{ display: 'none' }}>What the digest says, and who is left out</caption>
      <tbody>
        {facts(props).map(([name, value]) => (
          <tr key={name}>
            <th scope="row" className="k-ink2 k-line" style={{ ...cell, width: '44%', fontWeight: 400, textAlign: 'inherit', color: light.ink2, verticalAlign: 'top' }}>{name}</th>
            <td className="k-ink k-line" style={cell}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What waits, for how many people, what it says in counts, and one link to the page where it is decided. */
export function Mail(props: Props): ReactElement {
  return (
    <Layout
      organisationName={props.organisationName} heading={heading(props)} preview={opening(props)} lang={props.lang} dir={props.dir}
      foot={<MemberFoot organisationName={props.organisationName} why={why} />}
    >
      <Sentence>{opening(props)}</Sentence>
      {cleanParagraphs(props.note ?? '').map((line, at) => <Text key={at} className="k-ink" style={{ ...type.body, margin: '14px 0 0' }}>{line}</Text>)}
      <Facts props={props} />
      <MailButtons><MailButton primary href={safeUrl(props.reviewUrl)}>{button}</MailButton></MailButtons>
      <Aside>The page shows the digest as its readers would see it. The person who wrote a digest cannot approve it.</Aside>
    </Layout>
  );
}

/** Sample data for previews and tests. */
export const PreviewProps: Props = {
  organisationName: 'Northlight Energy', approverName: 'Anna', askedBy: 'Leila Haddad', periodLabel: 'Autumn 2026', audience: 4812,
  leftOut: [{ reason: 'unsubscribed', people: 21 }, { reason: 'bounced', people: 9 }, { reason: 'mailed too recently', people: 7 }],
  counts: { did: 3, working: 2, declined: 1, unanswered: 1 }, sendOn: 'Tue 1 December, 09:00 (Europe/London)',
  note: 'The paper-bill answer is the one I am least sure about.', reviewUrl: 'https://kept.northlight.example/digests/autumn-2026',
};
