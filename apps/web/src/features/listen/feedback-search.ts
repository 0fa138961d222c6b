import { sentiments } from '@kept/core/sentiment-words.ts';
import { channels, feedbackKinds, journeyStages, metrics } from '@kept/core/vocabulary.ts';
import { searchDay } from '../../search-day.ts';
import { searchId } from '../../search-id.ts';
import { type SearchOf, searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';
import { searchWord } from '../../search-word.ts';

const customerChannels = channels.filter((channel) => channel !== 'friction');
const customerKinds = feedbackKinds.filter((kind) => kind !== 'friction');

const readers = {
  q: words(200),
  kind: searchWord(customerKinds),
  channel: searchWord(customerChannels),
  source: words(200),
  from: searchDay,
  to: searchDay,
  unthemed: flag,
  metric: searchWord(metrics),
  scoreFrom: figure,
  scoreTo: figure,
  stage: searchWord(journeyStages),
  segment: words(100),
  language: words(35),
  sentiment: searchWord(sentiments),
  survey: searchId,
  customer: searchId,
};

/** What narrows the list of feedback, as it stands in the URL. */
export type FeedbackFilters = SearchOf<typeof readers>;

/** The URL's words as filters; what the API would refuse counts as missing. */
export const readFeedbackSearch = searchOf(readers);

/** Those that stand behind "More filters". */
const further = ['channel', 'segment', 'stage', 'language', 'sentiment', 'metric', 'scoreFrom', 'scoreTo', 'survey'] as const satisfies readonly (keyof FeedbackFilters)[];

/** How many of the further filters are set. */
export function countFurther(filters: FeedbackFilters): number {
  return further.filter((name) => filters[name] !== undefined).length;
}

function words(most: number): (value: unknown) => string | undefined {
  return (value) => searchText(value)?.slice(0, most) || undefined;
}

function figure(value: unknown): number | undefined {
  const text = searchText(value);
  return text !== undefined && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

function flag(value: unknown): '1' | undefined {
  return searchText(value) === '1' ? '1' : undefined;
}
