import { customerPageWords } from '@kept/core/close-loop/customer-page-words.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { directionOf } from '@kept/core/listen/survey-words.ts';
import type { CSSProperties, ReactElement } from 'react';
import { Heading, Section, Text } from 'react-email';
import { asSentence } from './count-words.ts';
import { CustomerFoot } from './customer-foot.tsx';
import type { CustomerSender } from './customer-foot.tsx';
import type { Digest, DigestBlock, DigestSection } from './digest-shape.ts';
import { blockFacts, fallbackWords, loopKeptWords, sectionHeading, sideOf, wordsOf } from './digest-words.ts';
import { MailPicture } from './mail-picture.tsx';
import { MailButton, MailButtons, MailLink } from './mail-link.tsx';
import { light, startSide, type } from './theme.ts';
import type { Direction } from './theme.ts';
import { cleanParagraphs, titleWords } from './untrusted-text.ts';

/** The language and direction of a text that is not in the mail's own, standing on the mail's side as all else does; nothing where it is. */
function spokenIn(language: SurveyLanguage | undefined, digest: Pick<Digest, 'language' | 'dir'>, style: CSSProperties): { lang?: string; dir?: Direction; style: CSSProperties } {
  return language === undefined ? { style } : { lang: language, dir: directionOf(language), style: { ...style, textAlign: startSide(sideOf(digest)) } };
}

function Spoken({ language, children }: { language: SurveyLanguage | undefined; children: string }): ReactElement {
  return language === undefined ? <>{children}</> : <span lang={language} dir={directionOf(language)}>{children}</span>;
}

/** Says that a text is not in the reader's language yet, and in which it is. */
function Fallback({ language, digest }: { language: SurveyLanguage; digest: Pick<Digest, 'language'> }): ReactElement {
  return <Text className="k-ink3" style={{ ...type.tiny, margin: '0 0 6px' }}>{fallbackWords(language, digest)}</Text>;
}

/** What was wrong, in a correction; then the marketer's own opening, when there is one. */
export function DigestIntro({ digest }: { digest: Digest }): ReactElement {
  const style = { ...type.body, margin: '12px 0 0' };
  return (
    <>
      {cleanParagraphs(digest.correction ?? '').map((line, at) => <Text key={`wrong-${at}`} className="k-ink" style={style}>{at === 0 ? <b>{wordsOf(digest).wrong}</b> : null}{at === 0 ? ' ' : ''}<Spoken language={digest.correctionLanguage}>{line}</Spoken></Text>)}
      {digest.correctionLanguage === undefined ? null : <Fallback language={digest.correctionLanguage} digest={digest} />}
      {cleanParagraphs(digest.intro ?? '').map((line, at) => <Text key={at} className="k-ink" {...spokenIn(digest.introLanguage, digest, style)}>{line}</Text>)}
      {digest.introLanguage === undefined ? null : <Fallback language={digest.introLanguage} digest={digest} />}
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

/** The title of one theme over the reader's own words about it. */
export function BlockTitle({ block, digest, href }: { block: DigestBlock; digest: Digest; href?: string | undefined }): ReactElement {
  if (block.language === undefined) return <OwnTitle title={block.title} href={href} />;
  return (
    <>
      <Heading as="h2" className="k-ink" {...spokenIn(block.language, digest, type.h2)}>{linked(titleWords(block.title), href)}</Heading>
      <Fallback language={block.language} digest={digest} />
    </>
  );
}

function AnswerText({ block, digest, label }: { block: DigestBlock; digest: Digest; label?: string }): ReactElement {
  const [first = '', ...rest] = cleanParagraphs(block.text);
  return (
    <>
      <Text className="k-ink" style={{ ...type.body, margin: '0' }}>
        {label === undefined ? null : <b>{label}</b>}{label === undefined ? null : ' '}<Spoken language={block.language}>{label === undefined ? asSentence(first) : first}</Spoken>
      </Text>
      {rest.map((line, at) => <Text key={at} className="k-ink" {...spokenIn(block.language, digest, { ...type.body, margin: '8px 0 0' })}>{line}</Text>)}
    </>
  );
}

function Facts({ block, digest, own = false }: { block: DigestBlock; digest: Digest; own?: boolean }): ReactElement | null {
  const facts = blockFacts(block, own, digest);
  return facts === '' ? null : <Text className="k-ink2" style={{ ...type.small, margin: '6px 0 0' }}>{facts}</Text>;
}

/** The organisation's answer under the reader's own words; what was done stands on green. */
export function OwnAnswer({ block, digest }: { block: DigestBlock; digest: Digest }): ReactElement {
  const answer = <>{block.image === undefined ? null : <MailPicture image={block.image} />}<AnswerText block={block} digest={digest} label={wordsOf(digest).label[block.kind]} /><Facts block={block} digest={digest} own /></>;
  if (block.kind !== 'did') return answer;
  return (
    <Section className="k-did" tdClassName="k-panel" style={{ backgroundColor: light.keptSoft, borderRadius: '10px', padding: '16px 20px' }}>
      {answer}
    </Section>
  );
}

/** "Did it fix it?" as three links; the page behind them asks for one more click before it counts. */
export function AnswerLinks({ language = 'en', fixed, partly, notFixed }: { language?: SurveyLanguage; fixed: string; partly: string; notFixed: string }): ReactElement {
  const words = customerPageWords[language];
  return (
    <MailButtons>
      <MailButton href={fixed}>{words.fixed}</MailButton>{' '}
      <MailButton href={partly}>{words.partly}</MailButton>{' '}
      <MailButton href={notFixed}>{words.notFixed}</MailButton>
    </MailButtons>
  );
}

/** The heading over what others said. */
export function SectionTitle({ section, digest }: { section: Pick<DigestSection, 'kind' | 'also'>; digest: Pick<Digest, 'language'> }): ReactElement {
  return <Heading as="h2" className="k-ink" style={{ ...type.h2, margin: '36px 0 2px' }}>{sectionHeading(section, digest)}</Heading>;
}

/** One theme others raised: a rule, the title, the answer, the facts. */
export function OtherBlock({ block, digest, href }: { block: DigestBlock; digest: Digest; href?: string | undefined }): ReactElement {
  return (
    <Section className="k-line" style={{ borderTop: `1px solid ${light.line}`, marginTop: '12px', paddingTop: '12px' }}>
      <Heading as="h3" className="k-ink" {...spokenIn(block.language, digest, type.h3)}>{linked(titleWords(block.title), href)}</Heading>
      {block.language === undefined ? null : <Fallback language={block.language} digest={digest} />}
      {block.image === undefined ? null : <MailPicture image={block.image} />}
      <AnswerText block={block} digest={digest} />
      <Facts block={block} digest={digest} />
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
  const words = wordsOf(digest);
  return (
    <CustomerFoot sender={sender} language={digest.language}>
      <Text className="k-ink3" style={type.tiny}>
        {kept === '' ? '' : `${kept} `}<MailLink href={digest.publicPageUrl}>{kept === '' ? words.everything : words.all}</MailLink>
      </Text>
      <Text className="k-ink3" style={type.tiny}>{words.counted}</Text>
    </CustomerFoot>
  );
}
