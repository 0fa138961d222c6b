import type { ReactElement } from 'react';
import { checkedSender } from './customer-foot.tsx';
import { blocksByTheme, planDigest } from './digest-plan.ts';
import { AnswerLinks, BlockTitle, DigestFoot, DigestIntro, LeftOut, OtherBlock, OwnAnswer, OwnTitle, SectionTitle } from './digest-parts.tsx';
import type { Digest, DigestPerson } from './digest-shape.ts';
import { digestText } from './digest-text.ts';
import { leftOutWords, saidBy, sectionHeading, sideOf, wordsOf } from './digest-words.ts';
import { Layout, Sentence } from './layout.tsx';
import { Quote } from './quote.tsx';
import { moreUrl } from './more-url.ts';
import { safeUrl } from './safe-url.ts';
import { quotedWords } from './untrusted-text.ts';

/** One digest for one person. For many people use renderDigestBlocks and assembleDigest, which give the same mail faster. */
export interface Props { digest: Digest; person: DigestPerson }

/** The subject this person sees. */
export function subject({ digest, person }: Props): string {
  return planDigest(digest, blocksByTheme(digest), person).subject;
}

/** The plain-text part, written for reading, not converted. */
export function text({ digest, person }: Props): string {
  return digestText(digest, planDigest(digest, blocksByTheme(digest), person), person);
}

function OwnPoints({ digest, plan, person }: { digest: Digest; plan: ReturnType<typeof planDigest>; person: DigestPerson }): ReactElement {
  const left = leftOutWords(plan.ownLeftOut, 'own', digest);
  return (
    <>
      {plan.own.map(({ block, points }) => {
        const urls = block.kind === 'did' ? points.find((point) => point.answerUrls !== undefined)?.answerUrls : undefined;
        return (
          <div key={block.themeId}>
            <BlockTitle block={block} digest={digest} href={moreUrl(person, block.themeId, true)} />
            {points.map((point, at) => <Quote key={at} words={quotedWords(point.quote)} by={saidBy(point, digest)} dir={sideOf(digest)} />)}
            <OwnAnswer block={block} digest={digest} />
            {urls && <AnswerLinks language={digest.language} fixed={safeUrl(urls.fixed)} partly={safeUrl(urls.partly)} notFixed={safeUrl(urls.notFixed)} />}
          </div>
        );
      })}
      {plan.loose.length === 0 ? null : (
        <div>
          <OwnTitle title={sectionHeading({ kind: 'unanswered', also: true }, digest)} />
          {plan.loose.map((point, at) => <Quote key={at} words={quotedWords(point.quote)} by={saidBy(point, digest)} dir={sideOf(digest)} />)}
        </div>
      )}
      {left === '' ? null : <LeftOut words={left} href={safeUrl(person.receiptUrl)} />}
    </>
  );
}

/** The "You said. We did." mail: the reader's own points first, with their own sentence, then what others said. */
export function Mail({ digest, person }: Props): ReactElement {
  const plan = planDigest(digest, blocksByTheme(digest), person);
  const sender = checkedSender({ ...person, organisationName: digest.organisationName, postalAddress: digest.postalAddress });
  const page = { ...digest, publicPageUrl: safeUrl(digest.publicPageUrl) };
  const left = leftOutWords(plan.othersLeftOut, 'public', digest);
  return (
    <Layout
      organisationName={digest.organisationName} label={digest.periodLabel} heading={wordsOf(digest).heading} preview={plan.sentence}
      lang={digest.language} dir={sideOf(digest)} logo={digest.logo} foot={<DigestFoot digest={page} sender={sender} />}
    >
      <Sentence>{plan.sentence}</Sentence>
      <DigestIntro digest={digest} />
      <OwnPoints digest={digest} plan={plan} person={person} />
      {plan.sections.map((section) => (
        <div key={section.kind}>
          <SectionTitle section={section} digest={digest} />
          {section.blocks.map((block) => <OtherBlock key={block.themeId} block={block} digest={digest} href={moreUrl(person, block.themeId, false)} />)}
        </div>
      ))}
      {left === '' ? null : <LeftOut words={left} href={page.publicPageUrl} />}
      {person.missed === undefined ? null : <LeftOut words={`${person.missed.words}.`} href={safeUrl(person.missed.url)} />}
    </Layout>
  );
}

/** Sample data for previews, tests and test sends. */
export const PreviewProps: Props = {
  digest: {
    organisationName: 'Northlight Energy', postalAddress: '14 Quay Street, Bristol BS1 4XX', periodLabel: 'Autumn 2026',
    publicPageUrl: 'https://northlight.example/you-said',
    loopKept: { raised: 402, answered: 291, changed: 233 },
    blocks: [
      {
        themeId: 'direct-debit', kind: 'did', title: 'Direct debit changed without warning', people: 212, ownerName: 'Priya Shah',
        text: 'since 3 September nobody\u2019s direct debit changes without a letter ten days before.',
        evidence: 'Confirmed: complaints about it fell by 71 % (between 48 and 84).',
      },
      {
        themeId: 'readings', kind: 'did', title: 'The app loses meter readings', people: 96, liveOn: '12 October',
        text: 'The app now keeps a reading on your phone until we have confirmed it, and says so.',
      },
      {
        themeId: 'moving', kind: 'did', title: 'Moving home means two final bills', people: 58, liveOn: '2 November',
        text: 'You now get one final bill, within ten days of moving out.',
      },
      {
        themeId: 'refunds', kind: 'working', title: 'Refund emails arrive late', people: 87,
        text: 'Our finance team promised a fix by 15 November and missed it. We will write when it is done.',
      },
      {
        themeId: 'hold', kind: 'working', title: 'Long waits on the phone after a price change', people: 140, ownerName: 'Tom Okafor',
        text: 'Call-backs are being tried in two teams. The date we promised is 31 January.',
      },
      {
        themeId: 'paper', kind: 'declined', title: 'Paper bills without a fee', people: 31,
        text: 'We keep the fee for everyone except customers over 75 and those without internet access, because posting costs \u00A31.84 a bill and those who do not use paper would pay for it.',
      },
      { themeId: 'engineers', kind: 'unanswered', title: 'Engineers arrive outside the agreed hours', people: 44, text: 'The date we promised, 1 November, has passed without an answer.' },
    ],
  },
  person: {
    firstName: 'Maria', saidWhen: 'in spring',
    receiptUrl: 'https://northlight.example/r/8Hq2', preferencesUrl: 'https://northlight.example/p/8Hq2', unsubscribeUrl: 'https://northlight.example/u/8Hq2',
    own: [
      {
        themeId: 'direct-debit', quote: 'A letter a week before would have been enough.', saidOn: '12 March',
        answerUrls: { fixed: 'https://northlight.example/a/1', partly: 'https://northlight.example/a/2', notFixed: 'https://northlight.example/a/3' },
      },
      { themeId: 'refunds', quote: 'I rang, and rang again.', saidOn: '30 April' },
    ],
  },
};
