import { countOf } from './count-words.ts';
import type { Digest, DigestBlock, DigestKind, DigestSection, OwnPoint } from './digest-shape.ts';
import { cleanLine, cleanName } from './untrusted-text.ts';

const figures = new Intl.NumberFormat('en-GB');

/** The bold words an answer starts with when it stands under the reader's own sentence. */
export const ownLabels = { did: 'We did:', working: 'Not yet.', declined: 'We decided not to change this.', unanswered: 'Not answered yet.' } as const satisfies Record<DigestKind, string>;

const headings = { did: 'We did', working: 'We are working on', declined: 'We decided not to', unanswered: 'Not answered yet' } as const satisfies Record<DigestKind, string>;

/** What stands before the words that say what was wrong. */
export const correctionLabel = 'What was wrong:';

/** The heading over the blocks of one kind; "also" when the reader's own points came first. */
export function sectionHeading({ kind, also }: Pick<DigestSection, 'kind' | 'also'>): string {
  return also && kind === 'did' ? 'We also did' : headings[kind];
}

function toldWords(people: number, own: boolean): string {
  if (!own) return `${figures.format(people)} ${people === 1 ? 'customer' : 'customers'} told us.`;
  return people < 2 ? '' : `You and ${people === 2 ? 'one other' : `${figures.format(people - 1)} others`} told us.`;
}

function ownerWords(block: DigestBlock): string {
  const owner = cleanName(block.ownerName);
  if (owner === undefined) return '';
  return { did: `${owner} looked after it.`, working: `${owner} is looking after it.`, declined: `${owner} looked into it.`, unanswered: `It is with ${owner}.` }[block.kind];
}

/** The facts under an answer: how many said it (the reader among them when it is their own), since when it is live, who looked after it, the proof. */
export function blockFacts(block: DigestBlock, own: boolean): string {
  const facts = [
    block.people === undefined || block.people < 1 ? '' : toldWords(block.people, own),
    block.liveOn === undefined ? '' : `Live since ${cleanLine(block.liveOn, 40)}.`,
    ownerWords(block),
    block.kind === 'declined' && cleanName(block.approverName) !== undefined ? `${cleanName(block.approverName) ?? ''} agreed as the second person.` : '',
    block.evidence === undefined ? '' : cleanLine(block.evidence, 300),
  ];
  return facts.filter((fact) => fact !== '').join(' ');
}

/** "You, on 12 March": who said it, as the reader would say it. */
export function saidBy(point: Pick<OwnPoint, 'saidOn'>): string {
  return `You, on ${cleanLine(point.saidOn, 40)}`;
}

/** The line about what did not fit, or nothing. */
export function leftOutWords(count: number, where: string): string {
  return count === 0 ? '' : `${countOf(count, 'more answer')} ${count === 1 ? 'is' : 'are'} on ${where}.`;
}

/** Loop kept as a sentence with its denominator, or nothing when the organisation has not counted yet. */
export function loopKeptWords(digest: Digest): string {
  const kept = digest.loopKept;
  if (kept === undefined) return '';
  return `Of ${figures.format(kept.raised)} things customers raised more than 90 days ago we answered ${figures.format(kept.answered)} and changed ${figures.format(kept.changed)}; ${figures.format(kept.raised - kept.answered)} ${kept.raised - kept.answered === 1 ? 'is' : 'are'} not answered yet.`;
}
