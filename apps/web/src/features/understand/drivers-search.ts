import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';
import { searchWord } from '../../search-word.ts';

const shown = ['taxonomy', 'suggested'] as const;
const orders = ['surest', 'least_sure'] as const;

/** What the page of contact drivers keeps in the URL. */
export const driversSearch = searchOf({ show: searchWord(shown), driver: searchText, order: searchWord(orders), at: searchText });
export type DriversSearch = ReturnType<typeof driversSearch>;
