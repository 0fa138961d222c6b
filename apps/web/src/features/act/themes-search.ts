import { themeStatuses } from '@kept/core/act/theme-status.ts';
import { journeyStages, origins } from '@kept/core/vocabulary.ts';
import type { ExplorerSearch } from '../measure/explorer-search.ts';
import type { ThemeFilters } from './queries.ts';

/** What the page of themes keeps in the URL; the explorer's words stand beside its own. */
export interface ThemesSearch extends ExplorerSearch {
  show?: string;
  theme?: string;
  status?: string;
  owner?: string;
  words?: string;
  /** Counted by owner, origin or stage in place of the list. */
  group?: string | undefined;
  sort?: string | undefined;
  days?: string;
  /** How close a match of a new theme must be, and whether it takes from themes with an owner. */
  strictness?: string;
  owned?: string;
}

const sorts = ['volume', 'growth', 'score', 'newest', 'deadline'] as const;

/** The URL's words as the API's filters; what the API would not know is left out. */
export function themeFiltersOf({ status, origin, stage, owner, words, sort, days }: ThemesSearch): ThemeFilters {
  const knownStatus = themeStatuses.find((each) => each === status);
  const knownOrigin = origins.find((each) => each === origin);
  const knownStage = journeyStages.find((each) => each === stage);
  const knownSort = sorts.find((each) => each === sort);
  return {
    ...(knownStatus === undefined ? {} : { status: knownStatus }),
    ...(knownOrigin === undefined ? {} : { origin: knownOrigin }),
    ...(knownStage === undefined ? {} : { journeyStage: knownStage }),
    ...(owner === undefined || (owner !== 'none' && !/^[0-9a-f-]{36}$/.test(owner)) ? {} : { owner }),
    ...(words === undefined ? {} : { search: words.slice(0, 200) }),
    ...(knownSort === undefined ? {} : { sort: knownSort }),
    ...(days !== undefined && /^[1-9]\d{0,2}$/.test(days) ? { period: days } : {}),
  };
}

/** Says whether anything but the order narrows the list. */
export function isListNarrowed({ status, origin, stage, owner, words }: ThemesSearch): boolean {
  return [status, origin, stage, owner, words].some((each) => each !== undefined);
}
