import { customerPageWords } from '@kept/core/close-loop/customer-page-words.ts';
import { asSentence } from './count-words.ts';
import { customerFootText } from './customer-foot.tsx';
import type { DigestPlan } from './digest-plan.ts';
import type { Digest, DigestBlock, DigestPerson, OwnPoint } from './digest-shape.ts';
import { blockFacts, fallbackWords, leftOutWords, loopKeptWords, saidBy, sectionHeading, wordsOf } from './digest-words.ts';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import { cleanLine, cleanParagraphs, quotedWords, titleWords } from './untrusted-text.ts';

/** What the plain-text part says about one theme: the same for every reader, so it is made once. */
export interface BlockText { title: string; answer: string; other: string }

/** Writes one theme for the plain-text part: its title and answer for those who said it, and its entry for everybody else. */
export function blockText(block: DigestBlock, digest: Pick<Digest, 'language'>): BlockText {
  const title = titleWords(block.title);
  const words = cleanParagraphs(block.text).join('\n');
  const ownFacts = blockFacts(block, true, digest);
  const fallback = block.language === undefined ? '' : `(${fallbackWords(block.language, digest)})`;
  const picture = block.image === undefined ? '' : `[${cleanLine(block.image.alt)}]`;
  return {
    title: textHeading(title),
    answer: [fallback, picture, `${wordsOf(digest).label[block.kind]} ${words}`.trimEnd(), ownFacts].filter((line) => line !== '').join('\n'),
    other: `* ${[title, fallback, picture, asSentence(words), blockFacts(block, false, digest)].filter((line) => line !== '').join('\n').replaceAll('\n', '\n  ')}`,
  };
}

function quoteText(point: OwnPoint, digest: Digest): string {
  return `> "${quotedWords(point.quote)}"\n> ${saidBy(point, digest)}`;
}

function answersText(points: readonly OwnPoint[], { language = 'en' }: Digest): string {
  const urls = points.find((point) => point.answerUrls !== undefined)?.answerUrls;
  if (urls === undefined) return '';
  const words = customerPageWords[language];
  return textParts(textLink(words.fixed, safeUrl(urls.fixed)), textLink(words.partly, safeUrl(urls.partly)), textLink(words.notFixed, safeUrl(urls.notFixed)));
}

function ownPart(digest: Digest, plan: DigestPlan, person: DigestPerson, textFor: (block: DigestBlock) => BlockText): string {
  const left = leftOutWords(plan.ownLeftOut, 'own', digest);
  const quotes = (points: readonly OwnPoint[]) => points.map((point) => quoteText(point, digest));
  return textParts(
    ...plan.own.map(({ block, points }) => {
      const { title, answer } = textFor(block);
      return textParts(title, ...quotes(points), answer, block.kind === 'did' && answersText(points, digest));
    }),
    plan.loose.length > 0 && textParts(textHeading(sectionHeading({ kind: 'unanswered', also: true }, digest)), ...quotes(plan.loose)),
    left !== '' && textLink(left.slice(0, -1), safeUrl(person.receiptUrl)),
  );
}

/** The plain-text part of one person's digest, in the same order as the page. */
export function digestText(digest: Digest, plan: DigestPlan, person: DigestPerson, textFor = (block: DigestBlock) => blockText(block, digest)): string {
  const words = wordsOf(digest);
  const publicPageUrl = safeUrl(digest.publicPageUrl);
  const left = leftOutWords(plan.othersLeftOut, 'public', digest);
  const body = textParts(
    `${cleanLine(digest.organisationName, 80)} - ${cleanLine(digest.periodLabel, 60)}`,
    textHeading(words.heading, '='),
    plan.sentence,
    ...cleanParagraphs(digest.correction ?? '').map((line, at) => (at === 0 ? `${words.wrong} ${line}` : line)),
    ...cleanParagraphs(digest.intro ?? ''),
    ownPart(digest, plan, person, textFor),
    ...plan.sections.map((section) => textParts(textHeading(sectionHeading(section, digest)), ...section.blocks.map((block) => textFor(block).other))),
    left !== '' && textLink(left.slice(0, -1), publicPageUrl),
    person.missed !== undefined && textLink(person.missed.words, safeUrl(person.missed.url)),
    loopKeptWords(digest),
    textLink(words.everything, publicPageUrl),
    words.counted,
    customerFootText({
      organisationName: digest.organisationName, postalAddress: digest.postalAddress,
      receiptUrl: safeUrl(person.receiptUrl), preferencesUrl: safeUrl(person.preferencesUrl), unsubscribeUrl: safeUrl(person.unsubscribeUrl),
    }, digest.language),
  );
  return `${body}\n`;
}
