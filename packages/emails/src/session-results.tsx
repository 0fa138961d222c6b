import { type OutcomePlace, outcomePlaces, type PointOutcome, outcomeWords, placeWords } from '@kept/core/listen/session-words.ts';
import type { ReactElement } from 'react';
import { Heading, Section, Text } from 'react-email';
import { asSentence, countOf, countWord } from './count-words.ts';
import { Aside, Layout, Sentence } from './layout.tsx';
import { MailButton, MailButtons } from './mail-link.tsx';
import { MemberFoot, memberFootText } from './member-foot.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import { light, type } from './theme.ts';
import type { Direction } from './theme.ts';
import { cleanLine, titleWords } from './untrusted-text.ts';

/** One point of the session: how many agents reported it, what comes of it, and whose desk it is on. */
export interface ResultPoint {
  title: string;
  reports: number;
  outcome: PointOutcome;
  text: string;
  place: OutcomePlace;
}

/** Tells product, operations and leadership what came of a friction session, each desk its own points. */
export interface Props {
  organisationName: string;
  sessionTitle: string;
  points: readonly ResultPoint[];
  sessionUrl: string;
  lang?: string;
  dir?: Direction;
}

const why = 'You get this once for each session, because you may see what agents report.';
const protection = 'Agents report without a name. A point is listed from five reports on, and nobody can tell who filed them: please do not ask.';

/** The subject: which session. */
export function subject({ sessionTitle }: Props): string {
  return `What agents said, and what comes of it: ${cleanLine(sessionTitle, 80)}`;
}

function opening({ points }: Props): string {
  const [only] = points;
  if (only === undefined) return 'No theme had five reports, so none could be listed without saying too much about who wrote them.';
  if (points.length === 1) return `One point, with ${placeWords[only.place].toLowerCase()}.`;
  const desks = outcomePlaces.flatMap((place) => {
    const own = points.filter((point) => point.place === place).length;
    return own === 0 ? [] : [`${countWord(own)} with ${placeWords[place].toLowerCase()}`];
  });
  return `${asSentence(countOf(points.length, 'point'))}: ${desks.join(', ')}.`;
}

function facts({ reports, outcome }: ResultPoint): string {
  return `${asSentence(countOf(reports, 'agent', 'agents'))} reported it. ${outcomeWords[outcome]}:`;
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  const desks = outcomePlaces.flatMap((place) => {
    const own = props.points.filter((point) => point.place === place);
    return own.length === 0 ? [] : [textHeading(placeWords[place]), ...own.flatMap((point) => [`${titleWords(point.title)}\n${facts(point)} ${cleanLine(point.text, 1000)}`])];
  });
  return `${textParts(cleanLine(props.organisationName, 80), textHeading(subject(props), '='), opening(props), ...desks, textLink('Open the session', safeUrl(props.sessionUrl)), protection, memberFootText(props.organisationName, why))}\n`;
}

function Desk({ place, points }: { place: OutcomePlace; points: readonly ResultPoint[] }): ReactElement {
  return (
    <Section className="k-line" style={{ marginTop: '24px', borderTop: `1px solid ${light.line}`, paddingTop: '18px' }}>
      <Heading as="h2" className="k-ink" style={{ ...type.h2, margin: '0 0 6px' }}>{placeWords[place]}</Heading>
      {points.map((point) => (
        <Section key={point.title} style={{ margin: '0 0 14px' }}>
          <Heading as="h3" className="k-ink" style={{ ...type.body, fontWeight: 600, margin: '0 0 2px' }}>{titleWords(point.title)}</Heading>
          <Text className="k-ink2" style={{ ...type.small, margin: '0 0 2px' }}>{facts(point)}</Text>
          <Text className="k-ink" style={{ ...type.body, margin: '0' }}>{cleanLine(point.text, 1000)}</Text>
        </Section>
      ))}
    </Section>
  );
}

/** Each desk's points with what comes of them, and the way to the session. */
export function Mail(props: Props): ReactElement {
  return (
    <Layout organisationName={props.organisationName} heading={subject(props)} preview={opening(props)} lang={props.lang} dir={props.dir} foot={<MemberFoot organisationName={props.organisationName} why={why} />}>
      <Sentence>{opening(props)}</Sentence>
      {outcomePlaces.map((place) => {
        const own = props.points.filter((point) => point.place === place);
        return own.length === 0 ? null : <Desk key={place} place={place} points={own} />;
      })}
      <MailButtons><MailButton primary href={safeUrl(props.sessionUrl)}>Open the session</MailButton></MailButtons>
      <Aside>{protection}</Aside>
    </Layout>
  );
}

/** Sample data for previews and tests. */
export const PreviewProps: Props = {
  organisationName: 'Northlight Energy', sessionTitle: 'November 2026', sessionUrl: 'https://kept.northlight.example/friction/1',
  points: [
    { title: 'Refunds cannot be seen', reports: 14, outcome: 'will_change', text: 'The day of the payment will stand under Payments from February.', place: 'product' },
    { title: 'The queue for moves', reports: 6, outcome: 'will_not_change', text: 'A second line costs more than it saves; the first one gets two people more.', place: 'leadership' },
  ],
};
