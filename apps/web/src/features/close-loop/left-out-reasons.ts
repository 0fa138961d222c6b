import { type LeftOutCode, leftOutCodes } from '@kept/core/close-loop/mail-rules.ts';
import type { Audience } from './audience/queries.ts';

/** Why somebody is left out, in a sentence. */
export const leftOutSentences = {
  not_wanted: 'Chose not to get the digest',
  unsubscribed: 'Unsubscribed from all mail',
  budget: 'Had another mail from you too recently',
  asked_recently: 'Was asked in a survey too recently',
  kept_for_quarterly: 'The last mail of the budget is kept for the quarterly survey',
  answered: 'Had answered meanwhile',
  survey_closed: 'The survey was closed',
  switched_off: 'Sending was switched off',
  link_over: 'Their link had ended',
  bounced: 'An earlier mail to them bounced',
  complained: 'Marked an earlier mail as spam',
  no_address: 'Gave no email address',
  bad_address: 'Gave an address that cannot be right',
  same_address: 'Share an address with somebody who gets it',
  erased: 'Asked to be erased',
  blocked: 'Was put on the suppression list by you',
  told_already: 'Was told already',
  not_true_now: 'It is not true any more',
  not_in_audience: 'Not in the audience you chose',
  control_group: 'Held back to compare; told with the next digest',
} as const satisfies Record<LeftOutCode, string>;

/** What leaves somebody out of a survey or a notice only. */
const ofOthers: readonly LeftOutCode[] = ['asked_recently', 'answered', 'survey_closed', 'switched_off', 'link_over', 'told_already', 'not_true_now', 'not_in_audience', 'control_group'];

/** Every reason to leave somebody out of a digest, in a sentence with its count: the largest first, then those that nobody fell under. */
export function leftOutReasons({ reasons }: Audience): [string, number][] {
  const counted = new Map(reasons.map(({ code, people }) => [code, people]));
  return leftOutCodes.filter((code) => !ofOthers.includes(code) || counted.has(code)).map((code): [string, number] => [leftOutSentences[code], counted.get(code) ?? 0]).sort(([, a], [, b]) => b - a);
}
