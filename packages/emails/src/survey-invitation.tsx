import type { ReactElement } from 'react';
import { Link, Section, Text } from 'react-email';
import { checkedSender, CustomerFoot, customerFootText } from './customer-foot.tsx';
import type { CustomerSender } from './customer-foot.tsx';
import { Aside, Layout, Sentence } from './layout.tsx';
import { MailButton, MailButtons } from './mail-link.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import { startSide, type } from './theme.ts';
import type { Direction } from './theme.ts';
import { cleanLine, cleanName } from './untrusted-text.ts';

/** One point of the scale; its link opens the survey with this score chosen, and counts only when the person presses Continue there. */
export interface ScoreLink { score: number; url: string }

/** An invitation to one survey. `about` completes "you were in touch with us …" ("by phone on 12 March"); `closesOn` and `answerBy` arrive formatted. */
export interface Props {
  sender: CustomerSender;
  firstName?: string;
  about?: string;
  question: string;
  surveyUrl: string;
  scale?: { links: readonly ScoreLink[]; lowest: string; highest: string };
  closesOn?: string;
  answerBy?: string;
  reminder?: boolean;
  lang?: string;
  dir?: Direction;
}

function opening({ firstName, about, reminder = false }: Props): string {
  const name = cleanName(firstName);
  const touch = about === undefined ? 'we would like to know how it went.' : `you were in touch with us ${cleanLine(about, 80)}. We would like to know how it went.`;
  const greeting = name === undefined ? touch.charAt(0).toUpperCase() + touch.slice(1) : `${name}, ${touch}`;
  return reminder ? `${greeting} This is our only reminder.` : greeting;
}

function promise({ answerBy, closesOn }: Props): string {
  return [
    'It takes less than 30 seconds, and a person reads every comment.',
    answerBy === undefined ? 'What we change because of it, we tell you.' : `What we change because of it, we tell you by ${cleanLine(answerBy, 40)}.`,
    closesOn === undefined ? '' : `The survey is open until ${cleanLine(closesOn, 40)}.`,
  ].filter((line) => line !== '').join(' ');
}

function Scale({ scale, question, dir }: { scale: NonNullable<Props['scale']>; question: string; dir: Direction }): ReactElement {
  const last = scale.links.length - 1;
  const meaning = (at: number) => (at === 0 ? `, ${cleanLine(scale.lowest, 40)}` : at === last ? `, ${cleanLine(scale.highest, 40)}` : '');
  const highest = scale.links[last]?.score ?? 0;
  return (
    <Section className="k-scale" style={{ margin: '20px 0 0', maxWidth: '520px' }} align={startSide(dir)}>
      <Text className="k-ink" style={{ ...type.body, margin: '0', fontSize: '0', lineHeight: '0' }}>
        {scale.links.map(({ score, url }, at) => (
          <Link
            key={score} href={safeUrl(url)} className="k-button" aria-label={`${question} ${score} out of ${highest}${meaning(at)}`}
            style={{ ...type.button, width: '40px', padding: '12px 0', margin: startSide(dir) === 'right' ? '0 0 8px 4px' : '0 4px 8px 0', fontSize: '15px' }}
          >
            {score}
          </Link>
        ))}
      </Text>
      <Text className="k-ink2" style={{ ...type.small, margin: '2px 0 0' }}>
        {`${scale.links[0]?.score ?? 0} = ${cleanLine(scale.lowest, 40)}, ${highest} = ${cleanLine(scale.highest, 40)}`}
      </Text>
    </Section>
  );
}

/** The subject: the one question, from whom. */
export function subject({ sender, reminder = false }: Props): string {
  return `${reminder ? 'Reminder: one' : 'One'} question from ${cleanLine(sender.organisationName, 60)}`;
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  const { sender, question, scale, surveyUrl } = props;
  const ends = scale && `${scale.links[0]?.score ?? 0} = ${cleanLine(scale.lowest, 40)}, ${scale.links.at(-1)?.score ?? 0} = ${cleanLine(scale.highest, 40)}`;
  const parts = textParts(
    cleanLine(sender.organisationName, 80),
    textHeading(cleanLine(question), '='),
    opening(props),
    ends,
    textLink('Answer here', safeUrl(surveyUrl)),
    promise(props),
    customerFootText(checkedSender(sender)),
  );
  return `${parts}\n`;
}

/** One question, answered with one tap and a Continue; the promise of an answer stands beside it. */
export function Mail(props: Props): ReactElement {
  const { sender, question, scale, surveyUrl, lang, dir } = props;
  const asked = cleanLine(question);
  return (
    <Layout
      organisationName={sender.organisationName} heading={asked} preview={opening(props)} lang={lang} dir={dir}
      foot={<CustomerFoot sender={checkedSender(sender)} />}
    >
      <Sentence>{opening(props)}</Sentence>
      {scale === undefined || scale.links.length === 0
        ? <MailButtons><MailButton primary href={safeUrl(surveyUrl)}>Answer the question</MailButton></MailButtons>
        : <Scale scale={scale} question={asked} dir={dir ?? 'ltr'} />}
      <div style={{ clear: 'both', fontSize: '1px', lineHeight: '10px' }} aria-hidden="true">{'\u00A0'}</div>
      <Aside>{promise(props)}</Aside>
    </Layout>
  );
}

/** Sample data for previews and tests. */
export const PreviewProps: Props = {
  sender: {
    organisationName: 'Northlight Energy', postalAddress: '14 Quay Street, Bristol BS1 4XX', receiptUrl: 'https://northlight.example/r/8Hq2',
    preferencesUrl: 'https://northlight.example/p/8Hq2', unsubscribeUrl: 'https://northlight.example/u/8Hq2',
  },
  firstName: 'Maria',
  about: 'by phone on 12 March',
  question: 'How likely are you to recommend Northlight to a friend?',
  surveyUrl: 'https://northlight.example/s/4tZ',
  scale: {
    links: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((score) => ({ score, url: `https://northlight.example/s/4tZ?score=${score}` })),
    lowest: 'not at all likely', highest: 'very likely',
  },
  closesOn: '14 November',
  answerBy: '1 December',
};
