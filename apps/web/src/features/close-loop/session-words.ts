import type { OutcomePlace, PointOutcome } from '@kept/core/listen/session-words.ts';
import { formatLongDay } from '../../ui/format-long-day.ts';
import type { FrictionSession } from './session-queries.ts';

/** What came of a point, in a word or two. */
export const outcomeWords = { changed: 'Changed', will_change: 'Will change', needs_decision: 'Needs a decision', will_not_change: 'Will not change' } as const satisfies Record<PointOutcome, string>;

/** Whose desk it is on. */
export const placeWords = { product: 'Product', operations: 'Operations', leadership: 'Leadership' } as const satisfies Record<OutcomePlace, string>;

/** Where a session stands, in a sentence made from its days and numbers. */
export function sessionLead({ state, points, closesOn, meetsOn }: FrictionSession): string {
  const day = meetsOn === null ? 'no day yet' : formatLongDay(meetsOn);
  const decided = points.filter(({ outcome }) => outcome !== null).length;
  if (state === 'reporting') return `Agents report until ${formatLongDay(closesOn)}. The agenda is made from their reports; the session is on ${day}.`;
  if (state === 'waiting') return 'The round has closed. The agenda is made once at least five reports can be opened together.';
  if (points.length === 0) return 'No theme has five reports that can be shown. The reports still count where more come together.';
  if (state === 'agenda') return `The session is on ${day}. Until then others can say “me too”. ${decided} of ${points.length} points have an outcome.`;
  return state === 'shared' ? `Shared with everybody here and with the agents. The session was on ${day}.` : `The session was on ${day}. ${decided} of ${points.length} points have an outcome.`;
}
