import { subscriptionWords } from '@kept/core/close-loop/subscription-words.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { directionOf, fillWords } from '@kept/core/listen/survey-words.ts';
import type { ReactElement } from 'react';
import { Text } from 'react-email';
import { senderLine } from './customer-foot.tsx';
import { Aside, Layout, Sentence } from './layout.tsx';
import { MailButton, MailButtons } from './mail-link.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import { type } from './theme.ts';
import { cleanLine } from './untrusted-text.ts';

/** The mail that asks whether an address entered on the public page is its owner's wish. `worksUntil` arrives formatted in the language. */
export interface Props {
  organisationName: string;
  postalAddress: string;
  confirmUrl: string;
  worksUntil: string;
  language?: SurveyLanguage;
}

function wordsFor({ organisationName, worksUntil, language = 'en' }: Props) {
  const words = subscriptionWords[language];
  const organisation = cleanLine(organisationName, 80);
  return { heading: fillWords(words.heading, { organisation }), opening: fillWords(words.opening, { organisation }), button: words.button, otherwise: fillWords(words.otherwise, { date: cleanLine(worksUntil, 60) }) };
}

/** The subject names the organisation, whose page the address was entered on. */
export function subject(props: Props): string {
  return wordsFor(props).heading;
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  const { heading, opening, button, otherwise } = wordsFor(props);
  return `${textParts(
    cleanLine(props.organisationName, 80), textHeading(heading, '='), opening, textLink(button, safeUrl(props.confirmUrl)), otherwise,
    `${'-'.repeat(40)}\n${senderLine(props)}`,
  )}\n`;
}

/** One question, one button, and what happens without it: nothing. */
export function Mail(props: Props): ReactElement {
  const { organisationName, confirmUrl, language = 'en' } = props;
  const { heading, opening, button, otherwise } = wordsFor(props);
  return (
    <Layout organisationName={organisationName} heading={heading} preview={opening} lang={language} dir={directionOf(language)} foot={<Text className="k-ink3" style={type.tiny}>{senderLine(props)}</Text>}>
      <Sentence>{opening}</Sentence>
      <MailButtons><MailButton primary href={safeUrl(confirmUrl)}>{button}</MailButton></MailButtons>
      <Aside>{otherwise}</Aside>
    </Layout>
  );
}

/** Sample data for previews and tests. */
export const PreviewProps: Props = {
  organisationName: 'Northlight Energy', postalAddress: '14 Quay Street, Bristol BS1 4XX', confirmUrl: 'https://kept.northlight.example/n/Qp7', worksUntil: '6 December 2026',
};
