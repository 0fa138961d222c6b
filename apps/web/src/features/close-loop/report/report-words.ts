import { fixAnswerWords } from '@kept/core/close-loop/receipt-words.ts';
import { fixAnswers } from '@kept/core/vocabulary.ts';
import type { BlockReport, ReportedBlock } from './report-query.ts';

const count = (number: number) => number.toLocaleString('en-GB');
const joined = '\u00A0';
const people = (number: number) => `${count(number)} ${number === 1 ? 'person' : 'people'}`;

/** What kind of answer a block gave. */
export const kindWords = { did: 'We did', working: 'We are working on', declined: 'We decided not to', unanswered: 'Not answered yet' } as const satisfies Record<ReportedBlock['kind'], string>;

/** A share with its interval, or nothing where too few stand behind it; a narrow column breaks it between the two. */
export function shareWords(share: ReportedBlock['clickShare']): string {
  return share === null ? '' : `${share.value.toFixed(1)}${joined}% (${share.low.toFixed(1)}${joined}to${joined}${share.high.toFixed(1)})`;
}

/** What came of a digest in one sentence. */
export function clickSentence({ clickers, machines }: BlockReport): string {
  const clicked = clickers === 0 ? 'Nobody clicked on a block yet' : `${people(clickers)} clicked on a block`;
  return machines === 0 ? `${clicked}.` : `${clicked}; ${count(machines)} more ${machines === 1 ? 'opening looks' : 'openings look'} like scanners and ${machines === 1 ? 'is' : 'are'} not counted.`;
}

/** The answers to "did it fix it?" about one block, those that were given. */
export function answerWords({ answers }: ReportedBlock): string {
  if (answers === null) return '';
  return fixAnswers.flatMap((answer) => ((answers[answer] ?? 0) === 0 ? [] : [`${fixAnswerWords[answer]} ${count(answers[answer] ?? 0)}`])).join(', ');
}

/** The table of blocks as rows of a file: the same lines, the same order, the same figures. */
export function reportRows({ blocks, days, fewest }: BlockReport): string[][] {
  const share = (value: ReportedBlock['clickShare'], n: number) => (value === null ? [n < fewest ? 'too few' : '', '', ''] : [value.value, value.low, value.high].map((figure) => figure.toFixed(1)));
  const head = ['Theme', 'Kind', 'Seen by', 'Seen as their own point', 'Clicked', 'Clicked, %', 'from', 'to', 'Openings that look like scanners', ...fixAnswers.map((answer) => fixAnswerWords[answer]), `Unsubscribed within ${days} days`, 'Unsubscribed, %', 'from', 'to'];
  return [head, ...blocks.map((block) => [
    block.title, kindWords[block.kind], String(block.seenBy), String(block.seenAsOwn), String(block.clicked), ...share(block.clickShare, block.seenBy), String(block.machines),
    ...fixAnswers.map((answer) => (block.answers === null ? '' : String(block.answers[answer] ?? 0))), String(block.unsubscribed), ...share(block.unsubscribedShare, block.seenBy),
  ])];
}
