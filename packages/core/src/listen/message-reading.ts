import type { Metric } from '../vocabulary.ts';
import type { Scale } from './check-score.ts';
import type { MessageItem } from './read-mapped-message.ts';

/** What a vendor's message says in our words; why it says nothing to us; or what keeps it from being understood. */
export type MessageReading = { readonly items: readonly MessageItem[] } | { readonly notUsed: string } | { readonly problem: string };

/** What an administrator says of a source's ratings where its messages do not. */
export interface RatingOptions {
  readonly metric?: Metric | undefined;
  readonly scale?: Scale | undefined;
}
