import { type ThemeStatus, isDecided, isUnresolved } from '../act/theme-status.ts';
import { writeDay, writeShortDay } from '../calendar.ts';
import type { BlockKind } from '../vocabulary.ts';

/** A theme as a digest or the public page looks at it. Days are in the organisation's zone. */
export interface TellableTheme {
  readonly id: string;
  readonly title: string;
  readonly status: ThemeStatus;
  readonly statusSince: Date;
  readonly resolutionNumber: number;
  readonly whatChanged: string | null;
  readonly declineReason: string | null;
  readonly confirmedBy: 'customers' | 'data' | null;
  readonly liveOn: string | null;
  readonly deadlineOn: string | null;
  readonly ownerName: string | null;
  /** Who agreed, as the second person, not to change it. */
  readonly approverName?: string | null;
  /** The newest public words of its owner, when there are any since the theme was last opened. */
  readonly publicText: string | null;
  readonly publicTextOn: string | null;
  /** How many customers made the point; agents' reports do not count. */
  readonly people: number;
}

/** One theme of a digest, with the words a customer reads. */
export interface ChosenBlock {
  readonly themeId: string;
  readonly kind: BlockKind;
  readonly title: string;
  readonly text: string;
  readonly people: number;
  readonly liveOn: string | null;
  readonly ownerName: string | null;
  readonly approverName: string | null;
  readonly evidence: string | null;
  readonly resolutionNumber: number;
}

const order = ['did', 'working', 'declined', 'unanswered'] as const satisfies readonly BlockKind[];

/** Which kind of answer a theme is today, or undefined when there is nothing to tell. A promised day that passed in silence is "unanswered". */
export function blockKindOf(theme: TellableTheme, today: string): BlockKind | undefined {
  if (theme.people < 1) return undefined;
  if (theme.status === 'declined') return 'declined';
  if (isDecided(theme.status)) return 'did';
  if (!isUnresolved(theme.status)) return undefined;
  const isSilent = theme.deadlineOn !== null && theme.deadlineOn < today && (theme.publicTextOn === null || theme.publicTextOn < theme.deadlineOn);
  if (isSilent) return 'unanswered';
  return theme.status === 'open' && theme.publicText === null ? undefined : 'working';
}

/** What is news to customers: decided since the last digest, or in the time of one that was cancelled, and not told by any other. */
export interface News {
  readonly since: Date;
  /** From when to when the cancelled ones reached. */
  readonly cancelled: readonly { readonly from: Date; readonly until: Date }[];
  /** `toldKey` of every decision that an earlier digest holds. */
  readonly told: ReadonlySet<string>;
}

/** Chooses what a digest tells: every theme whose decision is news, then what is being worked on and what was promised and not answered. */
export function chooseBlocks(themes: readonly TellableTheme[], news: News, today: string): ChosenBlock[] {
  const blocks = themes.flatMap((theme) => {
    const kind = blockKindOf(theme, today);
    if (kind === undefined) return [];
    return isDecided(theme.status) && !isNews(theme, kind, news) ? [] : [blockOf(theme, kind)];
  });
  return blocks.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.people - a.people || (a.themeId < b.themeId ? -1 : 1));
}

function isNews({ id, statusSince: at, resolutionNumber }: TellableTheme, kind: BlockKind, { since, cancelled, told }: News): boolean {
  const isUntold = at > since || cancelled.some(({ from, until }) => at > from && at <= until);
  return isUntold && !told.has(toldKey(id, resolutionNumber, kind));
}

/** How one told decision is remembered. */
export function toldKey(themeId: string, resolutionNumber: number, kind: BlockKind): string {
  return `${themeId}:${resolutionNumber}:${kind}`;
}

/** Says whether a digest with these blocks has anything decided to tell. */
export function hasDecision(blocks: readonly { readonly kind: BlockKind }[]): boolean {
  return blocks.some((block) => block.kind === 'did' || block.kind === 'declined');
}

/** The words a customer reads about one theme. */
export function publicWords(theme: TellableTheme, kind: BlockKind): string {
  if (kind === 'did') return theme.whatChanged ?? theme.publicText ?? '';
  if (kind === 'declined') return theme.declineReason ?? '';
  const promised = theme.deadlineOn === null ? '' : writeShortDay(theme.deadlineOn);
  if (kind === 'unanswered') return `The date we promised, ${promised}, has passed without an answer.`;
  return theme.publicText ?? `We are working on it. The date we promised is ${promised}.`;
}

/** The proof beside a fix, in a sentence, when there is one. */
function evidenceWords(confirmedBy: TellableTheme['confirmedBy']): string | null {
  if (confirmedBy === null) return null;
  return confirmedBy === 'customers' ? 'Confirmed by the customers who told us.' : 'Confirmed: since then fewer customers bring it up.';
}

function blockOf(theme: TellableTheme, kind: BlockKind): ChosenBlock {
  return {
    themeId: theme.id,
    kind,
    title: theme.title,
    text: publicWords(theme, kind),
    people: theme.people,
    liveOn: kind === 'did' ? theme.liveOn : null,
    ownerName: theme.ownerName,
    approverName: kind === 'declined' ? (theme.approverName ?? null) : null,
    evidence: kind === 'did' ? evidenceWords(theme.confirmedBy) : null,
    resolutionNumber: theme.resolutionNumber,
  };
}

/** The day a promise or change is written with in public. */
export function publicDay(day: string | null): string | undefined {
  return day === null ? undefined : writeDay(day);
}
