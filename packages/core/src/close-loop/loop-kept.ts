import type { ThemeStatus } from '../act/theme-status.ts';
import { fillWords } from '../listen/survey-words.ts';

/** Of the concerns received more than 90 days ago: how many were answered, and how. `answered` is `changed` plus `declined`; `confirmed` lies within `changed`. */
export interface LoopKept {
  readonly raised: number;
  readonly answered: number;
  readonly changed: number;
  readonly confirmed: number;
  readonly declined: number;
  readonly unanswered: number;
}

/** So many days an organisation has to answer before a concern counts. */
export const loopKeptAfterDays = 90;

/** Concerns that share one fate: the status of their theme (null without one), and whether they were raised before the change went live. */
export interface ConcernGroup {
  readonly status: ThemeStatus | null;
  readonly isBeforeChange: boolean;
  readonly concerns: number;
}

/**
 * Counts loop kept. A concern is one text and one theme it makes a point about; a text without a theme is one concern, unanswered.
 * A change answers only those who spoke before it went live: who complains afterwards is still waiting.
 */
export function countLoopKept(groups: readonly ConcernGroup[]): LoopKept {
  const sum = (fits: (group: ConcernGroup) => boolean) => groups.filter(fits).reduce((total, group) => total + group.concerns, 0);
  const raised = sum(() => true);
  const confirmed = sum((group) => group.status === 'confirmed' && group.isBeforeChange);
  const changed = confirmed + sum((group) => group.status === 'done' && group.isBeforeChange);
  const declined = sum((group) => group.status === 'declined');
  return { raised, answered: changed + declined, changed, confirmed, declined, unanswered: raised - changed - declined };
}

const figures = new Intl.NumberFormat('en-GB');

/** Loop kept in words, and what is said while it is too early; {slots} are filled. */
export const loopKeptSentences = {
  kept: 'Of {raised} things customers raised more than 90 days ago we changed {changed}, decided not to change {declined} and have not answered {unanswered}.',
  keptNone: 'Nothing was raised more than 90 days ago, so it is too early to say how many were answered.',
};

/** Loop kept as one sentence with its denominator, or that it is too early to say. */
export function writeLoopKept(kept: LoopKept, sentences = loopKeptSentences, write: (count: number) => string = figures.format): string {
  if (kept.raised === 0) return sentences.keptNone;
  return fillWords(sentences.kept, { raised: write(kept.raised), changed: write(kept.changed), declined: write(kept.declined), unanswered: write(kept.unanswered) });
}
