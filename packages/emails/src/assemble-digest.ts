import { AppError } from '@kept/core/errors.ts';
import { planDigest } from './digest-plan.ts';
import type { DigestPlan } from './digest-plan.ts';
import type { DigestContent, DigestPerson, OwnPoint } from './digest-shape.ts';
import { digestText } from './digest-text.ts';
import { leftOutWords, saidBy } from './digest-words.ts';
import { moreUrl } from './more-url.ts';
import type { DigestBlocks, Linkable, RenderedBlock } from './render-digest-blocks.tsx';
import { safeUrl } from './safe-url.ts';
import { fillSlots } from './slot.ts';
import { subjectLine } from './subject-line.ts';
import { quotedWords } from './untrusted-text.ts';

// Gmail clips at 102 kB and hides the unsubscribe link with the rest.
const mostBytes = 100_000;
const rooms = [1, 0.5, 0.2] as const;

function renderedBlock(blocks: DigestBlocks, themeId: string): RenderedBlock {
  const block = blocks.rendered.get(themeId);
  if (block === undefined) throw new Error(`The theme ${themeId} has not been rendered for this digest.`);
  return block;
}

function filled({ linked, plain }: Linkable, href: string | undefined): string {
  return href === undefined ? plain : fillSlots(linked, { href });
}

function quotes(blocks: DigestBlocks, points: readonly OwnPoint[]): string {
  return points.map((point) => fillSlots(blocks.quote, { words: quotedWords(point.quote), by: saidBy(point, blocks.digest) })).join('');
}

function answers(blocks: DigestBlocks, points: readonly OwnPoint[]): string {
  const urls = points.find((point) => point.answerUrls !== undefined)?.answerUrls;
  if (urls === undefined) return '';
  return fillSlots(blocks.answerLinks, { fixed: safeUrl(urls.fixed), partly: safeUrl(urls.partly), notFixed: safeUrl(urls.notFixed) });
}

function leftOut(blocks: DigestBlocks, count: number, where: 'own' | 'public', url: string): string {
  const words = leftOutWords(count, where, blocks.digest);
  return words === '' ? '' : fillSlots(blocks.leftOut, { words, href: safeUrl(url) });
}

function missed(blocks: DigestBlocks, person: DigestPerson): string {
  return person.missed === undefined ? '' : fillSlots(blocks.leftOut, { words: `${person.missed.words}.`, href: safeUrl(person.missed.url) });
}

function body(blocks: DigestBlocks, plan: DigestPlan, person: DigestPerson): string {
  const own = plan.own.map(({ block, points }) => {
    const { beforeQuote, afterQuote } = renderedBlock(blocks, block.themeId);
    return `<div>${filled(beforeQuote, moreUrl(person, block.themeId, true))}${quotes(blocks, points)}${afterQuote}${block.kind === 'did' ? answers(blocks, points) : ''}</div>`;
  });
  const loose = plan.loose.length === 0 ? '' : `<div>${blocks.looseTitle}${quotes(blocks, plan.loose)}</div>`;
  const sections = plan.sections.map((section) => {
    const entries = section.blocks.map((block) => filled(renderedBlock(blocks, block.themeId).other, moreUrl(person, block.themeId, false)));
    return `<div>${blocks.sectionTitle(section)}${entries.join('')}</div>`;
  });
  return [
    ...own, loose, leftOut(blocks, plan.ownLeftOut, 'own', person.receiptUrl),
    ...sections, leftOut(blocks, plan.othersLeftOut, 'public', blocks.digest.publicPageUrl), missed(blocks, person),
  ].join('');
}

function assembleWithin(blocks: DigestBlocks, person: DigestPerson, room: number): DigestContent {
  const plan = planDigest(blocks.digest, blocks.byTheme, person, room);
  const values = {
    sentence: plan.sentence,
    receiptUrl: safeUrl(person.receiptUrl),
    preferencesUrl: safeUrl(person.preferencesUrl),
    unsubscribeUrl: safeUrl(person.unsubscribeUrl),
  };
  return {
    subject: subjectLine(plan.subject),
    html: fillSlots(blocks.page, values, { body: body(blocks, plan, person) }),
    text: digestText(blocks.digest, plan, person, (block) => renderedBlock(blocks, block.themeId).text),
    ownShown: plan.own.map(({ block }) => block.themeId),
    othersShown: plan.sections.flatMap((section) => section.blocks.map((block) => block.themeId)),
  };
}

/**
 * Makes one person's digest from the rendered blocks: pure string work, every word of the person escaped, every link checked, never over
 * 100 kB of HTML, where the large mail services cut a message off: then fewer themes are shown and the rest is linked.
 */
export function assembleDigest(blocks: DigestBlocks, person: DigestPerson): DigestContent {
  for (const room of rooms) {
    const mail = assembleWithin(blocks, person, room);
    if (Buffer.byteLength(mail.html) <= mostBytes) return mail;
  }
  throw new AppError('invalid', 'This digest is too long for a mail: shorten its texts, or put fewer themes into it.');
}
