import type { InboundState, ReturnKind } from '@kept/core/mail/inbound-words.ts';
import type { MailKind, MailState } from '@kept/core/vocabulary.ts';

/** What each kind of mail is called. */
export const mailKindWords = {
  survey: 'Survey',
  reminder: 'Reminder',
  owner: 'To an owner',
  notice: 'Notice',
  digest: 'Digest',
  account: 'Account',
  approval: 'Approval',
  test: 'Test',
  subscription: 'Subscription',
} as const satisfies Record<MailKind, string>;

/** What became of a mail, in a word. */
export const mailStateWords = {
  pending: 'Waiting',
  sending: 'On its way',
  sent: 'Sent',
  failed: 'Failed',
  left_out: 'Left out',
  uncertain: 'Uncertain',
  cancelled: 'Held back',
} as const satisfies Record<MailState, string>;

/** How a mail came back after it was handed over. */
export const returnedWords = {
  delayed: 'Delayed',
  bounced: 'Came back',
  complained: 'Marked as spam',
} as const satisfies Record<ReturnKind, string>;

/** What became of a message that came in, in a word. */
export const inboundStateWords = {
  waiting: 'Waiting',
  used: 'Taken up',
  not_used: 'Not needed',
  refused: 'Refused',
  failed: 'Failed',
} as const satisfies Record<InboundState, string>;
