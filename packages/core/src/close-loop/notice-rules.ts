import type { ThemeStatus } from '../act/theme-status.ts';
import { isDecided, isUnresolved } from '../act/theme-status.ts';

/** What a notice says became of a theme; its tone follows. */
export const noticeOutcomes = ['fixed', 'partly', 'in_progress', 'declined'] as const;
export type NoticeOutcome = (typeof noticeOutcomes)[number];

/** Which news it is, as the digest calls it too: each is told to a person once per theme and resolution. */
export const newsKinds = ['did', 'working', 'declined'] as const;
export type NewsKind = (typeof newsKinds)[number];

/** From a draft to the last mail; stopped on its way, or never sent. */
export const noticeStates = ['draft', 'held', 'telling', 'told', 'stopped', 'cancelled'] as const;
export type NoticeState = (typeof noticeStates)[number];

/** How far one person of a notice is. */
export const tellingStates = ['waiting', 'mailed', 'left_out'] as const;

/** The words a person reads for each state. */
export const noticeStateWords = {
  draft: 'Draft',
  held: 'Goes out soon',
  telling: 'Going out',
  told: 'Told',
  stopped: 'Stopped on its way',
  cancelled: 'Not sent',
} as const satisfies Record<NoticeState, string>;

/** The words a person reads for each outcome. */
export const noticeOutcomeWords = {
  fixed: 'It is fixed',
  partly: 'It is partly fixed',
  in_progress: 'It is in progress',
  declined: 'We decided not to',
} as const satisfies Record<NoticeOutcome, string>;

/** What of a theme decides whether there is news of it. */
export interface NewsTheme {
  readonly status: ThemeStatus;
  readonly resolutionNumber: number;
}

/** Which news a theme has for those who said it: a decision; or, while somebody works on it, a public update if there is one. */
export function newsOf({ status }: Pick<NewsTheme, 'status'>, hasPublicUpdate: boolean): NewsKind | undefined {
  if (isDecided(status)) return status === 'declined' ? 'declined' : 'did';
  return isUnresolved(status) && hasPublicUpdate ? 'working' : undefined;
}

/** Says whether news may still be told: the theme was not opened again, merged, decided otherwise or fixed once more since. */
export function isNewsStanding(news: { readonly kind: NewsKind; readonly resolutionNumber: number }, theme: NewsTheme): boolean {
  return theme.resolutionNumber === news.resolutionNumber && newsOf(theme, true) === news.kind;
}

const outcomesOf = { did: ['fixed', 'partly'], working: ['in_progress'], declined: ['declined'] } as const satisfies Record<NewsKind, readonly NoticeOutcome[]>;

/** What may be said of each kind of news; the first unless somebody chooses. */
export function outcomesFor(kind: NewsKind): readonly NoticeOutcome[] {
  return outcomesOf[kind];
}

/** The outcome a draft begins with: a fix that customers and the data dispute is partly one at most. */
export function firstOutcome(kind: NewsKind, isDisputed: boolean): NoticeOutcome {
  if (kind === 'did') return isDisputed ? 'partly' : 'fixed';
  return kind === 'working' ? 'in_progress' : 'declined';
}
