import { AppError } from '@kept/core/errors.ts';
import { asSentence, countOf, countWord } from './count-words.ts';
import type { Digest, DigestBlock, DigestKind, DigestPerson, DigestSection, OwnPoint } from './digest-shape.ts';
import { cleanLine, cleanName } from './untrusted-text.ts';

const ownThemesShown = 10;
const quotesPerTheme = 2;
const loosePointsShown = 5;
const kinds = ['did', 'working', 'declined', 'unanswered'] as const satisfies readonly DigestKind[];

/** What one person's digest holds, in reading order. */
export interface DigestPlan {
  subject: string;
  sentence: string;
  own: { block: DigestBlock; points: OwnPoint[] }[];
  loose: OwnPoint[];
  ownLeftOut: number;
  sections: DigestSection[];
  othersLeftOut: number;
}

interface Tally { fixed: number; pending: number; declined: number }

function tallyOf(blocks: readonly DigestBlock[], loose: number): Tally {
  const count = (kind: DigestKind) => blocks.filter((block) => block.kind === kind).length;
  return { fixed: count('did'), pending: count('working') + count('unanswered') + loose, declined: count('declined') };
}

function verdict({ fixed, pending, declined }: Tally): string {
  const total = fixed + pending + declined;
  const all = total === 2 ? 'Both' : `All ${countWord(total)}`;
  if (fixed === total) return total === 1 ? 'It is fixed.' : `${all} are fixed.`;
  if (pending === total) return total === 1 ? 'It is not fixed yet.' : `${total === 2 ? 'Neither' : 'None of them'} is fixed yet.`;
  if (declined === total) return `We decided not to change ${total === 1 ? 'it' : total === 2 ? 'either' : 'them'}, and say why.`;
  const is = (count: number) => `${countWord(count)} ${count === 1 ? 'is' : 'are'}`;
  const parts = [
    fixed > 0 && `${is(fixed)} fixed`,
    pending > 0 && `${is(pending)} not yet`,
    declined > 0 && `${countWord(declined)} we decided not to change`,
  ].filter((part) => typeof part === 'string');
  return `${asSentence(parts.join(', '))}.`;
}

function ownSentence(person: DigestPerson, tally: Tally, hasOthers: boolean): string {
  const total = tally.fixed + tally.pending + tally.declined;
  const name = cleanName(person.firstName);
  const when = person.saidWhen === undefined ? '' : `${cleanLine(person.saidWhen, 40)} `;
  const told = `${when}you told us ${countOf(total, 'thing')}.`;
  const whole = total === 1 ? 'it' : total === 2 ? 'both' : 'each of them';
  const here = `Here is what happened to ${whole}${hasOthers ? ', and to what others said' : ''}.`;
  return [name === undefined ? asSentence(told) : `${name}, ${told}`, verdict(tally), here].join(' ');
}

function othersSentence(person: DigestPerson, tally: Tally): string {
  const name = cleanName(person.firstName);
  const total = tally.fixed + tally.pending + tally.declined;
  if (total === 0) return `${name === undefined ? 'There' : `${name}, there`} is nothing new to report this time.`;
  const told = `customers told us about ${countOf(total, 'thing')}.`;
  return [name === undefined ? asSentence(told) : `${name}, ${told}`, verdict(tally)].join(' ');
}

/** A correction says first that it is one. */
function correctionSentence(person: DigestPerson): string {
  const name = cleanName(person.firstName);
  return `${name === undefined ? 'Our' : `${name}, our`} last digest said something that was not right. Here is what was wrong, and how it stands.`;
}

function sentenceOf(digest: Digest, person: DigestPerson, own: Tally, hasOthers: boolean): string {
  if (digest.correction !== undefined) return correctionSentence(person);
  return own.fixed + own.pending + own.declined > 0 ? ownSentence(person, own, hasOthers) : othersSentence(person, tallyOf(digest.blocks, 0));
}

/** Every theme of a digest by its id; a theme that stands in it twice is refused. */
export function blocksByTheme(digest: Digest): Map<string, DigestBlock> {
  const byTheme = new Map(digest.blocks.map((block) => [block.themeId, block]));
  if (byTheme.size !== digest.blocks.length) throw new AppError('invalid', 'A theme stands twice in this digest; each theme may have one block.');
  return byTheme;
}

function ownByTheme(byTheme: Map<string, DigestBlock>, person: DigestPerson) {
  const groups = new Map<string, { block: DigestBlock; points: OwnPoint[] }>();
  const loose: OwnPoint[] = [];
  for (const point of person.own) {
    const block = byTheme.get(point.themeId ?? '');
    if (block === undefined) loose.push(point);
    else {
      const group = groups.get(block.themeId) ?? { block, points: [] };
      group.points.push(point);
      groups.set(block.themeId, group);
    }
  }
  const own = [...groups.values()].sort((a, b) => kinds.indexOf(a.block.kind) - kinds.indexOf(b.block.kind));
  return { own, loose };
}

function subjectOf(digest: Digest, total: number): string {
  if (digest.subject !== undefined) return digest.subject;
  if (total === 0) return `You said, we did: ${cleanLine(digest.periodLabel, 60)}`;
  return total === 1 ? 'What happened to what you told us' : `What happened to the ${countWord(total)} things you told us`;
}

/** Takes turns between the kinds, so that a long list of fixes never crowds out the refusals and the silences. */
function shownOthers(others: readonly DigestBlock[], most: number): DigestBlock[] {
  const ranks = new Map<string, number>();
  const seen = new Map<DigestKind, number>();
  for (const block of others) {
    const rank = seen.get(block.kind) ?? 0;
    ranks.set(block.themeId, rank);
    seen.set(block.kind, rank + 1);
  }
  const rankOf = (block: DigestBlock) => ranks.get(block.themeId) ?? 0;
  return [...others].sort((a, b) => rankOf(a) - rankOf(b) || kinds.indexOf(a.kind) - kinds.indexOf(b.kind)).slice(0, most);
}

function sectionsOf(shown: readonly DigestBlock[], hasOwn: boolean): DigestSection[] {
  return kinds
    .map((kind) => ({ kind, also: hasOwn, blocks: shown.filter((block) => block.kind === kind) }))
    .filter((section) => section.blocks.length > 0);
}

/**
 * Decides what one person reads, in which order: their own points first (fixed, then not yet, then no), then what others said. The digest's
 * order of blocks is kept within each kind. `room` (0 to 1) shortens both lists for a mail that would grow too large; what is left out is counted.
 */
export function planDigest(digest: Digest, byTheme: Map<string, DigestBlock>, person: DigestPerson, room = 1): DigestPlan {
  const { own, loose } = ownByTheme(byTheme, person);
  const told = new Set(own.map(({ block }) => block.themeId));
  const others = digest.blocks.filter((block) => !told.has(block.themeId));
  const shown = shownOthers(others, Math.ceil((digest.othersShown ?? 10) * room));
  const total = own.length + loose.length;
  const hasOwn = total > 0;
  const kept = own.slice(0, Math.ceil(ownThemesShown * room)).map(({ block, points }) => ({ block, points: points.slice(0, quotesPerTheme) }));
  const looseKept = loose.slice(0, loosePointsShown);
  return {
    subject: digest.correction === undefined ? subjectOf(digest, total) : `Correction: ${subjectOf(digest, total)}`,
    sentence: sentenceOf(digest, person, tallyOf(own.map(({ block }) => block), loose.length), others.length > 0),
    own: kept,
    loose: looseKept,
    ownLeftOut: total - kept.length - looseKept.length,
    sections: sectionsOf(shown, hasOwn),
    othersLeftOut: others.length - shown.length,
  };
}
