import { AppError } from '@kept/core/errors.ts';
import { digestSentence, digestSubject, tallyOf } from './digest-sentence.ts';
import type { Digest, DigestBlock, DigestKind, DigestPerson, DigestSection, OwnPoint } from './digest-shape.ts';

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
    subject: digestSubject(digest, total),
    sentence: digestSentence(digest, person, tallyOf(own.map(({ block }) => block), loose.length), others.length > 0),
    own: kept,
    loose: looseKept,
    ownLeftOut: total - kept.length - looseKept.length,
    sections: sectionsOf(shown, hasOwn),
    othersLeftOut: others.length - shown.length,
  };
}
