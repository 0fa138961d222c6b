import { searchOf, type SearchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';

const names = {
  /** The import that is looked at. */
  run: searchText,
  /** The file that was sent and waits. */
  file: searchText,
  /** What was tried last: an import that saved nothing. */
  check: searchText,
  /** What the rows become: feedback, customers or contacts. */
  into: searchText,
  format: searchText,
  entry: searchText,
  map: searchText,
  source: searchText,
  kind: searchText,
  channel: searchText,
  metric: searchText,
  scale: searchText,
  dates: searchText,
  timezone: searchText,
  fixed: searchText,
};

/** Everything the wizard knows stands in the URL: it can be left, sent on and gone back in. */
export const importSearch = searchOf(names);
export type ImportSearch = SearchOf<typeof names>;
