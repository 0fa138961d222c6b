import type { ReactElement } from 'react';
import { checkedSender, CustomerFoot, customerFootText } from './customer-foot.tsx';
import type { CustomerSender } from './customer-foot.tsx';
import { AnswerLinks, OwnAnswer } from './digest-parts.tsx';
import type { DigestBlock } from './digest-shape.ts';
import { blockText } from './digest-text.ts';
import { saidBy } from './digest-words.ts';
import { Aside, Layout, Sentence, Space } from './layout.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { Quote } from './quote.tsx';
import { safeUrl } from './safe-url.ts';
import type { Direction } from './theme.ts';
import { cleanLine, cleanName, quotedWords, titleWords } from './untrusted-text.ts';

/** The single mail to one person when the theme they spoke about was changed, or declined. */
export interface Props {
  sender: CustomerSender;
  firstName?: string;
  block: DigestBlock & { kind: 'did' | 'declined' };
  quote: string;
  saidOn: string;
  answerUrls?: { fixed: string; partly: string; notFixed: string };
  lang?: string;
  dir?: Direction;
}

function opening({ firstName, block, saidOn }: Props): string {
  const name = cleanName(firstName);
  const told = `on ${cleanLine(saidOn, 40)} you told us about this.`;
  const outcome = block.kind === 'did' ? 'It has been changed. Here is what we did.' : 'We looked into it and decided not to change it. Here is why.';
  return `${name === undefined ? 'Hello,' : `${name},`} ${told} ${outcome}`;
}

const asked = 'Does it work for you now? Your answer decides whether we may call it fixed.';

/** The subject: what it is about, and whether it changed. */
export function subject({ block }: Props): string {
  return `${block.kind === 'did' ? 'We changed something you told us about' : 'Our answer to something you told us'}: ${cleanLine(block.title, 80)}`;
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  const { sender, block, quote, answerUrls } = props;
  const urls = block.kind === 'did' ? answerUrls : undefined;
  const parts = textParts(
    cleanLine(sender.organisationName, 80),
    textHeading(titleWords(block.title), '='),
    opening(props),
    `> "${quotedWords(quote)}"\n> ${saidBy(props)}`,
    blockText(block).answer,
    urls && textParts(
      asked,
      textLink('It is fixed for me', safeUrl(urls.fixed)), textLink('Partly', safeUrl(urls.partly)), textLink('Not fixed', safeUrl(urls.notFixed)),
    ),
    customerFootText(checkedSender(sender)),
  );
  return `${parts}\n`;
}

/** "We did something about what you said": their sentence, the answer, and the question whether it helped. */
export function Mail(props: Props): ReactElement {
  const { sender, block, quote, answerUrls, lang, dir } = props;
  const urls = block.kind === 'did' ? answerUrls : undefined;
  return (
    <Layout
      organisationName={sender.organisationName} heading={titleWords(block.title)} preview={opening(props)} lang={lang} dir={dir}
      foot={<CustomerFoot sender={checkedSender(sender)} />}
    >
      <Sentence>{opening(props)}</Sentence>
      <Space />
      <Quote words={quotedWords(quote)} by={saidBy(props)} dir={dir} />
      <OwnAnswer block={block} />
      {urls && (
        <>
          <Aside>{asked}</Aside>
          <AnswerLinks fixed={safeUrl(urls.fixed)} partly={safeUrl(urls.partly)} notFixed={safeUrl(urls.notFixed)} />
        </>
      )}
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
  quote: 'A letter a week before would have been enough.',
  saidOn: '12 March',
  block: {
    themeId: 'direct-debit', kind: 'did', title: 'Direct debit changed without warning', people: 212, ownerName: 'Priya Shah',
    text: 'since 3 September nobody\u2019s direct debit changes without a letter ten days before.',
  },
  answerUrls: { fixed: 'https://northlight.example/a/1', partly: 'https://northlight.example/a/2', notFixed: 'https://northlight.example/a/3' },
};
