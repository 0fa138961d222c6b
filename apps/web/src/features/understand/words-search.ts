import { channels, feedbackKinds } from '@kept/core/vocabulary.ts';
import type { MentionFilters } from './queries.ts';

/** What narrows the words on a theme's page, as it stands in the URL. */
export interface WordsSearch {
  kind?: string;
  channel?: string;
  days?: string;
}

/** The URL's words as the API's filters; what the API would not know is left out. */
export function filtersOf({ kind, channel, days }: WordsSearch, now = new Date()): MentionFilters {
  const knownKind = feedbackKinds.find((each) => each === kind);
  const knownChannel = channels.find((each) => each === channel);
  const count = Number(days);
  const from = days !== undefined && Number.isInteger(count) && count > 0 && count < 4000 ? new Date(now.getTime() - count * 86_400_000).toISOString().slice(0, 10) : undefined;
  return { ...(knownKind === undefined ? {} : { kind: knownKind }), ...(knownChannel === undefined ? {} : { channel: knownChannel }), ...(from === undefined ? {} : { from }) };
}

/** Says whether anything is narrowed. */
export function isNarrowed(search: WordsSearch): boolean {
  return Object.values(search).some((value) => value !== undefined);
}
