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
