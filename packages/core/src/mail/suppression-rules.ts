import type { SuppressionReason } from '../close-loop/mail-rules.ts';

/** Who says that an address gets nothing more: it happened here, a colleague, another system by its key, or a file. */
export const suppressionSources = ['event', 'member', 'api', 'import'] as const;
export type SuppressionSource = (typeof suppressionSources)[number];

/** The reasons a person or another system may give; that somebody was erased is known here only. */
export const givenReasons = ['blocked', 'bounced', 'unsubscribed', 'complained'] as const satisfies readonly SuppressionReason[];
export type GivenReason = (typeof givenReasons)[number];

/** Where an address has several reasons, the first of these is the one that counts in a sentence. */
const weightiest = ['erased', 'complained', 'unsubscribed', 'bounced', 'blocked'] as const satisfies readonly SuppressionReason[];

/** The reason that is named where an address has several; undefined where it has none. */
export function weightiestReason(reasons: readonly SuppressionReason[]): SuppressionReason | undefined {
  return weightiest.find((reason) => reasons.includes(reason));
}

/** What stands in the way of taking an address off the list. Who said no can only say yes again themselves; a dead mailbox can come back to life. */
const refusals = {
  bounced: undefined,
  blocked: undefined,
  unsubscribed: 'They unsubscribed, so only they can say yes again: on their preference page, or by telling you, which a colleague notes on their customer page.',
  complained: 'They marked a mail as spam. Nobody but the mailbox provider could tell whether they mean otherwise now, so this stays.',
  erased: 'The person asked to be erased. Nothing is known of them any more, so nobody can ask whether they would want mail again.',
} as const satisfies Record<SuppressionReason, string | undefined>;

/** Why a reason cannot be lifted by the organisation; undefined where it can. */
export function whyNotLifted(reason: SuppressionReason): string | undefined {
  return refusals[reason];
}
