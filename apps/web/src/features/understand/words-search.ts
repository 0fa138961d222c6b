import { sentiments } from '@kept/core/sentiment-words.ts';
import { channels, feedbackKinds } from '@kept/core/vocabulary.ts';
import type { MentionFilters } from './queries.ts';

/** What narrows the words on a theme's page, as it stands in the URL. */
export interface WordsSearch {
  kind?: string | undefined;
  channel?: string | undefined;
  felt?: string | undefined;
  source?: string | undefined;
  segment?: string | undefined;
  days?: string | undefined;
}

/** The URL's words as the API's filters; what the API would not know is left out. */
export function filtersOf({ kind, channel, felt, source, segment, days }: WordsSearch, now = new Date()): MentionFilters {
  const knownKind = feedbackKinds.find((each) => each === kind);
  const knownChannel = channels.find((each) => each === channel);
  const knownFeeling = sentiments.find((each) => each === felt);
  const count = Number(days);
  const from = days !== undefined && Number.isInteger(count) && count > 0 && count < 4000 ? new Date(now.getTime() - count * 86_400_000).toISOString().slice(0, 10) : undefined;
  return {
    ...(knownKind === undefined ? {} : { kind: knownKind }),
    ...(knownChannel === undefined ? {} : { channel: knownChannel }),
    ...(knownFeeling === undefined ? {} : { sentiment: knownFeeling }),
    ...(source === undefined || source === '' ? {} : { source: source.slice(0, 200) }),
    ...(segment === undefined || segment === '' ? {} : { segment: segment.slice(0, 100) }),
    ...(from === undefined ? {} : { from }),
  };
}

/** Says whether anything is narrowed. */
export function isNarrowed(search: WordsSearch): boolean {
  return Object.values(search).some((value) => value !== undefined);
}
