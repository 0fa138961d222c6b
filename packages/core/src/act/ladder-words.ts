import { writeShortDay } from '../calendar.ts';
import type { LadderRole, LadderTrigger } from './ladder.ts';

const workingDays = (days: number) => (days === 1 ? 'one working day' : `${days} working days`);

/** When a step comes, as its ladder says it: "3 working days before the deadline". */
export function triggerWords(trigger: LadderTrigger, days: number): string {
  if (trigger === 'before_deadline') return days === 0 ? 'on the day of the deadline' : `${workingDays(days)} before the deadline`;
  if (trigger === 'after_deadline') return `${workingDays(days)} after the deadline`;
  if (trigger === 'no_owner') return `${workingDays(days)} without an owner`;
  if (trigger === 'no_answer') return `${workingDays(days)} without an answer to a hand-over`;
  return `${workingDays(days)} without ${trigger === 'no_update' ? 'an update' : 'an acknowledgement'}`;
}

/** Why somebody is told, as a sentence. */
export function triggerReason(trigger: LadderTrigger, days: number): string {
  if (trigger === 'before_deadline') return days === 0 ? 'The deadline is today.' : `The deadline is ${workingDays(days)} away.`;
  if (trigger === 'after_deadline') return `The deadline passed ${workingDays(days)} ago.`;
  if (trigger === 'no_owner') return `Nobody has owned it for ${workingDays(days)}.`;
  if (trigger === 'no_answer') return `Whoever is asked to take it over has not answered for ${workingDays(days)}.`;
  return trigger === 'no_update' ? `There has been no update for ${workingDays(days)}.` : `Its owner has not acknowledged it for ${workingDays(days)}.`;
}

/** The words for whom a step tells. */
export const ladderRoleWords = { owner: 'the owner', deputy: 'the deputy', leads: 'the leads', sponsor: 'the executive sponsor' } as const satisfies Record<LadderRole, string>;

/** Names in a sentence: "Asha", "Asha and Tom", "Asha, Tom and Lena". */
export function nameList(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** What a ladder does while nobody answers: "If nothing happens, on 3 December Asha is told, on 8 December Tom." */
export function previewSentence(told: readonly { readonly on: string; readonly people: readonly string[] }[]): string {
  if (told.length === 0) return 'If nothing happens, nobody is told.';
  const parts = told.map(({ on, people }, at) => `on ${writeShortDay(on)} ${nameList(people)}${at > 0 ? '' : people.length === 1 && !people[0]?.startsWith('the leads') ? ' is told' : ' are told'}`);
  return `If nothing happens, ${parts.join(', ')}.`;
}
