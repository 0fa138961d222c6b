import type { ReactElement } from 'react';
import { Heading, Section, Text } from 'react-email';
import { asSentence } from './count-words.ts';
import { CustomerFoot } from './customer-foot.tsx';
import type { CustomerSender } from './customer-foot.tsx';
import type { Digest, DigestBlock, DigestSection } from './digest-shape.ts';
import { blockFacts, correctionLabel, loopKeptWords, ownLabels, sectionHeading } from './digest-words.ts';
import { MailButton, MailButtons, MailLink } from './mail-link.tsx';
import { light, type } from './theme.ts';
import { cleanParagraphs, titleWords } from './untrusted-text.ts';

/** What was wrong, in a correction; then the marketer's own opening, when there is one. */
export function DigestIntro({ digest }: { digest: Digest }): ReactElement {
  const style = { ...type.body, margin: '12px 0 0' };
  return (
    <>
      {cleanParagraphs(digest.correction ?? '').map((line, at) => <Text key={`wrong-${at}`} className="k-ink" style={style}>{at === 0 ? <b>{correctionLabel}</b> : null}{at === 0 ? ` ${line}` : line}</Text>)}
      {cleanParagraphs(digest.intro ?? '').map((line, at) => <Text key={at} className="k-ink" style={style}>{line}</Text>)}
    </>
  );
}

/** The title over one of the reader's own points; it leads to more where there is more. */
export function OwnTitle({ title, href }: { title: string; href?: string | undefined }): ReactElement {
  return <Heading as="h2" className="k-ink" style={type.h2}>{linked(titleWords(title), href)}</Heading>;
}

function linked(words: string, href: string | undefined): ReactElement | string {
  return href === undefined ? words : <MailLink href={href}>{words}</MailLink>;
}

function AnswerText({ block, label }: { block: DigestBlock; label?: string }): ReactElement {
  const [first = '', ...rest] = cleanParagraphs(block.text);
  return (
    <>
      <Text className="k-ink" style={{ ...type.body, margin: '0' }}>
        {label === undefined ? null : <b>{label}</b>}{label === undefined ? asSentence(first) : ` ${first}`}
      </Text>
      {rest.map((line, at) => <Text key={at} className="k-ink" style={{ ...type.body, margin: '8px 0 0' }}>{line}</Text>)}
    </>
  );
}

function Facts({ block, own = false }: { block: DigestBlock; own?: boolean }): ReactElement | null {
  const facts = blockFacts(block, own);
  return facts === '' ? null : <Text className="k-ink2" style={{ ...type.small, margin: '6px 0 0' }}>{facts}</Text>;
}

/** The organisation's answer under the reader's own words; what was done stands on green. */
export function OwnAnswer({ block }: { block: DigestBlock }): ReactElement {
  const answer = <><AnswerText block={block} label={ownLabels[block.kind]} /><Facts block={block} own /></>;
  if (block.kind !== 'did') return answer;
  return (
    <Section className="k-did" tdClassName="k-panel" style={{ backgroundColor: light.keptSoft, borderRadius: '10px', padding: '16px 20px' }}>
      {answer}
    </Section>
  );
}

/** "Did it fix it?" as three links; the page behind them asks for one more click before it counts. */
export function AnswerLinks({ fixed, partly, notFixed }: { fixed: string; partly: string; notFixed: string }): ReactElement {
  return (
    <MailButtons>
      <MailButton href={fixed}>It is fixed for me</MailButton>{' '}
      <MailButton href={partly}>Partly</MailButton>{' '}
      <MailButton href={notFixed}>Not fixed</MailButton>
    </MailButtons>
  );
}

/** The heading over what others said. */
export function SectionTitle({ section }: { section: Pick<DigestSection, 'kind' | 'also'> }): ReactElement {
  return <Heading as="h2" className="k-ink" style={{ ...type.h2, margin: '36px 0 2px' }}>{sectionHeading(section)}</Heading>;
}

/** One theme others raised: a rule, the title, the answer, the facts. */
export function OtherBlock({ block, href }: { block: DigestBlock; href?: string | undefined }): ReactElement {
  return (
    <Section className="k-line" style={{ borderTop: `1px solid ${light.line}`, marginTop: '12px', paddingTop: '12px' }}>
      <Heading as="h3" className="k-ink" style={type.h3}>{linked(titleWords(block.title), href)}</Heading>
      <AnswerText block={block} />
      <Facts block={block} />
    </Section>
  );
}

/** A line that leads to the rest. */
export function LeftOut({ words, href }: { words: string; href: string }): ReactElement {
  return <Text className="k-ink2" style={{ ...type.small, margin: '16px 0 0' }}><MailLink href={href}>{words}</MailLink></Text>;
}

/** The small print of the digest: loop kept with its denominator and the public page, then what every customer mail carries. */
export function DigestFoot({ digest, sender }: { digest: Digest; sender: CustomerSender }): ReactElement {
  const kept = loopKeptWords(digest);
  return (
    <CustomerFoot sender={sender}>
      <Text className="k-ink3" style={type.tiny}>
        {kept === '' ? '' : `${kept} `}<MailLink href={digest.publicPageUrl}>{kept === '' ? 'Everything customers said, and what became of it' : 'All of them'}</MailLink>
      </Text>
    </CustomerFoot>
  );
}
