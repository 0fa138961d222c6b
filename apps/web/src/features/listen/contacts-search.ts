import { contactChannels } from '@kept/core/vocabulary.ts';
import { searchDay } from '../../search-day.ts';
import { searchId } from '../../search-id.ts';
import { type SearchOf, searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';
import { searchWord } from '../../search-word.ts';

const readers = {
  channel: searchWord(contactChannels),
  driver: searchId,
  team: (value: unknown) => searchText(value)?.slice(0, 200) || undefined,
  callBack: searchWord(['open', 'missed']),
  from: searchDay,
  to: searchDay,
};

/** What narrows the list of contacts, as it stands in the URL. */
export type ContactFilters = SearchOf<typeof readers>;

/** The URL's words as filters; what the API would refuse counts as missing. */
export const readContactsSearch = searchOf(readers);
