import { leftOutCodes, leftOutWords } from './close-loop/mail-rules.ts';

/** What became of one contact, or of one customer in a quarter, for one survey. */
export const sendingStates = ['waiting', 'invited', 'not_sent'] as const;
export type SendingState = (typeof sendingStates)[number];

/** Every reason for which nobody was asked, or not reminded: those of any mail, and those of sending by rule. */
export const sendingCodes = [...leftOutCodes, 'too_old', 'no_rule', 'not_sampled', 'rule_asks_nobody', 'no_customer', 'not_delivered'] as const;
export type SendingCode = (typeof sendingCodes)[number];

/** The words a count of one reason carries. */
export const sendingCodeWords = {
  ...leftOutWords,
  too_old: 'over too long before we heard of it',
  no_rule: 'no rule is about it',
  not_sampled: 'left out by lot',
  rule_asks_nobody: 'the rule asks nobody',
  no_customer: 'nobody known was in the contact',
  not_delivered: 'the mail could not be delivered',
} as const satisfies Record<SendingCode, string>;

/** A customer's segment, contact's channel or outcome that nobody noted. */
export const unknownWord = 'not noted';
