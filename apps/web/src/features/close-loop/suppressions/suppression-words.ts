import type { SuppressionReason } from '@kept/core/close-loop/mail-rules.ts';
import type { SuppressionSource } from '@kept/core/mail/suppression-rules.ts';

/** Why an address gets nothing more, as a label. */
export const reasonWords = {
  unsubscribed: 'Unsubscribed',
  bounced: 'Bounced',
  complained: 'Marked as spam',
  erased: 'Asked to be erased',
  blocked: 'Blocked by you',
} as const satisfies Record<SuppressionReason, string>;

/** Who says so, as a label. */
export const sourceWords = {
  event: 'Happened here',
  member: 'Added by a colleague',
  api: 'From another system',
  import: 'From a file',
} as const satisfies Record<SuppressionSource, string>;
