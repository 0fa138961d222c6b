import { formatLongDay } from '../../ui/format-long-day.ts';
import type { FrictionSession } from './session-queries.ts';

/** Where a session stands, in a sentence made from its days and numbers. */
export function sessionLead({ state, points, closesOn, meetsOn, releasesOn }: FrictionSession): string {
  const day = meetsOn === null ? 'no day yet' : formatLongDay(meetsOn);
  const decided = points.filter(({ outcome }) => outcome !== null).length;
  if (state === 'reporting') return `Agents report until ${formatLongDay(closesOn)}. Their reports are opened together on ${formatLongDay(releasesOn)}; the session is on ${day}.`;
  if (state === 'waiting') return `The round has closed. Its reports are opened together on ${formatLongDay(releasesOn)}, if there are at least five.`;
  if (state === 'late') return 'Fewer than five reports came. They stay closed and are opened with those of the next round that has five.';
  if (state === 'opened') return `The reports have been opened. No theme has five of them yet; each search for themes asks again, until the session on ${day}.`;
  if (points.length === 0) return 'No theme has five reports that can be shown. The reports still count where more come together.';
  if (state === 'agenda') return `The session is on ${day}. Until then others can say “me too”. ${decided} of ${points.length} points have an outcome.`;
  return state === 'shared' ? `Shared with everybody here and with the agents. The session was on ${day}.` : `The session was on ${day}. ${decided} of ${points.length} points have an outcome. Sharing the results mails them, once, to everybody who may see friction.`;
}

/** What will stand where the agenda is missing. */
export function agendaToCome({ state, releasesOn }: FrictionSession): string {
  const when = state === 'reporting' || state === 'waiting' ? `From ${formatLongDay(releasesOn)} on` : 'As soon as there is one';
  return state === 'reporting' || state === 'waiting' || state === 'opened'
    ? `${when}, each theme that five agents or more report stands here: how many, how often, at which step, and what customers say of the same. Then others can say “me too”, and each point gets an outcome.`
    : 'A theme becomes a point once five agents report it, and only where nobody can be told from the rest.';
}
