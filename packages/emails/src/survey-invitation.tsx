import { invitationWords } from '@kept/core/listen/invitation-words.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { directionOf, fillWords, ownNameOf, pageWordsIn } from '@kept/core/listen/survey-words.ts';
import type { ContactChannel } from '@kept/core/vocabulary.ts';
import type { ReactElement } from 'react';
import { Link, Section, Text } from 'react-email';
import { checkedSender, CustomerFoot, customerFootText } from './customer-foot.tsx';
import type { CustomerSender } from './customer-foot.tsx';
import { Aside, Layout, Sentence } from './layout.tsx';
import { MailButton, MailButtons, MailLink } from './mail-link.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import { startSide, type } from './theme.ts';
import { cleanLine, cleanName } from './untrusted-text.ts';

/** One point of the scale; its link opens the survey with this score chosen, and counts only when the person presses Continue there. */
export interface ScoreLink { score: number; url: string }

/** An invitation to one survey, in one of its languages. Days arrive formatted; `others` open the survey in its other languages. */
export interface Props {
  sender: CustomerSender;
  language: SurveyLanguage;
  firstName?: string;
  contact?: { channel: ContactChannel; on: string };
  question: string;
  surveyUrl: string;
  scale?: { links: readonly ScoreLink[]; lowest: string; highest: string };
  closesOn?: string;
  answerBy?: string;
  reminder?: boolean;
  others?: readonly { language: SurveyLanguage; url: string }[];
}

function opening({ language, firstName, contact, reminder = false }: Props): string {
  const words = invitationWords[language];
  const name = cleanName(firstName);
  const capital = (sentence: string) => sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1);
  const touch = contact === undefined ? words.howItWent : `${fillWords(words.touch, { how: words.how[contact.channel], date: cleanLine(contact.on, 40) })} ${capital(words.howItWent)}`;
  const greeting = name === undefined ? capital(touch) : fillWords(words.toName, { name, sentence: touch });
  return reminder ? `${greeting} ${words.onlyReminder}` : greeting;
}

function promise({ language, answerBy, closesOn }: Props): string {
  const words = invitationWords[language];
  return [
    words.brief,
    answerBy === undefined ? words.told : fillWords(words.toldBy, { date: cleanLine(answerBy, 40) }),
    closesOn === undefined ? '' : fillWords(words.openUntil, { date: cleanLine(closesOn, 40) }),
  ].filter((line) => line !== '').join(' ');
}

/** What the two ends of the scale mean. */
function endsOf({ links, lowest, highest }: NonNullable<Props['scale']>): [string, string] {
  return [`${links[0]?.score ?? 0} = ${cleanLine(lowest, 40)}`, `${links.at(-1)?.score ?? 0} = ${cleanLine(highest, 40)}`];
}

function Scale({ scale, question, language }: { scale: NonNullable<Props['scale']>; question: string; language: SurveyLanguage }): ReactElement {
  const last = scale.links.length - 1;
  const start = startSide(directionOf(language));
  const meaning = (at: number) => (at === 0 ? `, ${cleanLine(scale.lowest, 40)}` : at === last ? `, ${cleanLine(scale.highest, 40)}` : '');
  const outOf = (score: number) => fillWords(pageWordsIn(language).outOf, { n: String(score), m: String(scale.links[last]?.score ?? 0) });
  return (
    <Section className="k-scale" style={{ margin: '20px 0 0', maxWidth: '520px' }} align={start}>
      <Text className="k-ink" style={{ ...type.body, margin: '0', fontSize: '0', lineHeight: '0' }}>
        {scale.links.map(({ score, url }, at) => (
          <Link
            key={score} href={safeUrl(url)} className="k-button" aria-label={`${question} ${outOf(score)}${meaning(at)}`}
            style={{ ...type.button, width: '40px', padding: '12px 0', margin: start === 'right' ? '0 0 8px 4px' : '0 4px 8px 0', fontSize: '15px' }}
          >
            {score}
          </Link>
        ))}
      </Text>
      <Text className="k-ink2" style={{ ...type.small, margin: '2px 0 0' }}>{endsOf(scale).join(' · ')}</Text>
    </Section>
  );
}

/** The subject: the one question, from whom. */
export function subject({ sender, language, reminder = false }: Props): string {
  const words = invitationWords[language];
  return fillWords(reminder ? words.reminderSubject : words.subject, { organisation: cleanLine(sender.organisationName, 60) });
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  const { sender, question, scale, surveyUrl, language, others = [] } = props;
  const parts = textParts(
    cleanLine(sender.organisationName, 80),
    textHeading(cleanLine(question), '='),
    opening(props),
    scale && endsOf(scale).join('\n'),
    textLink(invitationWords[language].answerHere, safeUrl(surveyUrl)),
    promise(props),
    ...others.map((other) => textLink(ownNameOf(other.language), safeUrl(other.url))),
    customerFootText(checkedSender(sender), language),
  );
  return `${parts}\n`;
}

/** The survey's other languages, each under its own name. */
function Others({ others }: { others: NonNullable<Props['others']> }): ReactElement {
  return (
    <Text className="k-ink2" style={type.small}>
      {others.map(({ language, url }, at) => (
        <span key={language} lang={language}>{at === 0 ? '' : ' · '}<MailLink href={safeUrl(url)}>{ownNameOf(language)}</MailLink></span>
      ))}
    </Text>
  );
}

/** One question, answered with one tap and a Continue; the promise of an answer stands beside it. */
export function Mail(props: Props): ReactElement {
  const { sender, question, scale, surveyUrl, language, others = [] } = props;
  const asked = cleanLine(question);
  return (
    <Layout
      organisationName={sender.organisationName} heading={asked} preview={opening(props)} lang={language} dir={directionOf(language)}
      foot={<CustomerFoot sender={checkedSender(sender)} language={language} />}
    >
      <Sentence>{opening(props)}</Sentence>
      {scale === undefined || scale.links.length === 0
        ? <MailButtons><MailButton primary href={safeUrl(surveyUrl)}>{invitationWords[language].answer}</MailButton></MailButtons>
        : <Scale scale={scale} question={asked} language={language} />}
      <div style={{ clear: 'both', fontSize: '1px', lineHeight: '10px' }} aria-hidden="true">{'\u00A0'}</div>
      <Aside>{promise(props)}</Aside>
      {others.length === 0 ? null : <Others others={others} />}
    </Layout>
  );
}

/** Sample data for previews and tests. */
export const PreviewProps: Props = {
  sender: {
    organisationName: 'Northlight Energy', postalAddress: '14 Quay Street, Bristol BS1 4XX', receiptUrl: 'https://northlight.example/r/8Hq2',
    preferencesUrl: 'https://northlight.example/p/8Hq2', unsubscribeUrl: 'https://northlight.example/u/8Hq2',
  },
  language: 'en',
  firstName: 'Maria',
  contact: { channel: 'phone', on: '12 March' },
  question: 'How likely are you to recommend Northlight to a friend?',
  surveyUrl: 'https://northlight.example/s/4tZ',
  scale: {
    links: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((score) => ({ score, url: `https://northlight.example/s/4tZ?score=${score}` })),
    lowest: 'not at all likely', highest: 'very likely',
  },
  closesOn: '14 November',
  answerBy: '1 December',
};
