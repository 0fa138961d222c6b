import { customerPageWords } from '@kept/core/close-loop/customer-page-words.ts';
import type { NoticeOutcome } from '@kept/core/close-loop/notice-rules.ts';
import { noticeWords } from '@kept/core/close-loop/notice-words.ts';
import { invitationWords } from '@kept/core/listen/invitation-words.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { directionOf, fillWords } from '@kept/core/listen/survey-words.ts';
import { Fragment, type ReactElement } from 'react';
import { Section, Text } from 'react-email';
import { checkedSender, CustomerFoot, customerFootText } from './customer-foot.tsx';
import type { CustomerSender } from './customer-foot.tsx';
import { OwnTitle } from './digest-parts.tsx';
import { figure } from './digest-words.ts';
import { Aside, Layout, Sentence, Space } from './layout.tsx';
import { MailButton, MailButtons } from './mail-link.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { Quote } from './quote.tsx';
import { safeUrl } from './safe-url.ts';
import { light, type } from './theme.ts';
import { cleanLine, cleanName, cleanParagraphs, quotedWords, titleWords } from './untrusted-text.ts';

/** What became of one theme, with the reader's own sentences about it. Days arrive written in the reader's language. */
export interface NoticePart {
  title: string;
  outcome: NoticeOutcome;
  /** In the organisation's own words. */
  text: string;
  said: readonly { quote: string; saidOn: string }[];
  /** How many said it, the reader among them. */
  people?: number;
  liveOn?: string;
  owner?: string;
  answerUrls?: { fixed: string; partly: string; notFixed: string };
}

/** The mail to one person about everything of theirs that was decided on one day. */
export interface Props {
  sender: CustomerSender;
  language: SurveyLanguage;
  firstName?: string;
  parts: readonly NoticePart[];
}


function opening({ language, firstName, parts }: Props): string {
  const words = noticeWords[language];
  const [only] = parts;
  const name = cleanName(firstName);
  const date = cleanLine(only?.said[0]?.saidOn ?? '', 40);
  const told = parts.length > 1 || date === '' ? words.toldSeveral : fillWords(words.told, { date });
  const greeting = name === undefined ? told.charAt(0).toLocaleUpperCase(language) + told.slice(1) : fillWords(invitationWords[language].toName, { name, sentence: told });
  return parts.length > 1 || only === undefined ? greeting : `${greeting} ${words.opening[only.outcome]}`;
}

function headingOf({ language, parts }: Props): string {
  const [only] = parts;
  return parts.length > 1 || only === undefined ? fillWords(noticeWords[language].several, { n: figure(parts.length, language) }) : titleWords(only.title);
}

function factsOf({ people = 0, liveOn, owner }: NoticePart, language: SurveyLanguage): string {
  const words = noticeWords[language];
  const name = cleanName(owner);
  return [
    people === 2 ? words.other : people > 2 ? fillWords(words.others, { n: figure(people - 1, language) }) : '',
    liveOn === undefined ? '' : fillWords(words.live, { date: cleanLine(liveOn, 40) }),
    name === undefined ? '' : fillWords(words.owner, { owner: name }),
  ].filter((fact) => fact !== '').join(' ');
}

const isChange = ({ outcome }: NoticePart) => outcome === 'fixed' || outcome === 'partly';

/** The subject: what it is about, and what became of it. */
export function subject(props: Props): string {
  const [only] = props.parts;
  return props.parts.length > 1 || only === undefined ? headingOf(props) : fillWords(noticeWords[props.language].subject[only.outcome], { title: cleanLine(only.title, 80) });
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  const { sender, language, parts } = props;
  const page = customerPageWords[language];
  const body = parts.map((part) =>
    textParts(
      parts.length > 1 && textHeading(titleWords(part.title)),
      ...part.said.map(({ quote, saidOn }) => `> "${quotedWords(quote)}"\n> ${fillWords(page.youOn, { date: cleanLine(saidOn, 40) })}`),
      [`${noticeWords[language].label[part.outcome]} ${cleanParagraphs(part.text).join('\n')}`, factsOf(part, language)].filter((line) => line !== '').join('\n'),
      isChange(part) && part.answerUrls && textParts(`${page.ask} ${page.decides}`, textLink(page.fixed, safeUrl(part.answerUrls.fixed)), textLink(page.partly, safeUrl(part.answerUrls.partly)), textLink(page.notFixed, safeUrl(part.answerUrls.notFixed))),
    ),
  );
  return `${textParts(cleanLine(sender.organisationName, 80), textHeading(headingOf(props), '='), opening(props), ...body, customerFootText(checkedSender(sender), language))}\n`;
}

function Answer({ part, language }: { part: NoticePart; language: SurveyLanguage }): ReactElement {
  const [first = '', ...rest] = cleanParagraphs(part.text);
  const facts = factsOf(part, language);
  const answer = (
    <>
      <Text className="k-ink" style={{ ...type.body, margin: '0' }}><b>{noticeWords[language].label[part.outcome]}</b>{' '}<span dir="auto">{first}</span></Text>
      {rest.map((line, at) => <Text key={at} className="k-ink" dir="auto" style={{ ...type.body, margin: '8px 0 0' }}>{line}</Text>)}
      {facts === '' ? null : <Text className="k-ink2" style={{ ...type.small, margin: '6px 0 0' }}>{facts}</Text>}
    </>
  );
  if (!isChange(part)) return answer;
  return <Section className="k-did" tdClassName="k-panel" style={{ backgroundColor: light.keptSoft, borderRadius: '10px', padding: '16px 20px' }}>{answer}</Section>;
}

function Question({ urls, language }: { urls: NonNullable<NoticePart['answerUrls']>; language: SurveyLanguage }): ReactElement {
  const page = customerPageWords[language];
  return (
    <>
      <Aside>{`${page.ask} ${page.decides}`}</Aside>
      <MailButtons>
        <MailButton href={safeUrl(urls.fixed)}>{page.fixed}</MailButton>{' '}<MailButton href={safeUrl(urls.partly)}>{page.partly}</MailButton>{' '}<MailButton href={safeUrl(urls.notFixed)}>{page.notFixed}</MailButton>
      </MailButtons>
    </>
  );
}

/** "We did something about what you said": their sentence, the answer, and the question whether it helped. */
export function Mail(props: Props): ReactElement {
  const { sender, language, parts } = props;
  const dir = directionOf(language);
  return (
    <Layout organisationName={sender.organisationName} heading={headingOf(props)} preview={opening(props)} lang={language} dir={dir} foot={<CustomerFoot sender={checkedSender(sender)} language={language} />}>
      <Sentence>{opening(props)}</Sentence>
      {parts.map((part, at) => (
        <Fragment key={at}>
          {parts.length > 1 ? <OwnTitle title={part.title} /> : <Space />}
          {part.said.map(({ quote, saidOn }, place) => <Quote key={place} words={quotedWords(quote)} by={fillWords(customerPageWords[language].youOn, { date: cleanLine(saidOn, 40) })} dir={dir} />)}
          <Answer part={part} language={language} />
          {isChange(part) && part.answerUrls !== undefined ? <Question urls={part.answerUrls} language={language} /> : null}
        </Fragment>
      ))}
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
  parts: [
    {
      title: 'Direct debit changed without warning', outcome: 'fixed', people: 212, owner: 'Priya Shah', liveOn: '3 September',
      text: 'Nobody\u2019s direct debit changes any more without a letter ten days before.',
      said: [{ quote: 'A letter a week before would have been enough.', saidOn: '12 March' }],
      answerUrls: { fixed: 'https://northlight.example/a/1', partly: 'https://northlight.example/a/2', notFixed: 'https://northlight.example/a/3' },
    },
  ],
};
