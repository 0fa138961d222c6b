import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { render } from 'react-email';
import { AnswerLinks, BlockTitle, DigestFoot, DigestIntro, LeftOut, OtherBlock, OwnAnswer, OwnTitle, SectionTitle } from './digest-parts.tsx';
import { blocksByTheme } from './digest-plan.ts';
import type { Digest, DigestBlock, DigestKind, DigestSection } from './digest-shape.ts';
import { blockText } from './digest-text.ts';
import type { BlockText } from './digest-text.ts';
import { sectionHeading, sideOf, wordsOf } from './digest-words.ts';
import { Layout, Sentence } from './layout.tsx';
import { Quote } from './quote.tsx';
import { safeUrl } from './safe-url.ts';
import { cutAtSlots, slot } from './slot.ts';
import type { Template } from './slot.ts';

/** The same markup twice: with its title as a link to be filled in, and without one. */
export interface Linkable { linked: Template; plain: string }

/** One theme, rendered once: what stands before and after the reader's own sentence, and its entry for everybody else. */
export interface RenderedBlock { block: DigestBlock; beforeQuote: Linkable; afterQuote: string; other: Linkable; text: BlockText }

/** A whole digest rendered once, with marked places for what belongs to one person. Holds no person's data; it may be kept and shared. */
export interface DigestBlocks {
  digest: Digest;
  byTheme: Map<string, DigestBlock>;
  rendered: Map<string, RenderedBlock>;
  page: Template;
  quote: Template;
  answerLinks: Template;
  leftOut: Template;
  sectionTitle: (section: Pick<DigestSection, 'kind' | 'also'>) => string;
  looseTitle: string;
}

function renderPage(digest: Digest): Promise<string> {
  const sender = {
    organisationName: digest.organisationName, postalAddress: digest.postalAddress,
    receiptUrl: slot('receiptUrl'), preferencesUrl: slot('preferencesUrl'), unsubscribeUrl: slot('unsubscribeUrl'),
  };
  const page: ReactElement = (
    <Layout
      organisationName={digest.organisationName} label={digest.periodLabel} heading={wordsOf(digest).heading} preview={slot('sentence')}
      lang={digest.language} dir={sideOf(digest)} logo={digest.logo} foot={<DigestFoot digest={{ ...digest, publicPageUrl: safeUrl(digest.publicPageUrl) }} sender={sender} />}
    >
      <Sentence>{slot('sentence')}</Sentence>
      <DigestIntro digest={digest} />
      {slot('body')}
    </Layout>
  );
  return render(page);
}

function renderBlock(block: DigestBlock, digest: Digest): RenderedBlock {
  return {
    block,
    beforeQuote: linkable((href) => <BlockTitle block={block} digest={digest} href={href} />),
    afterQuote: renderToStaticMarkup(<OwnAnswer block={block} digest={digest} />),
    other: linkable((href) => <OtherBlock block={block} digest={digest} href={href} />),
    text: blockText(block, digest),
  };
}

function linkable(draw: (href: string | undefined) => ReactElement): Linkable {
  return { linked: cutAtSlots(renderToStaticMarkup(draw(slot('href')))), plain: renderToStaticMarkup(draw(undefined)) };
}

function titlesOnce(digest: Digest): DigestBlocks['sectionTitle'] {
  const titles = new Map<string, string>();
  const kinds: DigestKind[] = ['did', 'working', 'declined', 'unanswered'];
  for (const kind of kinds) {
    for (const also of [false, true]) titles.set(`${kind}${also}`, renderToStaticMarkup(<SectionTitle section={{ kind, also }} digest={digest} />));
  }
  return ({ kind, also }) => titles.get(`${kind}${also}`) ?? '';
}

/** Renders everything of a digest that is the same for all its readers, once; assembleDigest then makes each person's mail from it. */
export async function renderDigestBlocks(digest: Digest): Promise<DigestBlocks> {
  const byTheme = blocksByTheme(digest);
  return {
    digest,
    byTheme,
    rendered: new Map(digest.blocks.map((block) => [block.themeId, renderBlock(block, digest)])),
    page: cutAtSlots(await renderPage(digest)),
    quote: cutAtSlots(renderToStaticMarkup(<Quote words={slot('words')} by={slot('by')} dir={sideOf(digest)} />)),
    answerLinks: cutAtSlots(renderToStaticMarkup(<AnswerLinks language={digest.language} fixed={slot('fixed')} partly={slot('partly')} notFixed={slot('notFixed')} />)),
    leftOut: cutAtSlots(renderToStaticMarkup(<LeftOut words={slot('words')} href={slot('href')} />)),
    sectionTitle: titlesOnce(digest),
    looseTitle: renderToStaticMarkup(<OwnTitle title={sectionHeading({ kind: 'unanswered', also: true }, digest)} />),
  };
}
