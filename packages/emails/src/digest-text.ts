import { asSentence } from './count-words.ts';
import { customerFootText } from './customer-foot.tsx';
import type { DigestPlan } from './digest-plan.ts';
import type { Digest, DigestBlock, DigestPerson, OwnPoint } from './digest-shape.ts';
import { blockFacts, correctionLabel, leftOutWords, loopKeptWords, ownLabels, saidBy, sectionHeading } from './digest-words.ts';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import { cleanLine, cleanParagraphs, quotedWords, titleWords } from './untrusted-text.ts';

/** The heading of every digest. */
export const digestHeading = 'You said. We did.';

/** What the plain-text part says about one theme: the same for every reader, so it is made once. */
export interface BlockText { title: string; answer: string; other: string }

/** Writes one theme for the plain-text part: its title and answer for those who said it, and its entry for everybody else. */
export function blockText(block: DigestBlock): BlockText {
  const title = titleWords(block.title);
  const words = cleanParagraphs(block.text).join('\n');
  const ownFacts = blockFacts(block, true);
  return {
    title: textHeading(title),
    answer: [`${ownLabels[block.kind]} ${words}`.trimEnd(), ownFacts].filter((line) => line !== '').join('\n'),
    other: `* ${[title, asSentence(words), blockFacts(block, false)].filter((line) => line !== '').join('\n').replaceAll('\n', '\n  ')}`,
  };
}

function quoteText(point: OwnPoint): string {
  return `> "${quotedWords(point.quote)}"\n> ${saidBy(point)}`;
}

function answersText(points: readonly OwnPoint[]): string {
  const urls = points.find((point) => point.answerUrls !== undefined)?.answerUrls;
  if (urls === undefined) return '';
  return textParts(
    textLink('It is fixed for me', safeUrl(urls.fixed)),
    textLink('Partly', safeUrl(urls.partly)),
    textLink('Not fixed', safeUrl(urls.notFixed)),
  );
}

function ownPart(plan: DigestPlan, person: DigestPerson, textFor: (block: DigestBlock) => BlockText): string {
  const left = leftOutWords(plan.ownLeftOut, 'your own page');
  return textParts(
    ...plan.own.map(({ block, points }) => {
      const { title, answer } = textFor(block);
      return textParts(title, ...points.map(quoteText), answer, block.kind === 'did' && answersText(points));
    }),
    plan.loose.length > 0 && textParts(textHeading(sectionHeading({ kind: 'unanswered', also: true })), ...plan.loose.map(quoteText)),
    left !== '' && textLink(left.slice(0, -1), safeUrl(person.receiptUrl)),
  );
}

/** The plain-text part of one person's digest, in the same order as the page. */
export function digestText(digest: Digest, plan: DigestPlan, person: DigestPerson, textFor = blockText): string {
  const publicPageUrl = safeUrl(digest.publicPageUrl);
  const left = leftOutWords(plan.othersLeftOut, 'our public page');
  const body = textParts(
    `${cleanLine(digest.organisationName, 80)} - ${cleanLine(digest.periodLabel, 60)}`,
    textHeading(digestHeading, '='),
    plan.sentence,
    ...cleanParagraphs(digest.correction ?? '').map((line, at) => (at === 0 ? `${correctionLabel} ${line}` : line)),
    ...cleanParagraphs(digest.intro ?? ''),
    ownPart(plan, person, textFor),
    ...plan.sections.map((section) => textParts(textHeading(sectionHeading(section)), ...section.blocks.map((block) => textFor(block).other))),
    left !== '' && textLink(left.slice(0, -1), publicPageUrl),
    person.missed !== undefined && textLink(person.missed.words, safeUrl(person.missed.url)),
    loopKeptWords(digest),
    textLink('Everything customers said, and what became of it', publicPageUrl),
    customerFootText({
      organisationName: digest.organisationName, postalAddress: digest.postalAddress,
      receiptUrl: safeUrl(person.receiptUrl), preferencesUrl: safeUrl(person.preferencesUrl), unsubscribeUrl: safeUrl(person.unsubscribeUrl),
    }),
  );
  return `${body}\n`;
}
